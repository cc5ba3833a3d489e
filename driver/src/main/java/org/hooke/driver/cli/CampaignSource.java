package org.hooke.driver.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hooke.driver.input.FileSource;
import org.hooke.driver.input.InputException;
import org.hooke.driver.storage.Folder;

/** The members of a campaign: every file of a folder but hidden ones, in order of their names. */
final class CampaignSource {
  private final String name;
  private final List<CampaignEntry> entries;
  private final FileSource files;

  private CampaignSource(String name, List<CampaignEntry> entries, FileSource files) {
    this.name = name;
    this.entries = List.copyOf(entries);
    this.files = files;
  }

  /**
   * Reads what a path names.
   *
   * @param overrides assignments "key=value" for all members
   * @throws InputException when it names nothing that has members
   */
  static CampaignSource of(String path, List<String> overrides) {
    NamedFiles files = new NamedFiles(Map.of());
    Folder folder = ResumeCommand.open("campaign", path);
    List<CampaignEntry> entries = new ArrayList<>();
    try {
      Set<String> taken = new HashSet<>();
      for (String file : folder.list()) {
        String input = folder.name(file);
        if (!file.startsWith(".") && !files.isFolder(input)) {
          int dot = file.lastIndexOf('.');
          String stem = dot > 0 ? file.substring(0, dot) : file;
          String name = taken.add(stem) ? stem : file;
          taken.add(name);
          entries.add(new CampaignEntry(name, input, overrides, 0));
        }
      }
    } catch (IOException e) {
      throw new InputException("campaign", path, "a folder that can be read (" + e + ")");
    }
    if (entries.isEmpty()) {
      throw new InputException("campaign", folder.name(), "a folder with structures in it");
    }
    return new CampaignSource(new java.io.File(path).getName(), entries, files);
  }

  /** What the campaign is called unless the user says otherwise. */
  String name() {
    return name;
  }

  /** The first members. */
  List<CampaignEntry> entries(int limit) {
    return entries.subList(0, Math.min(limit, entries.size()));
  }

  /** Where their files are read from. */
  FileSource files() {
    return files;
  }
}
