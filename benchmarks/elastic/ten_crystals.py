#!/usr/bin/env python3
"""Ten crystals: elastic tensors of `hooke elastic`, stress route against energy route, and against
ABINIT's linear response to strain with relaxed ions.

Every crystal is computed with the same pseudopotentials (LDA, Perdew-Wang 92: Goedecker-Teter-Hutter,
or psp8 files of ABINIT's data), cutoff and k-grid in both programs, Hooke with a smoothed cutoff,
ABINIT at the equilibrium that Hooke found. The constants are compared in the axes of the structure.

usage: ten_crystals.py [--work DIR] [--hooke COMMAND] [--psp8 DIR] [--no-abinit] [CRYSTAL ...]
Runs already finished in the work folder are read, not repeated. The table goes to standard output.
"""
import argparse
import json
import math
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = os.path.join(
    HERE, "../../kernels/src/main/resources/org/hooke/kernels/pseudo/gth-tables.txt")
NUMBERS = {"C": 6, "N": 7, "O": 8, "Na": 11, "Mg": 12, "Al": 13, "Si": 14, "P": 15, "S": 16, "Cl": 17,
           "K": 19, "Ca": 20, "Ti": 22, "Ga": 31, "Ge": 32, "As": 33, "Se": 34, "Br": 35, "Rb": 37,
           "Sr": 38, "In": 49, "Sn": 50, "Sb": 51, "Te": 52, "I": 53, "Cs": 55, "Ba": 56, "Pb": 82}


def fcc(a):
    return [[0, a / 2, a / 2], [a / 2, 0, a / 2], [a / 2, a / 2, 0]]


def cubic(a, *species):
    second = 0.5 if species in (("Mg", "O"), ("Na", "Cl")) else 0.25
    return fcc(a), list(species), [[0, 0, 0], [second] * 3][:len(species)]


def wurtzite(a, c, u, cation, anion):
    lattice = [[a, 0, 0], [-a / 2, a * math.sqrt(3) / 2, 0], [0, 0, c]]
    third = [[1 / 3, 2 / 3, 0], [2 / 3, 1 / 3, 0.5]]
    return lattice, [cation] * 2 + [anion] * 2, third + [[x, y, z + u] for x, y, z in third]


def rutile(a, c, u):
    return ([[a, 0, 0], [0, a, 0], [0, 0, c]], ["Ti"] * 2 + ["O"] * 4,
            [[0, 0, 0], [0.5] * 3, [u, u, 0], [1 - u, 1 - u, 0],
             [0.5 + u, 0.5 - u, 0.5], [0.5 - u, 0.5 + u, 0.5]])


def quartz(a, c, u, x, y, z):
    lattice = [[a, 0, 0], [-a / 2, a * math.sqrt(3) / 2, 0], [0, 0, c]]  # P3_2 21
    silicon = [[u, 0, 2 / 3], [0, u, 1 / 3], [1 - u, 1 - u, 0]]
    oxygen = [[x, y, z], [-y, x - y, z + 2 / 3], [y - x, -x, z + 1 / 3],
              [y, x, -z], [x - y, -y, 1 / 3 - z], [-x, y - x, 2 / 3 - z]]
    return lattice, ["Si"] * 3 + ["O"] * 6, [[t % 1 for t in p] for p in silicon + oxygen]


def superlattice(a):
    """AlGa2As2P: zincblende whose planes along [110] repeat as Al-As, Ga-P, Ga-As: monoclinic."""
    rows = [[0, 1, 1], [1, 0, 1], [1, 1, -1]]  # in the vectors of fcc; the mirror swaps two
    lattice = [[sum(r[k] * fcc(a)[k][j] for k in range(3)) for j in range(3)] for r in rows]
    species, positions = [], []
    for names, shift in ((("Al", "Ga", "Ga"), 0.0), (("As", "P", "As"), 0.25)):
        for name, site in zip(names, ([0, 0, 0], [1, 0, 0], [0, 0, 1])):
            species.append(name)
            positions.append([x % 1 for x in solved(rows, [t + shift for t in site])])
    return lattice, species, positions


def solved(rows, target):
    """x with x rows = target, by Cramer's rule."""
    def det(m):
        return (m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]))
    return [det(rows[:i] + [target] + rows[i + 1:]) / det(rows) for i in range(3)]


