#!/usr/bin/env python3
"""Writes the hard cases for Hooke (input.yaml) and pw.x (qe.in), each in a folder beside this file.

Both programs get the same cell, atoms, potentials, cutoff, k-points, smearing, initial moments and
threshold (5e-9 Ha, 1e-8 Ry), and for the rest their defaults. Displacements come from a seeded
generator: running it again changes nothing. Potentials named ENTRY@ are entries of Hooke's tables,
which run.py converts to UPF for both.
"""
import math
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = "../../../../shared/pseudo"
TABLES = "../pseudo"
VALENCE = {"Al.dojo": 3, "Si.dojo": 4, "Si.pbe-rrkj": 4, "Cu.sg15": 19, "Na.dojo": 9,
           "O.dojo": 6, "O.sg15": 6, "Fe.dojo": 16, "Ni.dojo": 18, "Mn.dojo": 15, "H.sg15": 1, "N.dojo": 5,
           "C.pbe-mt_gipaw": 4, "Mg-PBE-q2@": 2, "Ga-PBE-q3@": 3, "As-PBE-q5@": 5, "Zn-PBE-q12@": 12,
           "Li-LDA-q3@": 3, "H-LDA-q1@": 1, "Cr-LDA-q6@": 6, "Co-LDA-q9@": 9, "Mo.sg15": 14,
           "Ga.dojo": 13, "Ti.sg15": 12, "As.dojo": 5, "Cl.dojo": 7}
NAMES = []


def upf(potential):
    if potential.endswith("@"):
        return "%s/%s.upf" % (TABLES, potential[:-1])
    capital = potential.split(".")[1].startswith("pbe")
    return "%s/%s.%s" % (SHARED, potential, "UPF" if capital else "upf")


def ortho(a, b, c):
    return [[a, 0, 0], [0, b, 0], [0, 0, c]]


def cartesian(lattice, places):
    """Fractional coordinates of Cartesian places in an orthogonal cell."""
    return [[x[i] / lattice[i][i] for i in range(3)] for x in places]


def rattled(lattice, atoms, size, seed):
    """Atoms moved by up to `size` bohr along each axis of an orthogonal cell."""
    r = random.Random(seed)
    return [(s, [x[i] + r.uniform(-size, size) / lattice[i][i] for i in range(3)]) for s, x in atoms]


def stack(layers, spacing, below):
    """Layers (symbol, x, y), one above the other, as places in bohr; spacing a number or a list."""
    z, out = below, []
    for i, layer in enumerate(layers):
        out += [(s, [x, y, z]) for s, x, y in layer]
        z += spacing[i % len(spacing)] if isinstance(spacing, list) else spacing
    return out


def placed(lattice, places):
    """(symbol, place in bohr) to (symbol, fractional): any cell whose c is along z."""
    (a, b, _), (c, d, _) = lattice[0], lattice[1]
    det = a * d - b * c
    return [(s, [(d * x - c * y) / det, (a * y - b * x) / det, z / lattice[2][2]])
            for s, (x, y, z) in places]


