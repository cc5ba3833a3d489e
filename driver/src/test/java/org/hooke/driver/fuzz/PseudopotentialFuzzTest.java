package org.hooke.driver.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.hooke.kernels.pseudo.PseudopotentialException;
import org.hooke.kernels.pseudo.PseudopotentialReader;
import org.junit.jupiter.api.Test;

/** Every reader of pseudopotentials under seeded damage, from small files of each format. */
class PseudopotentialFuzzTest {
  private static final String CP2K =
      """
      # a table entry
      Si GTH-PADE-q4 GTH-LDA-q4
          2    2
           0.44000000    1    -7.33610297
          2
           0.42273813    2     5.90692831    -1.26189397
                                              3.25819622
           0.48427842    1     2.72701346
      """;

  private static final String ABINIT_GTH =
      """
      GTH Si GTH-PADE-q4
      14 4 070301 zatom,zion,pspdat
      10 7 1 2 2001 0 pspcod,pspxc,lmax,lloc,mmax,r2well
      0.44000000 1 -7.33610297 rloc nloc c
      2 nnonloc
      0.42273813 2 5.90692831 -1.26189397
        3.25819622
      0.48427842 1 2.72701346
         0.0
      """;

  private static final String HGH =
      """
      Hartwigsen-Goedecker-Hutter psp for Si,  from PRB58, 3641 (1998)
         14   4  010605 zatom,zion,pspdat
       3 1   1 0 2001 0  pspcod,pspxc,lmax,lloc,mmax,r2well
        0.440000   -7.336103    0.000000    0.000000   0.000000 rloc, c1, c2, c3, c4
        0.422738    5.906928    3.258196    0.000000          rs, h11s, h22s, h33s
        0.484278    2.727013    0.000000    0.000000          rp, h11p, h22p, h33p
                    0.000373    0.014437    0.000000          k11p, k22p, k33p
      """;

  private static final int POINTS = 121;
  private static final double STEP = 0.1;

  /** Smooth, finite at 0, with the tail -4/r. */
  private static double local(double r) {
    return -4 / Math.sqrt(r * r + 0.5);
  }

  private static String psp8() {
    StringBuilder out = new StringBuilder("small Si\n14.0 4.0 200101 zatom,zion,pspd\n");
    out.append("8 11 1 4 ").append(POINTS).append(" 0 pspcod,pspxc,lmax,lloc,mmax,r2well\n");
    out.append("5.99 0.0 0.0 rchrg fchrg qchrg\n1 1 0 0 0 nproj\n0 0 extension_switch\n");
    for (int l = 0; l < 2; l++) {
      int power = l + 1;
      out.append(l).append(" 1.5e+00\n");
      rows(out, r -> Math.pow(r, power) * Math.exp(-r * r));
    }
    out.append("4\n");
    rows(out, PseudopotentialFuzzTest::local);
    return out.toString();
  }

  private static void rows(StringBuilder out, DoubleUnaryOperator f) {
    for (int k = 0; k < POINTS; k++) {
      double r = k * STEP;
      out.append(String.format(Locale.ROOT, "%d %.10e %.10e%n", k + 1, r, f.applyAsDouble(r)));
    }
  }

  private static String upf() {
    String size = " type=\"real\" size=\"" + POINTS + "\"";
    return "<UPF version=\"2.0.1\">\n<PP_INFO>\nsmall\n</PP_INFO>\n"
        + "<PP_HEADER generated=\"x\" author=\"y\" element=\"Si\" pseudo_type=\"NC\""
        + " relativistic=\"scalar\" is_ultrasoft=\"F\" is_paw=\"F\" is_coulomb=\"F\""
        + " has_so=\"F\" has_wfc=\"F\" has_gipaw=\"F\" core_correction=\"F\""
        + " functional=\"PBE\" z_valence=\"4.0\" total_psenergy=\"0.0\" rho_cutoff=\"12.0\""
        + " l_max=\"0\" l_local=\"-1\" mesh_size=\""
        + POINTS
        + "\" number_of_wfc=\"0\" number_of_proj=\"1\"/>\n<PP_MESH mesh=\""
        + POINTS
        + "\">\n"
        + column("PP_R", size, r -> r)
        + column("PP_RAB", size, r -> STEP)
        + "</PP_MESH>\n"
        + column("PP_LOCAL", size, r -> 2 * local(r))
        + "<PP_NONLOCAL>\n"
        + column(
            "PP_BETA.1",
            size + " index=\"1\" angular_momentum=\"0\" cutoff_radius_index=\"61\"",
            r -> r * Math.exp(-r * r))
        + "<PP_DIJ type=\"real\" size=\"1\">\n2.5\n</PP_DIJ>\n</PP_NONLOCAL>\n"
        + column("PP_RHOATOM", size, r -> 4 * 4 * r * r * Math.exp(-2 * r))
        + "</UPF>\n";
  }

  private static String column(String name, String attributes, DoubleUnaryOperator f) {
    StringBuilder out = new StringBuilder("<" + name + attributes + ">\n");
    for (int k = 0; k < POINTS; k++) {
      out.append(String.format(Locale.ROOT, "%.10e", f.applyAsDouble(k * STEP)));
      out.append(k % 4 == 3 ? '\n' : ' ');
    }
    return out.append("\n</").append(name.replaceAll(" .*", "")).append(">\n").toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static FuzzTarget target(String name, String seed) {
    PseudopotentialReader reader = new PseudopotentialReader();
    return new FuzzTarget(
        name,
        List.of(bytes(seed)),
        content -> reader.read(name, content).coreRadius(),
        PseudopotentialException.class);
  }

  @Test
  void theSeedsThemselvesAreRead() {
    PseudopotentialReader reader = new PseudopotentialReader();
    for (String seed : List.of(CP2K, ABINIT_GTH, HGH, psp8(), upf())) {
      assertEquals("Si", reader.read("seed", bytes(seed)).symbol());
    }
  }

  @Test
  void damagedFilesAreReadOrRefused() throws IOException, InterruptedException {
    List<FuzzTarget> targets =
        List.of(
            target("cp2k", CP2K),
            target("abinit gth", ABINIT_GTH),
            target("hgh", HGH),
            target("psp8", psp8()),
            target("upf", upf()));
    long cases = new Fuzzer(targets).run(Fuzzer.seconds());
    assertTrue(cases > 50, "only " + cases + " cases");
    System.out.println(cases + " damaged pseudopotentials");
  }
}
