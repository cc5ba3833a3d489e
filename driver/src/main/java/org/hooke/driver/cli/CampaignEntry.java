package org.hooke.driver.cli;

import java.util.List;

/**
 * A member of a campaign as the user names it.
 *
 * @param name of its folder and row; no two are equal
 * @param path of its input or structure file
 * @param overrides assignments "key=value" on top of that
 * @param priority higher ones are computed first
 */
record CampaignEntry(String name, String path, List<String> overrides, double priority) {
  CampaignEntry {
    overrides = List.copyOf(overrides);
  }
}
