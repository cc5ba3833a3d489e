package org.hooke.driver.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.TextFile;
import org.hooke.driver.structure.CifLexer.Token;
import org.hooke.kernels.crystal.CrystalSystem;
import org.hooke.kernels.crystal.SpaceGroupType;
import org.hooke.kernels.crystal.SymmetryOperation;

/**
 * The operations of a CIF that lists none, from the name of its space group: the Hall symbol where
 * there is one, else the Hermann-Mauguin symbol, else the number. One use.
 *
 * <p>A choice of origin or axes may stand behind the symbol, after a colon or as S, Z, H or R.
 * Without one the cell tells the unique axis of a monoclinic group and rhombohedral axes; a group
 * with two origins is refused, for nothing in the file tells them apart.
 */
final class CifSpaceGroup {
  private static final Pattern SYMBOL =
      Pattern.compile("(.{1,40}?)(?:\\s*:\\s*([A-Za-z0-9-]{1,5})|\\s+([SZHR]))?");
  private static final String RIGHT = "90(\\.0*)?";

  private final TextFile file;
  private final CifBlock block;
  private final List<String> warnings;

  CifSpaceGroup(TextFile file, CifBlock block, List<String> warnings) {
    this.file = file;
    this.block = block;
    this.warnings = warnings;
  }

  /**
   * All operations of the named group; none, with a warning, when no group is named.
   *
   * @throws InputException when the name is not known, or leaves a choice open
   */
  List<CifOperation> operations() {
    Optional<Token> hall = named("_space_group_name_hall", "_symmetry_space_group_name_hall");
    Optional<Token> written = named("_space_group_name_h-m_alt", "_symmetry_space_group_name_h-m");
    Optional<Token> number = named("_space_group_it_number", "_symmetry_int_tables_number");
    Optional<Token> told = hall.or(() -> written).or(() -> number);
    if (told.isEmpty()) {
      warnings.add("no symmetry operations in the CIF: taken as P1");
      return List.of();
    }
    Token name = told.get();
    List<SpaceGroupType> fitting =
        SpaceGroupType.settings().stream()
            .filter(t -> number.isEmpty() || number.get().text().equals("" + t.number()))
            .filter(t -> hall.isEmpty() || plain(t.hallSymbol()).equals(plain(name.text())))
            .filter(t -> hall.isPresent() || written.isEmpty() || fits(t, name.text()))
            .filter(t -> hall.isPresent() || hasUniqueAxis(t))
            .toList();
    SpaceGroupType type = chosen(fitting, name, hall.isPresent());
    boolean monoclinic = type.pointGroup().system() == CrystalSystem.MONOCLINIC;
    String symbol = monoclinic ? type.fullSymbol().replace(" 1", "") : type.symbol();
    warnings.add(
        "no symmetry operations in the CIF: taken as "
            + symbol.replaceAll("[ _]", "")
            + (type.choice().isEmpty() ? "" : " (" + type.choice() + ")")
            + ", Hall symbol "
            + type.hallSymbol());
    return type.operations().stream().map(CifSpaceGroup::operation).toList();
  }

  /** The value of the first of these tags that has one. */
  private Optional<Token> named(String... tags) {
    for (String tag : tags) {
      for (Token token : block.values(tag)) {
        if (!token.text().equals("?") && !token.text().equals(".")) {
          return Optional.of(token);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a Hermann-Mauguin symbol, perhaps with a choice behind it, is that of a setting. */
  private static boolean fits(SpaceGroupType t, String written) {
    Matcher parts = SYMBOL.matcher(written.strip());
    if (!parts.matches()) {
      return false;
    }
    String choice = parts.group(2) == null ? parts.group(3) : parts.group(2);
    String wanted = choice == null ? "" : choice.replace('S', '1').replace('Z', '2');
    if (!wanted.isEmpty() && !t.choice().equalsIgnoreCase(wanted)) {
      return false;
    }
    String bare = plain(parts.group(1));
    boolean monoclinic = t.pointGroup().system() == CrystalSystem.MONOCLINIC;
    String brief =
        monoclinic ? plain(t.fullSymbol().replaceAll(" 1(?= |$)", "")) : plain(t.symbol());
    boolean cubic = t.pointGroup().system() == CrystalSystem.CUBIC;
    boolean old = cubic && brief.replace("-3", "3").equals(bare); // Fm3m of the Tables before 1983
    return brief.equals(bare) || plain(t.fullSymbol()).equals(bare) || old;
  }

  /**
   * Whether a monoclinic setting's unique axis is that of the cell, b where all angles are right.
   */
  private boolean hasUniqueAxis(SpaceGroupType t) {
    if (t.pointGroup().system() != CrystalSystem.MONOCLINIC) {
      return true;
    }
    List<String> angles = angles();
    String axis = "b";
    for (int i = 0; i < angles.size(); i++) {
      axis = angles.get(i).matches(RIGHT) ? axis : "abc".substring(i, i + 1);
    }
    return t.choice().contains(axis);
  }

  private static String plain(String symbol) {
    return symbol.toLowerCase(Locale.ROOT).replaceAll("[ _]", "").replace("=", "\"");
  }

  /** The one that is meant: the cell tells rhombohedral axes, nothing tells an origin. */
  private SpaceGroupType chosen(List<SpaceGroupType> fitting, Token name, boolean hall) {
    if (fitting.isEmpty()) {
      String expected =
          "a space group of the International Tables that its number fits, or its operations listed"
              + " as _space_group_symop_operation_xyz";
      throw file.refuse(name.line(), "space group", name.text(), expected);
    }
    SpaceGroupType first = fitting.get(0);
    List<String> choices =
        fitting.stream()
            .filter(t -> t.number() == first.number())
            .map(SpaceGroupType::choice)
            .toList();
    if (hall || choices.size() == 1) {
      return first;
    }
    if (choices.contains("H") && choices.contains("R")) {
      String axes = rhombohedral() ? "R" : "H";
      return fitting.stream().filter(t -> t.choice().equals(axes)).findFirst().orElseThrow();
    }
    if (choices.get(0).startsWith("1") && choices.stream().anyMatch(c -> c.startsWith("2"))) {
      String expected =
          "its origin too, as in \""
              + first.symbol()
              + " :2\", or the operations listed as"
              + " _space_group_symop_operation_xyz";
      throw file.refuse(name.line(), "space group", name.text(), expected);
    }
    return first;
  }

  /** Whether the cell has three equal angles, none of them right. */
  private boolean rhombohedral() {
    List<String> angles = angles();
    return angles.size() == 3
        && angles.stream().distinct().count() == 1
        && !angles.get(0).matches(RIGHT);
  }

  /** alpha, beta and gamma as written, uncertainties dropped. */
  private List<String> angles() {
    List<String> angles = new ArrayList<>();
    for (String angle : List.of("alpha", "beta", "gamma")) {
      for (Token token : block.values("_cell_angle_" + angle)) {
        angles.add(token.text().replaceAll("[(].*", ""));
      }
    }
    return angles;
  }

  private static CifOperation operation(SymmetryOperation s) {
    return CifOperation.of(s.rotation(), s.translation());
  }
}