def case(name, what, lattice, atoms, potentials, cutoff, grid=None, shift=(0, 0, 0), smearing=None,
         moments=None, charge=0, functional="PBE"):
    species = sorted({s for s, _ in atoms}, key=[s for s, _ in atoms].index)
    folder = os.path.join(HERE, name)
    os.makedirs(folder, exist_ok=True)
    NAMES.append((name, what))
    y = ["# " + what, "structure:", "  unit: bohr", "  lattice:"]
    y += ["    - [%.14g, %.14g, %.14g]" % tuple(v) for v in lattice]
    y += ["  species: [%s]" % ", ".join(s for s, _ in atoms), "  fractional:"]
    y += ["    - [%.14f, %.14f, %.14f]" % tuple(x) for _, x in atoms]
    if moments:
        y += ["  moments: [%s]" % ", ".join("%g" % m for m in moments)]
    y += ["functional: %s" % functional, "pseudopotentials:"]
    y += ["  %s: %s" % (s, upf(potentials[s])) for s in species]
    y += ["cutoff: %g Ry" % cutoff]
    y += ["kpoints: gamma"] if grid is None else [
        "kpoints: {grid: [%d, %d, %d], shift: [%g, %g, %g]}" % (*grid, *[0.5 * s for s in shift])]
    y += ["smearing: {kind: %s, width: %g Ry}" % smearing if smearing else "smearing: {kind: none}"]
    y += ["spin: collinear"] if moments else []
    y += ["charge: %g" % charge] if charge else []
    y += ["scf: {tolerance: 5e-9 Ha, max_iterations: 100}"]

    kinds = []  # (symbol, moment), a species of pw.x each
    of = []
    for i, (s, _) in enumerate(atoms):
        kind = (s, moments[i] if moments else 0)
        if kind not in kinds:
            kinds.append(kind)
        of.append(kinds.index(kind))
    labels = [s + (str(1 + [k for k in kinds if k[0] == s].index((s, m))) if moments else "")
              for s, m in kinds]
    q = ["&control", " calculation='scf', prefix='pwscf', pseudo_dir='PSEUDO', outdir='OUT'",
         " tstress=.true., tprnfor=.true., disk_io='none'", "/", "&system",
         " ibrav=0, nat=%d, ntyp=%d, ecutwfc=%g" % (len(atoms), len(kinds), cutoff)]
    if functional == "LDA-PW92":
        q += [" input_dft='sla+pw+nogx+nogc'"]
    if smearing:
        q += [" occupations='smearing', smearing='%s', degauss=%g"
              % ({"cold": "mv", "gaussian": "gauss"}[smearing[0]], smearing[1])]
    if moments:
        q += [" nspin=2"] + [" starting_magnetization(%d)=%.8f" % (i + 1, m / VALENCE[potentials[s]])
                             for i, (s, m) in enumerate(kinds)]
    if charge:
        q += [" tot_charge=%g" % charge]
    q += ["/", "&electrons", " conv_thr=1.0d-8", "/", "ATOMIC_SPECIES"]
    q += [" %s 1.0 %s" % (label, os.path.basename(upf(potentials[s]))) for label, (s, _) in zip(labels, kinds)]
    q += ["CELL_PARAMETERS bohr"] + [" %.14f %.14f %.14f" % tuple(v) for v in lattice]
    q += ["ATOMIC_POSITIONS crystal"]
    q += [" %s %.14f %.14f %.14f" % (labels[of[i]], *x) for i, (_, x) in enumerate(atoms)]
    q += ["K_POINTS gamma"] if grid is None else [
        "K_POINTS automatic", " %d %d %d %d %d %d" % (*grid, *shift)]
    for file, lines in (("input.yaml", y), ("qe.in", q)):
        with open(os.path.join(folder, file), "w") as out:
            out.write("\n".join(lines) + "\n")


COLD = ("cold", 0.02)
FINE = ("gaussian", 0.005)
FCC = [[0, 0, 0], [0, 0.5, 0.5], [0.5, 0, 0.5], [0.5, 0.5, 0]]
DIAMOND = FCC + [[x + 0.25, y + 0.25, z + 0.25] for x, y, z in FCC]