class Crystal:
    """valence: electrons of each element's GTH entry, or the name of its psp8 file."""

    def __init__(self, cell, valence, cutoff, k, shift=0.0, smoothing=0.0, width=0.0, linear=True,
                 equilibrium="relaxed", strain=0.0):
        self.lattice, self.species, self.fractional = cell
        self.valence, self.cutoff, self.k, self.shift = valence, cutoff, k, shift
        self.smoothing = smoothing or cutoff / 8
        self.width, self.linear, self.equilibrium = width, linear, equilibrium
        self.strain = strain  # amplitude, 0 for Hooke's default


CRYSTALS = {
    "silicon": Crystal(cubic(10.18, "Si", "Si"), {"Si": 4}, 24, [4, 4, 4], equilibrium="auto"),
    "nacl": Crystal(cubic(10.30, "Na", "Cl"), {"Na": 1, "Cl": 7}, 60, [3, 3, 3],
                    equilibrium="auto"),
    "gaas": Crystal(cubic(10.50, "Ga", "As"), {"Ga": 3, "As": 5}, 30, [4, 4, 4],
                    equilibrium="auto"),
    "aluminium": Crystal(cubic(7.45, "Al"), {"Al": 3}, 30, [8, 8, 8], width=0.02,
                         equilibrium="auto"),
    "aln": Crystal(wurtzite(5.80, 9.29, 0.3819, "Al", "N"), {"Al": "Al.psp8", "N": "N.psp8"}, 50,
                   [3, 3, 2]),
    "algaasp": Crystal(superlattice(10.45), {"Al": 3, "Ga": 3, "As": 5, "P": 5}, 30, [2, 2, 2],
                       shift=0.5),
    "diamond": Crystal(cubic(6.68, "C", "C"), {"C": "C.psp8"}, 55, [4, 4, 4], equilibrium="auto"),
    "mgo": Crystal(cubic(7.90, "Mg", "O"), {"Mg": "Mg-low.psp8", "O": "O.psp8"}, 55, [4, 4, 4],
                   equilibrium="auto"),
    "tio2": Crystal(rutile(8.65, 5.55, 0.304), {"Ti": "Ti.psp8", "O": "O.psp8"}, 45, [2, 2, 2],
                    shift=0.5),
    "quartz": Crystal(quartz(9.20, 10.16, 0.465, 0.413, 0.268, 0.785),
                      {"Si": "Si.psp8", "O": "O.psp8"}, 45, [1, 1, 1], strain=0.002),
}


def pseudopotential(symbol, electrons, folder):
    """Writes the entry of the embedded tables in ABINIT's format 10, which Hooke reads too."""
    for line in open(TABLES, encoding="utf-8"):
        if line.startswith("%s LDA %d " % (symbol, electrons)):
            parts = [p.split() for p in line.split("|")]
            break
    else:
        sys.exit("no entry for %s with %d electrons" % (symbol, electrons))
    local, channels = parts[1], parts[2:]
    while channels and len(channels[-1]) <= 1:  # no projector of this l: not in the file
        channels.pop()
    text = ["GTH %s, %d electrons, LDA" % (symbol, electrons),
            "%d %d 070301 zatom,zion,pspdat" % (NUMBERS[symbol], electrons),
            "10 7 %d %d 2001 0 pspcod,pspxc,lmax,lloc,mmax,r2well"
            % (max(len(channels) - 1, 0), len(channels)),
            "%s %d %s rloc nloc c" % (local[0], len(local) - 1, " ".join(local[1:])),
            "%d nnonloc" % len(channels)]
    for l, values in enumerate(channels):
        h = values[1:]
        n = int((math.sqrt(8 * len(h) + 1) - 1) / 2)
        at = 0
        for row in range(n):
            head = "%s %d " % (values[0], n) if row == 0 else "   "
            text.append(head + " ".join(h[at:at + n - row]))
            at += n - row
        if l > 0:
            text += ["   " + " ".join(["0.0"] * (n - row)) for row in range(n)]
    name = "%s-q%d.gth" % (symbol, electrons)
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write("\n".join(text) + "\n")
    return name


def files_of(crystal, folder, options):
    """The pseudopotential file of each element, in the crystal's folder."""
    files = {}
    for symbol, valence in crystal.valence.items():
        if isinstance(valence, str):
            shutil.copyfile(os.path.join(options.psp8, valence), os.path.join(folder, valence))
            files[symbol] = valence
        else:
            files[symbol] = pseudopotential(symbol, valence, folder)
    return files


