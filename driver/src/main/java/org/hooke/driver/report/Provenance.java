package org.hooke.driver.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Which program made a result, and on what.
 *
 * @param version of Hooke
 * @param commit the sources' commit; "unknown" outside a checkout
 * @param jvm name and version of the Java virtual machine
 * @param platform operating system and processor architecture
 */
public record Provenance(String version, String commit, String jvm, String platform) {
  /** The running program. */
  public static Provenance current() {
    Properties build = new Properties();
    try (InputStream in =
        Provenance.class.getResourceAsStream("/org/hooke/driver/build.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException missing) {
      build.clear(); // a result without its commit is still a result
    }
    return new Provenance(
        build.getProperty("version", "unknown"),
        build.getProperty("commit", "unknown"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  /** In one line, for the foot of a page. */
  public String line() {
    return "Hooke " + version + ", commit " + commit + "; " + jvm + "; " + platform;
  }

  /** For the result file. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", version);
    map.put("commit", commit);
    map.put("jvm", jvm);
    map.put("platform", platform);
    return map;
  }
}
