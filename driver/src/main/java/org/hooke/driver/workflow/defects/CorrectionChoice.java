package org.hooke.driver.workflow.defects;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hooke.driver.input.DefectInput;
import org.hooke.driver.input.InputException;
import org.hooke.driver.workflow.defects.correction.CorrectionScheme;
import org.hooke.driver.workflow.defects.correction.CorrectionSettings;
import org.hooke.kernels.defects.DielectricTensor;

/** The settings of corrections that an input asks for. Stateless. */
final class CorrectionChoice {
  private CorrectionChoice() {}

  /** Empty when the input has no permittivity. */
  static Optional<CorrectionSettings> of(DefectInput how) {
    if (how.dielectric().isEmpty()) {
      return Optional.empty();
    }
    DielectricTensor eps = tensor("defects.dielectric", how.dielectric().get());
    DielectricTensor electrons =
        how.electronicDielectric().map(e -> tensor("defects.electronic_dielectric", e)).orElse(eps);
    if (how.correctedRelaxation() && how.ionicCharges().isEmpty()) {
      throw new InputException(
          "defects.corrected_relaxation",
          "true",
          "defects.ionic_charges, the charges that the images' field acts on");
    }
    return Optional.of(
        new CorrectionSettings(
            CorrectionScheme.named(how.correction()).orElseThrow(),
            eps,
            electrons,
            how.modelWidth(),
            how.far(),
            how.ionicCharges(),
            how.nearCharges(),
            OptionalDouble.empty()));
  }

  private static DielectricTensor tensor(String key, double[] eps) {
    try {
      return new DielectricTensor(eps);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          key, Arrays.toString(eps), "a symmetric, positive tensor: " + e.getMessage());
    }
  }
}