def electrons(crystal, folder, symbol):
    """Valence electrons: of the GTH entry, or the second number of the psp8 file's second line."""
    valence = crystal.valence[symbol]
    if isinstance(valence, str):
        lines = open(os.path.join(folder, valence), encoding="utf-8").read().splitlines()
        return int(float(lines[1].split()[1]))
    return valence


def hooke(name, crystal, options):
    folder = os.path.join(options.work, name)
    os.makedirs(folder, exist_ok=True)
    files = files_of(crystal, folder, options)
    result = os.path.join(folder, "out/elastic.json")
    rows = lambda m: "[" + ", ".join("[%.15g, %.15g, %.15g]" % tuple(r) for r in m) + "]"
    smearing = ("{kind: gaussian, width: %g Ha}" % crystal.width) if crystal.width else "{kind: none}"
    strains = ", strains: [%g, %g]" % (-crystal.strain, crystal.strain) if crystal.strain else ""
    text = "\n".join([
        "structure:", "  unit: bohr", "  lattice: " + rows(crystal.lattice),
        "  species: [%s]" % ", ".join(crystal.species),
        "  fractional: " + rows(crystal.fractional),
        "functional: LDA-PW92", "functional_mismatch: accept",
        "pseudopotentials: {%s}" % ", ".join("%s: %s" % x for x in files.items()),
        "cutoff: %g Ha" % crystal.cutoff, "cutoff_smoothing: %g Ha" % crystal.smoothing,
        "kpoints: {grid: %s, shift: %s}" % (crystal.k, [crystal.shift] * 3), "smearing: " + smearing,
        "scf: {tolerance: 1e-12 Ha}",
        "elastic: {equilibrium: %s%s}" % (crystal.equilibrium, strains),
        "relax: {stress_tolerance: 0.005 GPa, force_tolerance: 1e-5 Ha/bohr}", ""])
    path = os.path.join(folder, name + ".yaml")
    old = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
    if old != text or not os.path.exists(result):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        command = options.hooke.split() + ["elastic", path, "--output", os.path.join(folder, "out")]
        if old == text and os.path.isdir(os.path.join(folder, "out")):
            command.append("--resume")
        with open(os.path.join(folder, "hooke.log"), "w", encoding="utf-8") as log:
            code = subprocess.run(command, stdout=log, stderr=log).returncode
        if code:
            print("%s: hooke ended with %d, see %s" % (name, code, folder), file=sys.stderr)
            if not os.path.exists(result):
                return None
    return json.load(open(result, encoding="utf-8"))


INPUT = """ndtset 2
pp_dirpath "."
pseudos "{pseudos}"
ntypat {ntypat}
znucl {znucl}
natom {natom}
typat {typat}
acell 1 1 1
rprim
{rprim}
xred
{xred}
ecut {cutoff}
ecutsm {smoothing}
ixc 7
ngkpt {k}
nshiftk 1
shiftk {shift} {shift} {shift}
chksymbreak 0
{occupation}
nstep 100
nline 6
prtwf 1
prtden 0
prteig 0
prtgsr 0
timopt 0
kptopt1 1
tolvrs1 1.0d-18
prtwf1 1
optforces1 1
kptopt2 2
getwfk2 1
rfphon2 1
rfatpol2 1 {natom}
rfstrs2 3
rfdir2 1 1 1
nqpt2 1
qpt2 0 0 0
tolvrs2 1.0d-10
prtwf2 -1
"""


