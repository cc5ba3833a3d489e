"""Madelung constants alpha = -2 E L of one unit charge with its background, L = volume^(1/3).

    python3 benchmarks/defects/madelung.py      # Debian: python3-pymatgen
"""

import numpy as np
from pymatgen.analysis.ewald import EwaldSummation
from pymatgen.core import Lattice, Structure

HARTREE_ANGSTROM = EwaldSummation.CONV_FACT  # e^2/(4 pi eps0), eV angstrom
LATTICES = {
    "simple cubic": [[9, 0, 0], [0, 9, 0], [0, 0, 9]],
    "hexagonal": [[6, 0, 0], [-3, 3 * np.sqrt(3), 0], [0, 0, 10]],
    "skewed": [[7, 0.3, -0.5], [1.1, 8, 0.7], [-2, 0.9, 9.5]],
}
for name, rows in LATTICES.items():
    s = Structure(Lattice(rows), ["H+"], [[0, 0, 0]])
    e = EwaldSummation(s, acc_factor=16, compute_forces=False)
    length = s.lattice.volume ** (1 / 3)
    print(f"{name}: {-2 * e.total_energy / HARTREE_ANGSTROM * length:.11f}")
