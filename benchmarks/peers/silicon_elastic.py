#!/usr/bin/env python3
"""Silicon's elastic constants from pw.x by finite strain: the peer of `hooke elastic`.

PBE, Si.sg15.upf, 40 Ry, 6x6x6 Gamma-centred, FFT grid held fixed, at the lattice constant where
pw.x's own stress vanishes. Strains of the cubic cell (F = 1 + eps, eps symmetric):
  xx: eps_xx = s               sigma_xx -> C11, sigma_yy -> C12  (no internal coordinate couples)
  xy: eps_xy = eps_yx = s      sigma_xy / 2 s -> C44, ions clamped and relaxed
with s = +-0.005, +-0.01. Each constant is the odd part of the stress at both amplitudes,
extrapolated to s = 0: (4 D(0.005) - D(0.01)) / 3, where D(s) = (sigma(s) - sigma(-s)) / 2 s.

usage: silicon_elastic.py [--pseudo DIR] [--work DIR] [--pw "mpirun -np 1 pw.x"]
Runs already finished in the work folder are read, not repeated. The table goes to standard output.
"""
import argparse
import os
import re
import subprocess
import sys

GPA_PER_RY_BOHR3 = 14710.507848260711  # CODATA 2018; the columns in Ry/bohr^3 carry more digits than kbar
AMPLITUDES = (0.005, 0.01)
INPUT = """&control
 calculation='{calculation}', prefix='pwscf', pseudo_dir='{pseudo}', outdir='./out'
 tstress=.true., tprnfor=.true., disk_io='low'
 forc_conv_thr=2.0d-6, etot_conv_thr=1.0d-9
/
&system
 ibrav=0, nat=2, ntyp=1, ecutwfc={cutoff}, nbnd=8, nr1={grid}, nr2={grid}, nr3={grid}
/
&electrons
 conv_thr=1.0d-12, mixing_beta=0.7, electron_maxstep=100
/
&ions
/
ATOMIC_SPECIES
 Si 28.085 Si.sg15.upf
CELL_PARAMETERS bohr
{cell}
ATOMIC_POSITIONS crystal
 Si 0.00 0.00 0.00
 Si 0.25 0.25 0.25
K_POINTS automatic
 {k} {k} {k} 0 0 0
"""


def cell(a, strain):
    """Rows of the primitive cell of lattice constant a, each multiplied by 1 + strain."""
    rows = [[0, a / 2, a / 2], [a / 2, 0, a / 2], [a / 2, a / 2, 0]]
    return [
        [sum(row[j] * ((i == j) + strain[j][i]) for j in range(3)) for i in range(3)]
        for row in rows
    ]


class Peer:
    def __init__(self, options):
        self.options = options

    def stress(self, name, a, strain, relax=False):
        """Stress [3][3] in GPa, tension positive (pw.x prints pressure: compression positive)."""
        o = self.options
        folder = os.path.join(o.work, name)
        os.makedirs(folder, exist_ok=True)
        rows = "\n".join(" %.14f %.14f %.14f" % tuple(row) for row in cell(a, strain))
        text = INPUT.format(
            calculation="relax" if relax else "scf", pseudo=os.path.abspath(o.pseudo),
            cutoff=o.cutoff, grid=o.grid, cell=rows, k=o.k)
        path = os.path.join(folder, "pw.in")
        output = os.path.join(folder, "pw.out")
        if not (finished(output) and open(path, encoding="utf-8").read() == text):
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            command = o.pw.split() + ["-in", "pw.in"]
            with open(output, "w", encoding="utf-8") as file:
                subprocess.run(command, cwd=folder, stdout=file, check=True,
                               env=dict(os.environ, OMP_NUM_THREADS=o.threads))
        printed = open(output, encoding="utf-8").read()
        if not finished(output) or "convergence NOT achieved" in printed:
            sys.exit("pw.x did not converge: " + output)
        if relax and "bfgs converged" not in printed:
            sys.exit("the ions did not relax: " + output)
        block = printed.rsplit("total   stress", 1)[1].splitlines()[1:4]
        found = [[-GPA_PER_RY_BOHR3 * float(x) for x in line.split()[:3]] for line in block]
        print("%-16s a %.6f  sigma_xx %9.4f yy %9.4f xy %9.4f GPa"
              % (name, a, found[0][0], found[1][1], found[0][1]), file=sys.stderr, flush=True)
        return found