def abinit(name, crystal, found, options):
    """Elastic tensor with relaxed ions, 6 x 6 in GPa, and with clamped ions."""
    folder = os.path.join(options.work, name)
    cell = found["equilibrium"]
    species = []
    for s in cell["species"]:
        if s not in species:
            species.append(s)
    bands = sum(electrons(crystal, folder, s) for s in cell["species"]) // 2
    rows = lambda m: "\n".join(" %.14f %.14f %.14f" % tuple(r) for r in m)
    metal = crystal.width > 0
    text = INPUT.format(
        pseudos=", ".join(files_of(crystal, folder, options)[s] for s in species),
        ntypat=len(species), znucl=" ".join(str(NUMBERS[s]) for s in species),
        natom=len(cell["species"]),
        typat=" ".join(str(species.index(s) + 1) for s in cell["species"]),
        rprim=rows(cell["lattice_bohr"]), xred=rows(cell["fractional"]),
        cutoff=crystal.cutoff, smoothing=options.ecutsm,
        k=" ".join(map(str, crystal.k)), shift=crystal.shift,
        occupation="occopt 7\ntsmear %g\nnband %d" % (crystal.width, bands + 6) if metal
        else "occopt 1\nnband %d" % bands)
    log = os.path.join(folder, "abinit.log")
    path = os.path.join(folder, "run.abi")
    done = os.path.exists(os.path.join(folder, "anaddb.log"))
    if not (done and open(path, encoding="utf-8").read() == text):
        for left in os.listdir(folder):
            if left.startswith("run") or left.startswith("ana"):
                os.remove(os.path.join(folder, left))
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        env = dict(os.environ, OMP_NUM_THREADS="1", OMPI_MCA_ess_singleton_isolated="1",
                   OMPI_MCA_btl="self")  # one process alone, which asks for no network
        with open(log, "w", encoding="utf-8") as out:
            subprocess.run(options.abinit.split() + ["run.abi"], cwd=folder, stdout=out, stderr=out,
                           env=env, check=True)
        with open(os.path.join(folder, "ana.abi"), "w", encoding="utf-8") as file:
            file.write('ddb_filepath "runo_DS2_DDB"\nelaflag %d\ninstrflag %d\nasr 1\nchneut 1\n'
                       % ((3, 1) if len(cell["species"]) > 1 else (1, 0)))
        with open(os.path.join(folder, "anaddb.log"), "w", encoding="utf-8") as out:
            subprocess.run(["anaddb", "ana.abi"], cwd=folder, stdout=out, stderr=out, env=env,
                           check=True)
    printed = open(os.path.join(folder, "anaddb.log"), encoding="utf-8").read()

    def tensor(kind):
        block = printed.split("Elastic Tensor (%s ion)" % kind)[1].splitlines()
        lines = [l for l in block[1:] if re.match(r"^\s*-?\d+\.\d+(\s+-?\d+\.\d+){5}\s*$", l)][:6]
        return [[100 * float(x) for x in line.split()] for line in lines]

    clamped = tensor("clamped")
    return tensor("relaxed") if len(cell["species"]) > 1 else clamped, clamped


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", default=os.path.join(HERE, "out"))
    parser.add_argument("--hooke", default=os.path.join(HERE, "../../scripts/hooke"))
    parser.add_argument("--abinit", default="abinit")
    parser.add_argument("--psp8", default="/usr/share/abinit/psp",
                        help="folder of the psp8 files, by default that of Debian's abinit-data")
    parser.add_argument("--ecutsm", type=float, default=0.0, help="of ABINIT, Ha")
    parser.add_argument("--no-abinit", action="store_true")
    parser.add_argument("crystals", nargs="*")
    options = parser.parse_args()
    options.work = os.path.abspath(options.work)
    print("| crystal | group | cutoff, Ha | strains | energy - stress, GPa | of the constant |"
          " largest constant apart from ABINIT, GPa | % |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    for name in options.crystals or CRYSTALS:
        crystal = CRYSTALS[name]
        found = hooke(name, crystal, options)
        if found is None:
            continue
        routes = [(abs(c["from_energy_gpa"] - c["from_stress_gpa"]), c["from_stress_gpa"])
                  for c in found["checks"]["energy_route"]]
        apart = max(routes)
        row = [name, "%s (%d)" % (found["equilibrium"]["space_group"],
                                  found["equilibrium"]["space_group_number"]),
               "%g" % crystal.cutoff, str(len(found["strains"])),
               "%.3f" % apart[0], "%.2f %%" % (100 * max(d / abs(c) for d, c in routes))]
        if crystal.linear and not options.no_abinit:
            relaxed, _ = abinit(name, crystal, found, options)
            ours = found["elastic_tensor"]["raw"]
            largest = max(abs(x) for r in relaxed for x in r)
            worst = max((abs(ours[m][n] - relaxed[m][n]), m, n)
                        for m in range(6) for n in range(6))
            share = max(abs(ours[m][n] - relaxed[m][n]) / abs(relaxed[m][n])
                        for m in range(6) for n in range(6) if abs(relaxed[m][n]) > 0.1 * largest)
            row += ["C%d%d %.3f (%.3f)" % (worst[1] + 1, worst[2] + 1, worst[0],
                                           relaxed[worst[1]][worst[2]]), "%.2f" % (100 * share)]
        else:
            row += ["", ""]
        print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
