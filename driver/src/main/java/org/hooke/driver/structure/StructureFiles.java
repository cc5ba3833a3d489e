package org.hooke.driver.structure;

import org.hooke.driver.input.InputException;
import org.hooke.driver.input.StructureReader;
import org.hooke.driver.input.StructureReading;
import org.hooke.driver.input.TextFile;
import org.hooke.kernels.crystal.Structure;

/** Every structure format behind one door. */
public final class StructureFiles implements StructureReader {
  @Override
  public boolean recognises(String name, byte[] content) {
    return StructureFormat.detect(TextFile.decode(name, content)) != StructureFormat.UNKNOWN;
  }

  @Override
  public StructureReading read(String name, byte[] content) {
    TextFile file = TextFile.decode(name, content);
    StructureFormat format = StructureFormat.detect(file);
    return switch (format) {
      case POSCAR -> new PoscarReader(file).read();
      case CIF -> new CifReader(file).read();
      case EXTENDED_XYZ -> new XyzReader(file).read();
      case UNKNOWN ->
          throw new InputException(
              "structure", name, "a POSCAR, CIF or extended XYZ file, told by its name or content");
      default ->
          throw new InputException(
              "structure",
              name,
              "a POSCAR, CIF or extended XYZ file ("
                  + format.title()
                  + " comes in a later version)");
    };
  }

  /**
   * The structure as text of the given format.
   *
   * @throws IllegalArgumentException when the format has no writer
   */
  public static String write(StructureFormat format, Structure structure, String comment) {
    return switch (format) {
      case POSCAR -> PoscarWriter.write(structure, comment);
      case CIF -> CifWriter.write(structure, comment);
      case EXTENDED_XYZ -> XyzWriter.write(structure);
      default -> throw new IllegalArgumentException("no writer for " + format.title());
    };
  }
}
