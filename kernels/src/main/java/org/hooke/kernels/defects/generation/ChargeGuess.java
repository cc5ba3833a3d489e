package org.hooke.kernels.defects.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hooke.kernels.defects.generation.PointDefect.Kind;

/**
 * Charge states worth computing, each with its reason: from the fully ionised defect, Q = sum of
 * oxidation states added - removed, down to the neutral one; in crystals of one element, where
 * bonds are shared, as many as dangling bonds and differences of valence suggest.
 *
 * @param charge electrons removed
 * @param reason one sentence
 */
public record ChargeGuess(int charge, String reason) {
  /** Charges that dangling bonds and atoms between the atoms take in covalent crystals. */
  private static final int COVALENT = 2;

  /** The states of a defect, ascending. */
  public static List<ChargeGuess> of(PointDefect defect, OxidationStates host) {
    Map<Integer, String> found = new TreeMap<>();
    found.put(0, "neutral");
    if (host.elemental() || !host.known()) {
      covalent(defect, found);
    } else {
      ionic(defect, host, found);
    }
    List<ChargeGuess> guesses = new ArrayList<>();
    found.forEach((charge, reason) -> guesses.add(new ChargeGuess(charge, reason)));
    return guesses;
  }

  private static void ionic(PointDefect defect, OxidationStates host, Map<Integer, String> found) {
    StringBuilder words = new StringBuilder();
    int lost = 0;
    List<Integer> sums = new ArrayList<>(List.of(0));
    for (SiteChange c : defect.changes()) {
      if (!c.removed().isEmpty()) {
        lost += host.of(c.removed());
        words.append(String.format(Locale.ROOT, " - %s%+d", c.removed(), host.of(c.removed())));
      }
      if (!c.added().isEmpty()) {
        List<Integer> states = added(c, host);
        words.append(" + ").append(c.added()).append(states);
        List<Integer> next = new ArrayList<>();
        sums.forEach(s -> states.forEach(state -> next.add(s + state)));
        sums = next;
      }
    }
    for (int sum : sums) {
      int ionised = sum - lost;
      for (int q = Math.min(0, ionised); q <= Math.max(0, ionised); q++) {
        String reason =
            q == ionised
                ? String.format(Locale.ROOT, "fully ionised:%s = %+d", words, ionised)
                : String.format(Locale.ROOT, "between neutral and the ionised %+d", ionised);
        found.merge(q, reason, (old, fresh) -> old.startsWith("fully") ? old : fresh);
      }
    }
    found.merge(0, "neutral", (old, fresh) -> old.startsWith("fully") ? old : fresh);
  }

  /** An element of the crystal keeps its state there; a foreign one may take its usual ones. */
  private static List<Integer> added(SiteChange c, OxidationStates host) {
    return host.of(c.added()) != 0 ? List.of(host.of(c.added())) : OxidationStates.usual(c.added());
  }

  private static void covalent(PointDefect defect, Map<Integer, String> found) {
    if (defect.kind() == Kind.SUBSTITUTION) {
      SiteChange c = defect.changes().get(0);
      int q = OxidationStates.usual(c.added()).get(0) - OxidationStates.usual(c.removed()).get(0);
      for (int between = Math.min(0, q); between <= Math.max(0, q); between++) {
        if (between != 0) {
          found.put(
              between,
              String.format(
                  Locale.ROOT,
                  "%s has %d valence electrons %s than %s",
                  c.added(),
                  Math.abs(q),
                  q > 0 ? "more" : "fewer",
                  c.removed()));
        }
      }
      return;
    }
    String reason =
        defect.kind() == Kind.INTERSTITIAL
            ? "an atom between others in a covalent crystal may give or take electrons"
            : "dangling bonds of a covalent crystal hold none, one or two electrons each";
    for (int q = -COVALENT; q <= COVALENT; q++) {
      found.putIfAbsent(q, reason);
    }
  }
}