def finished(output):
    return os.path.exists(output) and "JOB DONE" in open(output, encoding="utf-8").read()


def zero_pressure(peer, a, b):
    """Lattice constant in bohr where the trace of the stress vanishes, by secant to 1e-3 GPa."""
    none = [[0.0] * 3 for _ in range(3)]

    def trace(x):
        s = peer.stress("a_%.6f" % x, x, none)
        return (s[0][0] + s[1][1] + s[2][2]) / 3

    fa, fb = trace(a), trace(b)
    while abs(fb) > 1e-3:
        a, fa, b = b, fb, round(b - fb * (b - a) / (fb - fa), 6)
        fb = trace(b)
    return b, fb


def slopes(peer, name, a, component, reads, relax=False):
    """Slopes of the stresses `reads` (i, j) with s, extrapolated; also those of each amplitude."""
    i, j = component
    odd = []
    for s in AMPLITUDES:
        stresses = []
        for sign in (1, -1):
            strain = [[0.0] * 3 for _ in range(3)]
            strain[i][j] = strain[j][i] = sign * s
            stresses.append(peer.stress("%s_%+.4f" % (name, sign * s), a, strain, relax))
        odd.append([(stresses[0][p][q] - stresses[1][p][q]) / (2 * s) for p, q in reads])
    small, large = odd
    return [((4 * x - y) / 3, x, y) for x, y in zip(small, large)]


def version(command):
    found = re.search(r"v\.?\s*([0-9][0-9A-Za-z.]*)", command)
    return found.group(1) if found else "?"


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pseudo", default=os.path.join(here, "../../../shared/pseudo"))
    parser.add_argument("--work", default=os.path.join(here, "out/silicon-elastic"))
    parser.add_argument("--pw", default="pw.x")
    parser.add_argument("--threads", default="1")
    parser.add_argument("--cutoff", type=float, default=40, help="Ry")
    parser.add_argument("--k", type=int, default=6)
    parser.add_argument("--grid", type=int, default=30)
    options = parser.parse_args()
    peer = Peer(options)

    a, pressure = zero_pressure(peer, 10.33, 10.35)
    axial = slopes(peer, "xx", a, (0, 0), [(0, 0), (1, 1)])
    clamped = slopes(peer, "xy", a, (0, 1), [(0, 1)])[0]
    relaxed = slopes(peer, "xy_relaxed", a, (0, 1), [(0, 1)], relax=True)[0]
    half = lambda triple: [x / 2 for x in triple]  # the slope is with eps_xy = gamma / 2

    first = os.path.join(options.work, "xx_+0.0050", "pw.out")
    print("program: pw.x %s" % version(open(first, encoding="utf-8").read(400)))
    print("settings: PBE, Si.sg15.upf, %g Ry, %d^3 Gamma-centred, FFT %d^3, conv_thr 1e-12 Ry"
          % (options.cutoff, options.k, options.grid))
    print("lattice constant: %.6f bohr = %.6f angstrom (mean stress %+.4f GPa)"
          % (a, a * 0.529177210903, pressure))
    print("| GPa | extrapolated | s = %g | s = %g |\n|---|---|---|---|" % AMPLITUDES)
    for name, triple in (("C11", axial[0]), ("C12", axial[1]), ("C44", half(relaxed)),
                         ("C44 clamped", half(clamped))):
        print("| %s | %.3f | %.3f | %.3f |" % ((name,) + tuple(triple)))
    print("| B = (C11 + 2 C12)/3 | %.3f | | |" % ((axial[0][0] + 2 * axial[1][0]) / 3))


if __name__ == "__main__":
    main()
