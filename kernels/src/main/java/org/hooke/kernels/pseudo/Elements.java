package org.hooke.kernels.pseudo;

import java.util.List;

/** Chemical symbols by atomic number. */
final class Elements {
  private static final List<String> SYMBOLS =
      List.of(
          ("X H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge"
                  + " As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce"
                  + " Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po"
                  + " At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr")
              .split(" ", -1));

  private Elements() {}

  /** Symbol of atomic number 1 .. count(). */
  static String symbol(int number) {
    return SYMBOLS.get(number);
  }

  /** Atomic number, or 0 if there is no such element. */
  static int number(String symbol) {
    return Math.max(0, SYMBOLS.indexOf(symbol));
  }

  static int count() {
    return SYMBOLS.size() - 1;
  }
}
