"""Model energies of GPAW's ElectrostaticCorrections on a case of our own.

A helium atom in a box only carries the cell and a density: the model energies in '3d' do not
depend on it. GPAW's charge is q exp(-sigma^2 G^2/2), the width beta = sqrt(2) sigma of ours; it
leaves the limit at G = 0 out of the periodic energy, printed apart here (Ha). Its isolated energy
cuts the interaction off with exp(-k L/2), right where the dielectric is isotropic; in others the
field falls as exp(-k z sqrt(eps_par/eps_perp)) and the closed form is not met: compare the periodic
energies there.

    python3 benchmarks/defects/gpaw_corrections.py      # Debian: gpaw, gpaw-data
"""

import numpy as np
from ase import Atoms
from ase.units import Bohr, Hartree
from gpaw import GPAW, PW
from gpaw.defects import ElectrostaticCorrections

CELLS = {
    "orthorhombic": [[12.0, 0, 0], [0, 13.5, 0], [0, 0, 15.0]],
    "hexagonal": [[13.0, 0, 0], [-6.5, 6.5 * np.sqrt(3), 0], [0, 0, 17.0]],
}
CASES = [("orthorhombic", 1, 1.0, (1.0, 1.0)),
         ("orthorhombic", 2, 1.0, (4.0, 9.0)),
         ("hexagonal", -1, 0.8, (6.0, 6.0)),
         ("hexagonal", 1, 1.2, (10.0, 3.0))]


def mean_screening(par, perp):
    """Mean of 1/(n eps n) over directions, by quadrature."""
    x, w = np.polynomial.legendre.leggauss(200)
    return 0.5 * np.sum(w / (par * (1 - x**2) + perp * x**2))


for name, q, sigma, (par, perp) in CASES:
    cell = np.array(CELLS[name])
    calcs = []
    for _ in range(2):
        atoms = Atoms("He", cell=cell * Bohr, pbc=True)
        calc = GPAW(mode=PW(150), kpts=(1, 1, 1), txt=None)
        atoms.calc = calc
        atoms.get_potential_energy()
        calcs.append(calc)
    c = ElectrostaticCorrections(calcs[0], calcs[1], q=q, sigma=sigma, dimensionality="3d")
    c.set_epsilons([par, perp])
    # Its fit of the profile by Simpson's rule on a periodic grid leaves 0.3 % in the energy:
    # the profile of a crystal is a constant, put in directly.
    n = len(c.density_1d)
    c.epsilons_z = {"in-plane": np.full(n, par), "out-of-plane": np.full(n, perp)}
    c.calculate_epsilon_GG()
    c.Elp = c.Eli = None
    periodic = c.calculate_periodic_correction().real / Hartree
    isolated = c.calculate_isolated_correction().real / Hartree
    volume = abs(np.linalg.det(cell))
    limit = -2 * np.pi / volume * q**2 * sigma**2 * mean_screening(par, perp)
    print(f"{name} q={q} sigma={sigma} eps={par},{perp}: periodic {periodic:.10f} "
          f"isolated {isolated:.10f} limit {limit:.10f}")
