#!/usr/bin/env python3
"""Writes the inputs of the five races, for Hooke (input.yaml) and pw.x (qe.in), beside this file.

Displacements come from a seeded generator, so that running it again changes nothing.
"""
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))
PSEUDO = "../../../../shared/pseudo"
SI8 = [[0, 0, 0], [0, 0.5, 0.5], [0.5, 0, 0.5], [0.5, 0.5, 0],
       [0.25, 0.25, 0.25], [0.25, 0.75, 0.75], [0.75, 0.25, 0.75], [0.75, 0.75, 0.25]]
FCC = SI8[:4]
MASS = {"Si": 28.085, "Al": 26.982, "Mg": 24.305, "O": 15.999}


def cubic(a):
    return [[a, 0, 0], [0, a, 0], [0, 0, a]]


def supercell(atoms, n, a, size, seed):
    """n x n x n cells of (symbol, fractional), rattled by up to `size` bohr along each axis."""
    r = random.Random(seed)
    out = []
    for i in range(n):
        for j in range(n):
            for k in range(n):
                for s, x in atoms:
                    out.append((s, [(x[c] + (i, j, k)[c]) / n + r.uniform(-size, size) / (n * a)
                                    for c in range(3)]))
    return out


def case(name, lattice, atoms, cutoff, grid, shift=(0, 0, 0), bands=None, smearing=None,
         symmetry=True, potentials=None):
    species = sorted({s for s, _ in atoms}, key=[s for s, _ in atoms].index)
    folder = os.path.join(HERE, name)
    os.makedirs(folder, exist_ok=True)
    kinds = {"cold": "mv", "gaussian": "gauss"}
    y = ["structure:", "  unit: bohr", "  lattice:"]
    y += ["    - [%.14g, %.14g, %.14g]" % tuple(v) for v in lattice]
    y += ["  species: [%s]" % ", ".join(s for s, _ in atoms), "  fractional:"]
    y += ["    - [%.14f, %.14f, %.14f]" % tuple(x) for _, x in atoms]
    y += ["functional: PBE", "pseudopotentials:"]
    y += ["  %s: %s/%s" % (s, PSEUDO, potentials[s]) for s in species]
    y += ["cutoff: %g Ry" % cutoff]
    y += ["kpoints: gamma"] if grid is None else [
        "kpoints: {grid: [%d, %d, %d], shift: [%g, %g, %g]}" % (*grid, *[0.5 * s for s in shift])]
    y += ["smearing: {kind: %s, width: %g Ry}" % smearing if smearing else "smearing: {kind: none}"]
    y += ["bands: %d" % bands, "scf: {tolerance: 5e-9 Ha}"] + ([] if symmetry else ["symmetry: off"])
    q = ["&control", " calculation='scf', prefix='pwscf', pseudo_dir='%s'" % PSEUDO,
         " tstress=.true., tprnfor=.true., disk_io='low'", "/", "&system",
         " ibrav=0, nat=%d, ntyp=%d, ecutwfc=%g, nbnd=%d" % (len(atoms), len(species), cutoff, bands)]
    if smearing:
        q += [" occupations='smearing', smearing='%s', degauss=%g" % (kinds[smearing[0]], smearing[1])]
    if not symmetry:
        q += [" nosym=.true."]
    q += ["/", "&electrons", " conv_thr=1.0d-8", "/", "ATOMIC_SPECIES"]
    q += [" %s %g %s" % (s, MASS[s], potentials[s]) for s in species]
    q += ["CELL_PARAMETERS bohr"] + [" %.14f %.14f %.14f" % tuple(v) for v in lattice]
    q += ["ATOMIC_POSITIONS crystal"] + [" %s %.14f %.14f %.14f" % (s, *x) for s, x in atoms]
    q += ["K_POINTS gamma"] if grid is None else [
        "K_POINTS automatic", " %d %d %d %d %d %d" % (*grid, *shift)]
    for file, lines in (("input.yaml", ["# " + name] + y), ("qe.in", q)):
        with open(os.path.join(folder, file), "w") as out:
            out.write("\n".join(lines) + "\n")


h = 5.165
si = [("Si", x) for x in SI8]
mgo = [("Mg", x) for x in FCC] + [("O", [x[0] + 0.5, x[1], x[2]]) for x in FCC]
case("si2_888", [[0, h, h], [h, 0, h], [h, h, 0]], [("Si", [0, 0, 0]), ("Si", [0.25] * 3)],
     40, (8, 8, 8), bands=4, symmetry=False, potentials={"Si": "Si.sg15.upf"})
case("al4_121212", cubic(7.63), [("Al", x) for x in FCC], 30, (12, 12, 12), bands=16,
     smearing=("cold", 0.02), potentials={"Al": "Al.dojo.upf"})
case("si64_gamma", cubic(20.66), supercell(si, 2, 10.33, 0.1, 64), 20, None, bands=128,
     potentials={"Si": "Si.sg15.upf"})
case("mgo64_gamma", cubic(16.06), supercell(mgo, 2, 8.03, 0.1, 65), 60, None, bands=256,
     potentials={"Mg": "Mg.sg15.upf", "O": "O.sg15.upf"})
case("si63_222", cubic(20.66), supercell(si, 2, 10.33, 0.1, 63)[1:], 20, (2, 2, 2), (1, 1, 1),
     bands=140, smearing=("gaussian", 0.01), potentials={"Si": "Si.sg15.upf"})
