package org.hooke.kernels.crystal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HallSymbolTest {
  @Test
  void all530SettingsHaveTheOperationsOfSpglib() throws Exception {
    List<String> lines = ReferenceCrystals.lines("spglib-hall.txt");
    assertEquals(530, lines.size());
    assertEquals(530, SpaceGroupType.settings().size());
    for (String line : lines) {
      String[] parts = line.split(" ", -1);
      SpaceGroupType type = SpaceGroupType.settings().get(Integer.parseInt(parts[0]) - 1);
      assertEquals(Integer.parseInt(parts[1]), type.operations().size(), type.hallSymbol());
      assertEquals(parts[2], digest(type.operations()), type.hallSymbol());
    }
  }

  private static String digest(List<SymmetryOperation> operations) throws Exception {
    List<String> lines =
        operations.stream()
            .map(
                s -> {
                  StringBuilder text = new StringBuilder();
                  for (int w : s.rotation()) {
                    text.append(w).append(' ');
                  }
                  for (int i = 0; i < 3; i++) {
                    text.append(Math.round(24 * s.translation(i))).append(i < 2 ? " " : "");
                  }
                  return text.toString();
                })
            .sorted()
            .toList();
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash).substring(0, 16);
  }

  @Test
  void everySettingIsAGroupWithTheIdentityInFront() {
    for (SpaceGroupType type : SpaceGroupType.settings()) {
      assertTrue(OperationSet.isGroup(type.operations(), 1e-12), type.hallSymbol());
      assertTrue(
          type.operations()
              .get(0)
              .equals(new SymmetryOperation(Matrix3.identity(), new double[3]), 0));
    }
  }

  @Test
  void all32PointGroupsOccurAndHaveTheirOrder() {
    assertEquals(
        32, SpaceGroupType.settings().stream().map(SpaceGroupType::pointGroup).distinct().count());
    for (SpaceGroupType type : SpaceGroupType.settings()) {
      long translations =
          type.operations().stream().filter(SymmetryOperation::isTranslation).count();
      assertEquals(type.operations().size(), translations * type.pointGroup().order());
    }
    assertEquals(LaueClass.CUBIC_HIGH, SpaceGroupType.of(227).pointGroup().laueClass());
    assertEquals(CrystalSystem.TRIGONAL, SpaceGroupType.of(152).pointGroup().system());
  }

  @Test
  void settingsAreFoundByAnyOfTheirSymbols() {
    assertEquals(227, SpaceGroupType.named("F d -3 m").orElseThrow().number());
    assertEquals(14, SpaceGroupType.named("P 21/c").orElseThrow().number());
    assertEquals("b2", SpaceGroupType.named("P 1 21/n 1").orElseThrow().choice());
    assertEquals(167, SpaceGroupType.named("-R 3 2\"c").orElseThrow().number());
    assertTrue(SpaceGroupType.named("P 7").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X 2", "P 5", "P 2q", "P 3 4 2", "P 2 (0 0)", "P 2 (0 x 0)", "P 2 -"})
  void symbolsThatCannotBeReadAreRefused(String symbol) {
    assertThrows(IllegalArgumentException.class, () -> HallSymbol.operations(symbol));
  }
}
