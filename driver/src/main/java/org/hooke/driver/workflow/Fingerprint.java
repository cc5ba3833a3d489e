package org.hooke.driver.workflow;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.hooke.driver.scf.SealedBytes;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.crystal.SymmetryOperation;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.terms.ElectricField;
import org.hooke.kernels.terms.HubbardShell;

/**
 * SHA-256 of everything that decides the numbers of a calculation, bit for bit: what is known of
 * one with the same fingerprint is known of the other.
 */
final class Fingerprint {
  private final MessageDigest digest = SealedBytes.sha256();
  private final DataOutputStream out =
      new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));

  private Fingerprint() {}

  /** Of a calculation, hexadecimal. */
  static String of(Calculation c) {
    Fingerprint print = new Fingerprint();
    try {
      print.add(c);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written anywhere
    }
    return HexFormat.of().formatHex(print.digest.digest());
  }

  private void add(Calculation c) throws IOException {
    add(c.structure());
    for (Pseudopotential p : c.potentials().values()) {
      SealedBytes.text(out, p.symbol() + " " + p.sha256() + " " + p.cut());
    }
    add(c.basis());
    add(c.mesh());
    for (SymmetryOperation s : c.symmetry().operations()) {
      for (int r : s.rotation()) {
        out.writeByte(r);
      }
      SealedBytes.doubles(out, s.translation());
      out.writeBoolean(s.flipsSpin());
    }
    SealedBytes.text(out, c.functional().name() + " " + c.smearing().name());
    double[] numbers = {
      c.smearing().width(),
      c.smearing().order(),
      c.electrons(),
      c.electronChoice().moment().orElse(Double.NaN),
      c.fields().magnetic(),
      c.scf().tolerance()
    };
    SealedBytes.doubles(out, numbers);
    SealedBytes.text(out, c.fields().electric().map(ElectricField::toString).orElse("no field"));
    for (Map.Entry<String, HubbardShell> corrected : c.hubbard().entrySet()) {
      SealedBytes.text(out, corrected.getKey() + " " + corrected.getValue());
    }
    out.writeInt(c.scf().maxIterations());
    out.writeInt(c.scf().solverIterations());
    out.writeInt(c.scf().mixingDepth());
    out.writeInt(c.spins());
    out.writeInt(c.bands());
    out.writeLong(c.seed());
    out.writeBoolean(c.doubleOnly());
    if (c.grain() != Grain.STATES) {
      SealedBytes.text(out, c.grain().word());
    }
  }

  private void add(Structure structure) throws IOException {
    SealedBytes.texts(out, structure.symbols());
    SealedBytes.doubles(out, structure.lattice().vectors());
    SealedBytes.doubles(out, structure.fractional());
    SealedBytes.doubles(out, structure.moments());
  }

  private void add(PlaneWaveBasis basis) throws IOException {
    SealedBytes.doubles(out, basis.lattice().vectors());
    SealedBytes.doubles(out, basis.selection().vectors());
    SealedBytes.doubles(out, new double[] {basis.cutoff(), basis.smoothing()});
    for (int n : basis.grid()) {
      out.writeInt(n);
    }
  }

  private void add(KMesh mesh) throws IOException {
    SealedBytes.doubles(out, mesh.weights());
    for (int k = 0; k < mesh.size(); k++) {
      SealedBytes.doubles(out, mesh.point(k));
    }
  }
}
