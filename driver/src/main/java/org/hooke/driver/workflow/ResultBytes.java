package org.hooke.driver.workflow;

import static org.hooke.driver.scf.SealedBytes.doubles;
import static org.hooke.driver.scf.SealedBytes.text;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hooke.driver.scf.ScfResult;
import org.hooke.driver.scf.ScfStep;
import org.hooke.driver.scf.SealedBytes;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.terms.Energies;
import org.hooke.kernels.terms.OccupationMatrices;

/** The numbers of a finished calculation as bytes, all but what the calculation itself says. */
final class ResultBytes {
  private ResultBytes() {}

  static void write(DataOutputStream out, CalculationResult result) throws IOException {
    ScfResult scf = result.scf();
    out.writeBoolean(scf.converged());
    SealedBytes.steps(out, scf.steps());
    SealedBytes.texts(out, scf.remedies());
    SealedBytes.smearing(out, scf.smearing());
    bands(out, scf.bands());
    occupations(out, scf.occupations(), scf.bands().kpoints());
    density(out, scf.density());
    matrices(out, scf.occupationMatrices());
    numbers(out, result.energies().parts());
    doubles(out, result.forces());
    doubles(out, result.netForce());
    doubles(out, result.stress());
    out.writeDouble(result.pulayPressure());
    out.writeInt(result.planeWaves().length);
    for (int n : result.planeWaves()) {
      out.writeInt(n);
    }
    numbers(out, result.seconds());
    SealedBytes.texts(out, result.warnings());
  }

  static CalculationResult read(DataInputStream in, Calculation c) throws IOException {
    boolean converged = in.readBoolean();
    List<ScfStep> steps = SealedBytes.steps(in);
    List<String> remedies = SealedBytes.texts(in);
    Smearing smearing = SealedBytes.smearing(in);
    Bands bands = bands(in);
    Occupations occupations = occupations(in);
    Density density = density(in, c.basis().densityBasis());
    OccupationMatrices matrices = matrices(in, density.spins());
    Energies energies = new Energies();
    for (Map.Entry<String, Double> part : numbers(in).entrySet()) {
      energies = energies.with(part.getKey(), part.getValue());
    }
    double[] forces = doubles(in);
    double[] net = doubles(in);
    double[] stress = doubles(in);
    double pulay = in.readDouble();
    int[] waves = new int[in.readInt()];
    for (int k = 0; k < waves.length; k++) {
      waves[k] = in.readInt();
    }
    Map<String, Double> seconds = numbers(in);
    ScfResult scf =
        ScfResult.kept(converged, steps, remedies, smearing, bands, occupations, density, matrices);
    return new CalculationResult(
        c, scf, energies, forces, net, stress, pulay, waves, seconds, SealedBytes.texts(in));
  }

  private static void bands(DataOutputStream out, Bands bands) throws IOException {
    doubles(out, bands.weights());
    out.writeInt(bands.spins());
    for (int s = 0; s < bands.spins(); s++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        doubles(out, bands.eigenvalues(s, k));
      }
    }
    out.writeDouble(bands.residual());
    out.writeLong(bands.applications());
  }

  private static Bands bands(DataInputStream in) throws IOException {
    double[] weights = doubles(in);
    double[][][] e = perState(in, in.readInt(), weights.length);
    return new Bands(weights, e, in.readDouble(), in.readLong());
  }

  private static void occupations(DataOutputStream out, Occupations f, int kpoints)
      throws IOException {
    out.writeInt(f.spins());
    out.writeInt(kpoints);
    for (int s = 0; s < f.spins(); s++) {
      for (int k = 0; k < kpoints; k++) {
        doubles(out, f.occupations(s, k));
      }
    }
    boolean smeared = f.fermiLevel(0).isPresent();
    double[] fermi = new double[smeared ? f.spins() : 0];
    for (int s = 0; s < fermi.length; s++) {
      fermi[s] = f.fermiLevel(s).orElseThrow();
    }
    doubles(out, fermi);
    out.writeDouble(f.entropyTerm());
  }

  private static Occupations occupations(DataInputStream in) throws IOException {
    double[][][] f = perState(in, in.readInt(), in.readInt());
    return new Occupations(f, doubles(in), in.readDouble());
  }

  private static double[][][] perState(DataInputStream in, int spins, int kpoints)
      throws IOException {
    double[][][] values = new double[spins][kpoints][];
    for (int s = 0; s < spins; s++) {
      for (int k = 0; k < kpoints; k++) {
        values[s][k] = doubles(in);
      }
    }
    return values;
  }

  private static void density(DataOutputStream out, Density density) throws IOException {
    out.writeInt(density.spins());
    for (int s = 0; s < density.spins(); s++) {
      doubles(out, density.spin(s).re());
      doubles(out, density.spin(s).im());
    }
  }

  private static Density density(DataInputStream in, DensityBasis basis) throws IOException {
    Density density = new Density(basis, in.readInt());
    for (int s = 0; s < density.spins(); s++) {
      density.spin(s).set(new ComplexVector(doubles(in), doubles(in)));
    }
    return density;
  }

  private static void matrices(DataOutputStream out, OccupationMatrices n) throws IOException {
    for (int s = 0; s < n.spins(); s++) {
      doubles(out, n.spin(s));
    }
  }

  private static OccupationMatrices matrices(DataInputStream in, int spins) throws IOException {
    double[][] n = new double[spins][];
    for (int s = 0; s < spins; s++) {
      n[s] = doubles(in);
    }
    return new OccupationMatrices(n);
  }

  private static void numbers(DataOutputStream out, Map<String, Double> map) throws IOException {
    out.writeInt(map.size());
    for (Map.Entry<String, Double> entry : map.entrySet()) {
      text(out, entry.getKey());
      out.writeDouble(entry.getValue());
    }
  }

  private static Map<String, Double> numbers(DataInputStream in) throws IOException {
    Map<String, Double> map = new LinkedHashMap<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      map.put(text(in), in.readDouble());
    }
    return map;
  }
}