def slabs():
    al = {"Al": "Al.dojo"}
    d = 5.41
    layers = [[("Al", d / 2 * (i % 2), d / 2 * (i % 2))] for i in range(7)]
    cell = ortho(d, d, 46)
    case("al_slab", "Al(100), 7 layers, 24 angstrom with vacuum", cell,
         placed(cell, stack(layers, 3.82, 2)), al, 16, (4, 4, 1), smearing=COLD)
    h = d * math.sqrt(3) / 2
    cell = [[d, 0, 0], [d / 2, h, 0], [0, 0, 95]]
    layers = [[("Al", d / 2 * (i % 3), d / (2 * math.sqrt(3)) * (i % 3))] for i in range(10)]
    case("al_slab_50", "Al(111), 10 layers in a cell of 50 angstrom", cell,
         placed(cell, stack(layers, 4.42, 3)), al, 16, (3, 3, 1), smearing=COLD)
    d = 7.31
    cell = ortho(d, d, 45)
    spots = [(0, 0), (d / 2, 0), (d / 2, d / 2), (0, d / 2)]
    layers = [[("Si", *spots[i % 4])] for i in range(10)]
    case("si_slab", "Si(100), ideal 1x1: half-filled surface bands", cell,
         placed(cell, stack(layers, d / (2 * math.sqrt(2)), 5)), {"Si": "Si.dojo"}, 16, (3, 3, 1),
         smearing=FINE)
    d = 5.63
    cell = ortho(d, d, 36)
    layers = [[(a, 0, 0), (b, d / 2, d / 2)] for a, b in [("Mg", "O"), ("O", "Mg")] * 2]
    case("mgo_slab", "MgO(100), 4 layers", cell, placed(cell, stack(layers, 3.98, 3)),
         {"Mg": "Mg-PBE-q2@", "O": "O.dojo"}, 40, (2, 2, 1))
    d = 7.56
    cell = [[d, 0, 0], [d / 2, d * math.sqrt(3) / 2, 0], [0, 0, 52]]
    s = d / (2 * math.sqrt(3))
    layers = [[(("Ga", "As")[i % 2], d / 2 * ((i + 1) // 2 % 3), s * ((i + 1) // 2 % 3))] for i in range(10)]
    case("gaas_polar", "GaAs(111), 5 polar bilayers, metallic faces", cell,
         placed(cell, stack(layers, [1.54, 4.63], 4)), {"Ga": "Ga-PBE-q3@", "As": "As-PBE-q5@"}, 16,
         (3, 3, 1), smearing=FINE)
    d = 6.14
    cell = [[d, 0, 0], [d / 2, d * math.sqrt(3) / 2, 0], [0, 0, 34]]
    s = d / (2 * math.sqrt(3))
    layers = [[("Zn", 0, 0)], [("O", d / 2, s)], [("Zn", d / 2, s)], [("O", 0, 0)]] * 2
    case("zno_polar", "ZnO(0001), 4 polar bilayers", cell,
         placed(cell, stack(layers, [1.15, 3.77], 3)), {"Zn": "Zn-PBE-q12@", "O": "O.dojo"}, 40,
         (2, 2, 1), smearing=FINE)
    d = 5.46
    cell = ortho(d, d, 42)
    layers = [[(a, 0, 0), (b, d / 2, d / 2)] for a, b in [("Li", "H"), ("H", "Li")] * 3]
    case("lih_slab", "LiH(100), 6 layers at a very low cutoff", cell,
         placed(cell, stack(layers, 3.86, 3)), {"Li": "Li-LDA-q3@", "H": "H-LDA-q1@"}, 8, (2, 2, 1),
         functional="LDA-PW92")
    cell = ortho(4.65 * math.sqrt(3), 4.65, 40)
    layers = [[("C", x * 4.65 / math.sqrt(3), y * 4.65)
               for x, y in [(0.5, 0), (1, 0.5), (2, 0.5), (2.5, 0)]]]
    case("graphene", "graphene, rectangular cell, 21 angstrom", cell, placed(cell, stack(layers, 1, 20)),
         {"C": "C.pbe-mt_gipaw"}, 30, (3, 5, 1), smearing=COLD)
    d = 5.4
    cell = ortho(d, d, 30)
    layers = [[("Fe", d / 2 * (i % 2), d / 2 * (i % 2))] for i in range(3)]
    case("fe_slab", "Fe(100), 3 layers, magnetic, from moments of 1", cell,
         placed(cell, stack(layers, 2.7, 2)), {"Fe": "Fe.dojo"}, 35, (2, 2, 1), smearing=COLD,
         moments=[1, 1, 1])


def long_cells():
    d = 7.31
    cell = ortho(d, d, 7 * 10.33)
    spots = [(0, 0), (d / 2, 0), (d / 2, d / 2), (0, d / 2)]
    layers = [[("Si", *spots[i % 4])] for i in range(28)]
    case("si_long", "Si, 28 layers, 38 angstrom long, rattled", cell,
         rattled(cell, placed(cell, stack(layers, 10.33 / 4, 0)), 0.15, 2), {"Si": "Si.dojo"}, 14,
         (1, 1, 1), (1, 1, 0))
    d = 7.31
    cell = ortho(d, d, 50)
    layers = [[("Si", *spots[i % 4])] for i in range(11)]
    si_part = stack(layers, 10.33 / 4, 2.5)
    al_part = stack([[("Al", 0, d / 2 * (i % 2)), ("Al", d / 2, d / 2 * (1 - i % 2))]
                     for i in range(4)], 4.1, 33)
    case("al_si", "aluminium on silicon, periodic, 26 angstrom", cell, placed(cell, si_part + al_part),
         {"Al": "Al.dojo", "Si": "Si.dojo"}, 14, (2, 2, 1), smearing=FINE)
    d = 5.41
    cell = ortho(d, d, 30 * 3.82)
    layers = [[("Al", d / 2 * (i % 2), d / 2 * (i % 2))] for i in range(30)]
    case("al_60", "Al, 30 layers, 61 angstrom long, rattled", cell,
         rattled(cell, placed(cell, stack(layers, 3.82, 0)), 0.2, 6), {"Al": "Al.dojo"}, 14, (2, 2, 1),
         (1, 1, 0), smearing=COLD)
    d = 5.63
    cell = ortho(d, d, 45)
    oxide = [[(a, 0, 0), (b, d / 2, d / 2)] for a, b in [("Mg", "O"), ("O", "Mg"), ("Mg", "O")]]
    metal = [[("Al", d / 2, d / 2)], [("Al", 0, 0)], [("Al", d / 2, d / 2)], [("Al", 0, 0)]]
    case("al_mgo", "aluminium on MgO with vacuum", cell,
         placed(cell, stack(oxide, 3.98, 3) + stack(metal, 3.7, 14.7)),
         {"Al": "Al.dojo", "Mg": "Mg-PBE-q2@", "O": "O.dojo"}, 40, (3, 3, 1), smearing=COLD)


def odd_metals():
    al = {"Al": "Al.dojo"}
    case("al_sheared", "8 Al in a flat sheared cell, rattled",
         [[22.5, 3.1, 0], [2.2, 5.6, 0.9], [0.4, 1.3, 7.4]],
         [("Al", [0.125 * i + 0.01 * math.sin(5 * i), (0.5 * i + 0.04 * math.sin(3 * i)) % 1,
                  (0.5 * (i // 2) + 0.03 * math.cos(7 * i)) % 1]) for i in range(8)],
         al, 16, (1, 4, 3), smearing=COLD)
    cell = ortho(22, 22, 9)
    case("al_wire", "a zigzag wire of Al in vacuum", cell,
         placed(cell, [("Al", [9, 11, 0.5]), ("Al", [13, 11, 5])]), al, 16, (1, 1, 8), smearing=COLD)
    case("cu_sheared", "one Cu in a sheared cell", [[0, 3.5, 3.3], [3.6, 0.2, 3.4], [3.4, 3.5, -0.2]],
         [("Cu", [0, 0, 0])], {"Cu": "Cu.sg15"}, 45, (4, 4, 4), (1, 1, 1), smearing=COLD)
    case("na_pressure", "Na at a third of its volume", [[-2.8, 2.8, 2.8], [2.8, -2.8, 2.8], [2.8, 2.8, -2.8]],
         [("Na", [0, 0, 0])], {"Na": "Na.dojo"}, 50, (6, 6, 6), smearing=COLD)
    cell = ortho(*[10.33 * 0.8] * 3)
    case("si_squeezed", "Si with its edges 20 % shorter", cell, [("Si", x) for x in DIAMOND],
         {"Si": "Si.dojo"}, 20, (2, 2, 2), (1, 1, 1), smearing=COLD)
    cell = ortho(*[10.33] * 3)
    case("si_liquid", "8 Si as in a liquid: rattled by 1 bohr", cell,
         rattled(cell, [("Si", x) for x in DIAMOND], 1.0, 3), {"Si": "Si.dojo"}, 16, (2, 2, 2), (1, 1, 1),
         smearing=FINE)
    cell = ortho(7.65, 7.65, 30.6)
    fcc = [("Al", [x, y, (z + k) / 4]) for k in range(4) for x, y, z in FCC]
    case("al_liquid", "16 Al as in a liquid, 16 angstrom long", cell, rattled(cell, fcc, 0.8, 4), al, 14,
         (2, 2, 1), smearing=COLD)
    case("gaas_d", "GaAs with 3d electrons at a cutoff far too low, fixed occupations: levels cross",
         [[0, 5.34, 5.34], [5.34, 0, 5.34], [5.34, 5.34, 0]],
         [("Ga", [0, 0, 0]), ("As", [0.25, 0.25, 0.25])], {"Ga": "Ga.dojo", "As": "As.dojo"}, 14,
         (2, 2, 2))


def magnets():
    bcc = [[-2.71, 2.71, 2.71], [2.71, -2.71, 2.71], [2.71, 2.71, -2.71]]
    fe = {"Fe": "Fe.dojo"}
    case("fe_low", "bcc Fe from a moment of 0.2", bcc, [("Fe", [0, 0, 0])], fe, 40, (4, 4, 4),
         smearing=COLD, moments=[0.2])
    case("fe_high", "bcc Fe from a moment of 7", bcc, [("Fe", [0, 0, 0])], fe, 40, (4, 4, 4),
         smearing=COLD, moments=[7])
    cube = ortho(5.42, 5.42, 5.42)
    pair = [[0, 0, 0], [0.5, 0.5, 0.5]]
    case("fe_flip", "ferromagnetic Fe from +3 and -1", cube, [("Fe", x) for x in pair], fe, 35,
         (3, 3, 3), smearing=COLD, moments=[3, -1])
    case("ni_high", "fcc Ni from a moment of 4", [[0, 3.33, 3.33], [3.33, 0, 3.33], [3.33, 3.33, 0]],
         [("Ni", [0, 0, 0])], {"Ni": "Ni.dojo"}, 40, (4, 4, 4), smearing=COLD, moments=[4])
    d = 4.74
    case("co_low", "hcp Co from moments of 0.2 and 0.1",
         [[d, 0, 0], [-d / 2, d * math.sqrt(3) / 2, 0], [0, 0, 7.69]],
         [("Co", [1 / 3, 2 / 3, 0.25]), ("Co", [2 / 3, 1 / 3, 0.75])], {"Co": "Co-LDA-q9@"}, 50,
         (3, 3, 2), smearing=COLD, moments=[0.2, 0.1], functional="LDA-PW92")
    case("cr_afm", "Cr, antiferromagnetic, expanded, from +5 and -0.5", ortho(5.9, 5.9, 5.9),
         [("Cr", x) for x in pair], {"Cr": "Cr-LDA-q6@"}, 45, (3, 3, 3), smearing=COLD, moments=[5, -0.5],
         functional="LDA-PW92")
    d = 8.38 / 2
    oxide = [[d, d, 0], [-d, d, 0], [0, 0, 2 * d]]
    sites = [[0, 0, 0], [0.5, 0.5, 0.5], [0.5, 0.5, 0], [0, 0, 0.5]]
    case("mno_low", "antiferromagnetic MnO from +0.5 and -0.2", oxide,
         list(zip(["Mn", "Mn", "O", "O"], sites)), {"Mn": "Mn.dojo", "O": "O.dojo"}, 45, (2, 2, 2),
         smearing=FINE, moments=[0.5, -0.2, 0, 0])
    d = 8.1 / 2
    oxide = [[d, d, 0], [-d, d, 0], [0, 0, 2 * d]]
    case("feo", "FeO, a false metal, from +5 and -1", oxide, list(zip(["Fe", "Fe", "O", "O"], sites)),
         {"Fe": "Fe.dojo", "O": "O.dojo"}, 45, (2, 2, 2), smearing=FINE, moments=[5, -1, 0, 0])


def vacancies_and_molecules():
    cell = ortho(*[10.33] * 3)
    seven = [("Si", x) for x in DIAMOND[1:]]
    for charge in (0, 2, -2):
        case("si_vacancy_%s" % {0: "0", 2: "p2", -2: "m2"}[charge], "a vacancy in Si8, charge %+d" % charge,
             cell, rattled(cell, seven, 0.1, 5), {"Si": "Si.dojo"}, 16, (2, 2, 2), (1, 1, 1),
             smearing=("gaussian", 0.002), charge=charge)
    cell = ortho(*[7.96] * 3)
    mgo = [("Mg", x) for x in FCC] + [("O", [(x[0] + 0.5) % 1, x[1], x[2]]) for x in FCC[1:]]
    case("mgo_f_plus", "an F+ centre in Mg4O4, spin from a moment of 0.3 on one Mg", cell, mgo,
         {"Mg": "Mg-PBE-q2@", "O": "O.dojo"}, 40, (1, 1, 1), smearing=FINE,
         moments=[0.3] + [0] * 6, charge=1)
    o2 = ortho(12, 12, 14)
    case("o2", "O2, triplet, from moments of 1", o2, placed(o2, [("O", [6, 6, 6]), ("O", [6, 6, 8.3])]),
         {"O": "O.sg15"}, 40, smearing=("gaussian", 0.002), moments=[1, 1])
    case("o2_flip", "O2 from moments of +1 and -0.5", o2,
         placed(o2, [("O", [6, 6, 6]), ("O", [6, 6, 8.3])]), {"O": "O.sg15"}, 40,
         smearing=("gaussian", 0.002), moments=[1, -0.5])
    box = ortho(13, 13, 15)
    case("fe2", "an Fe dimer from moments of 1", box, placed(box, [("Fe", [6, 6, 6]), ("Fe", [6, 6, 9.8])]),
         {"Fe": "Fe.dojo"}, 30, smearing=("gaussian", 0.002), moments=[1, 1])
    case("ti2", "a Ti dimer from moments of 1", box, placed(box, [("Ti", [6, 6, 6]), ("Ti", [6, 6, 9.7])]),
         {"Ti": "Ti.sg15"}, 40, smearing=("gaussian", 0.002), moments=[1, 1])
    box = ortho(16, 16, 24)
    water = [("O", [8, 8, 10]), ("H", [9.43, 8, 11.1]), ("H", [6.57, 8, 11.1])]
    case("h2o", "a water molecule in a long box", box, placed(box, water),
         {"O": "O.sg15", "H": "H.sg15"}, 30)
    box = ortho(20, 20, 20)
    six = [[10 + 3.7 * s * (i == 0), 10 + 3.7 * s * (i == 1), 10 + 3.9 * s * (i == 2)]
           for i in range(3) for s in (1, -1)]
    case("al6", "an octahedral cluster of Al", box, placed(box, [("Al", x) for x in six]),
         {"Al": "Al.dojo"}, 14, smearing=("gaussian", 0.002))


slabs()
long_cells()
odd_metals()
magnets()
vacancies_and_molecules()
with open(os.path.join(HERE, "cases.tsv"), "w") as out:
    out.write("".join("%s\t%s\n" % line for line in NAMES))
