#!/usr/bin/env python3
"""A campaign of 40 crystals on two cores: `hooke campaign elastic` against `xargs -P2` over
one-process pw.x, for the same strained cells, cutoffs and k-points.

Eight metals, twelve crystals with four neighbours, seventeen of rock salt, three of caesium
chloride. Hooke runs first and says which strained cells it needs (elastic.json); pw.x gets exactly
these, the equilibrium among them, ions relaxed where they are free, with the same pseudopotentials
(Goedecker-Teter-Hutter, written as UPF by `hooke pseudo convert`), FFT grids and convergence: the
error of the energy below 1e-10 Ry, forces of relaxed ions below 2e-6 Ry/bohr.

usage: campaign_time.py [--part hooke|pw|both] [--seconds S] [--limit N] [--work DIR]
                        [--hooke COMMAND] [--cutoff HA] [--grid N]
Run it on an idle machine. The parts may be run apart, and pw.x in pieces of S seconds: finished
cells are kept, their time is added up in times.json. The last one prints the ratio (the bar: 3).
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import ten_crystals  # noqa: E402

HARTREE = 2.0  # in Ry
# Valence electrons where the tables have more than one entry: those that 25 Ha resolve.
VALENCE = {"Na": 1, "Mg": 2, "Al": 3, "Si": 4, "P": 5, "S": 6, "Cl": 7, "K": 1, "Ca": 2, "Ga": 3,
           "Ge": 4, "As": 5, "Se": 6, "Br": 7, "Rb": 1, "Sr": 2, "In": 3, "Sn": 4, "Sb": 5,
           "Te": 6, "I": 7, "Cs": 9, "Ba": 2, "Pb": 4}
CAMPAIGN = """functional: LDA-PZ
pseudopotentials: {{{pseudo}}}
cutoff: {cutoff:g} Ha
kpoints: {{grid: [{grid}, {grid}, {grid}]}}
smearing: {{kind: {kind}, width: 0.01 Ha}}
scf: {{tolerance: 5e-11 Ha}}
elastic: {{equilibrium: given}}
"""
PW = """&control
 calculation='{calculation}', prefix='x', pseudo_dir='{pseudo}', outdir='.'
 tstress=.true., tprnfor=.true., disk_io='none', forc_conv_thr=2.0d-6, etot_conv_thr=1.0d-8
/
&system
 ibrav=0, nat={atoms}, ntyp={types}, ecutwfc={cutoff:g}, input_dft='sla+pz'
 nr1={n[0]}, nr2={n[1]}, nr3={n[2]}, {occupations}
/
&electrons
 conv_thr=1.0d-10
/
&ions
/
ATOMIC_SPECIES
{species}
CELL_PARAMETERS bohr
{cell}
ATOMIC_POSITIONS crystal
{positions}
K_POINTS automatic
 {grid} {grid} {grid} 0 0 0
"""


def fcc(a):
    return [[0, a / 2, a / 2], [a / 2, 0, a / 2], [a / 2, a / 2, 0]]


def bcc(a):
    b = a / 2
    return [[-b, b, b], [b, -b, b], [b, b, -b]]


def cube(a):
    return [[a, 0, 0], [0, a, 0], [0, 0, a]]


# Every kind of crystal by turns, near its lattice constant (bohr) with these pseudopotentials.
ELEMENTS = [("bcc_Na", bcc(7.65)), ("fcc_Al", fcc(7.52)), ("bcc_K", bcc(9.6)), ("fcc_Ca", fcc(10.1)),
            ("bcc_Rb", bcc(10.2)), ("fcc_Sr", fcc(11.0)), ("bcc_Cs", bcc(11.1)),
            ("fcc_Pb", fcc(9.2))]
FOURFOLD = [("dia_Si_Si", 10.2), ("zb_Ga_As", 10.5), ("zb_Al_P", 10.3), ("dia_Ge_Ge", 10.6),
            ("zb_In_P", 11.0), ("zb_Al_As", 10.6), ("zb_Ga_P", 10.2), ("zb_In_Sb", 12.1),
            ("dia_Sn_Sn", 12.1), ("zb_Ga_Sb", 11.3), ("zb_Al_Sb", 11.5), ("zb_In_As", 11.3)]
SIXFOLD = [("rs_Na_Cl", 10.4), ("rs_K_Cl", 11.7), ("rs_Mg_S", 9.7), ("rs_Na_Br", 11.1),
           ("rs_Ca_S", 10.6), ("rs_K_Br", 12.3), ("rs_Rb_Cl", 12.3), ("rs_Ca_Se", 11.0),
           ("rs_Na_I", 12.0), ("rs_Sr_S", 11.3), ("rs_K_I", 13.1), ("rs_Rb_Br", 12.8),
           ("rs_Ca_Te", 11.8), ("rs_Sr_Se", 11.6), ("rs_Rb_I", 13.7), ("rs_Ba_S", 12.0),
           ("rs_Sr_Te", 12.4)]
EIGHTFOLD = [("cs_Cs_Cl", 7.7), ("cs_Cs_Br", 8.0), ("cs_Cs_I", 8.5)]


def crystals():
    """Name, lattice, species, positions and smearing of the 40, kinds mixed."""
    found = [(name, cell, [name[4:]], [[0] * 3], "gaussian") for name, cell in ELEMENTS]
    for group, make, second in ((FOURFOLD, fcc, 0.25), (SIXFOLD, fcc, 0.5), (EIGHTFOLD, cube, 0.5)):
        found += [(name, make(a), name.split("_")[1:], [[0] * 3, [second] * 3], "none")
                  for name, a in group]
    return [found[(i * 17) % len(found)] for i in range(len(found))]


def inputs(options):
    """The folder of the campaign."""
    folder = os.path.join(options.work, "inputs")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    tables = os.path.join(options.work, "pseudo")
    os.makedirs(tables, exist_ok=True)
    files = {s: ten_crystals.pseudopotential(s, q, tables) for s, q in VALENCE.items()}
    rows = lambda m: "[" + ", ".join("[%.10g, %.10g, %.10g]" % tuple(r) for r in m) + "]"
    for name, lattice, species, positions, smearing in crystals()[:options.limit]:
        pseudo = ", ".join("%s: ../pseudo/%s" % (s, files[s]) for s in sorted(set(species)))
        with open(os.path.join(folder, name + ".yaml"), "w", encoding="utf-8") as file:
            file.write("structure:\n  unit: bohr\n  lattice: %s\n  species: [%s]\n  fractional: %s\n"
                       % (rows(lattice), ", ".join(species), rows(positions)))
            file.write(CAMPAIGN.format(pseudo=pseudo, cutoff=options.cutoff, grid=options.grid,
                                       kind=smearing))
    return folder


def pw_inputs(options, out):
    """One folder with pw.in per cell that Hooke computed; their list."""
    jobs = []
    pseudo = os.path.join(options.work, "pseudo")
    os.makedirs(pseudo, exist_ok=True)
    root = os.path.join(options.work, "pw")
    for name in sorted(os.listdir(out)):
        result = os.path.join(out, name, "elastic.json")
        if not os.path.exists(result):
            continue
        found = json.load(open(result, encoding="utf-8"))
        cell = found["equilibrium"]
        files = {}
        for symbol, entry in found["provenance"]["pseudopotentials"].items():
            source = os.path.join(pseudo, os.path.basename(entry["source"].split()[-1]))
            files[symbol] = os.path.basename(source) + ".upf"
            target = source + ".upf"
            if not os.path.exists(target):
                subprocess.run(options.hooke.split() + ["pseudo", "convert", source, "--output",
                                                        target], check=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        unit = [[float(i == j) for j in range(3)] for i in range(3)]
        cells = [(unit, False)] + list(zip(found["fitting_data"]["deformations"],
                                           [s["ions_free"] for s in found["strains"]]))
        smeared = "gaussian" in str(found["input"].get("smearing"))
        for i, (f, free) in enumerate(cells):
            rows = [[sum(f[j][k] * a[k] for k in range(3)) for j in range(3)]
                    for a in cell["lattice_bohr"]]
            folder = os.path.join(root, "%s-%d" % (name, i))
            os.makedirs(folder, exist_ok=True)
            text = PW.format(
                calculation="relax" if free else "scf", pseudo=pseudo, atoms=len(cell["species"]),
                types=len(files), cutoff=HARTREE * options.cutoff, n=cell["grid"],
                occupations="occupations='smearing', smearing='gaussian', degauss=0.02"
                if smeared else "occupations='fixed'",
                species="\n".join(" %s 1.0 %s" % x for x in files.items()),
                cell="\n".join(" %.12f %.12f %.12f" % tuple(r) for r in rows),
                positions="\n".join(" %s %.12f %.12f %.12f" % ((s,) + tuple(x)) for s, x in
                                    zip(cell["species"], cell["fractional"])),
                grid=options.grid)
            path = os.path.join(folder, "pw.in")
            if not os.path.exists(path) or open(path, encoding="utf-8").read() != text:
                shutil.rmtree(folder)
                os.makedirs(folder)
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
            jobs.append(folder)
    return jobs


def hooke(options):
    """Wall time of the whole campaign, start of JVM and Spark included, s."""
    folder = inputs(options)
    out = os.path.join(options.work, "out")
    shutil.rmtree(out, ignore_errors=True)
    began = time.time()
    with open(os.path.join(options.work, "hooke.log"), "w", encoding="utf-8") as log:
        subprocess.run(options.hooke.split() + ["campaign", "elastic", folder, "--output", out,
                                                "--master", "local[2]"], stdout=log, stderr=log)
    seconds = time.time() - began
    done = [n for n in os.listdir(out) if os.path.exists(os.path.join(out, n, "elastic.json"))]
    print("hooke campaign elastic, %d of %d crystals: %.1f s" % (len(done), options.limit, seconds),
          flush=True)
    return seconds


def ended(job):
    path = os.path.join(job, "pw.out")
    return os.path.exists(path) and "JOB DONE" in open(path, encoding="utf-8").read()


def pw(options, times):
    """Runs what is left of pw.x's cells, at most options.seconds of them; adds to the times."""
    jobs = pw_inputs(options, os.path.join(options.work, "out"))
    left = [j for j in jobs if not ended(j)]
    env = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    stop = time.time() + options.seconds
    began = time.time()
    subprocess.run(["xargs", "-P2", "-I{}", "sh", "-c", "[ $(date +%%s) -ge %d ] || "
                    "(cd {} && pw.x -in pw.in > pw.out 2>&1)" % stop],
                   input="\n".join(left), text=True, env=env)
    times["pw"] = times.get("pw", 0) + time.time() - began
    times["cells"], times["ended"] = len(jobs), sum(map(ended, jobs))
    print("pw.x, %d of %d cells ended: %.1f s" % (times["ended"], times["cells"], times["pw"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", choices=["hooke", "pw", "both"], default="both")
    parser.add_argument("--limit", type=int, default=40)
    parser.add_argument("--seconds", type=float, default=1e6, help="of pw.x in this call")
    parser.add_argument("--work", default=os.path.join(HERE, "out/campaign-time"))
    parser.add_argument("--hooke", default=os.path.join(HERE, "../../scripts/hooke"))
    parser.add_argument("--cutoff", type=float, default=25, help="Ha")
    parser.add_argument("--grid", type=int, default=6)
    options = parser.parse_args()
    options.work = os.path.abspath(options.work)
    os.makedirs(options.work, exist_ok=True)
    record = os.path.join(options.work, "times.json")
    times = json.load(open(record, encoding="utf-8")) if os.path.exists(record) else {}
    if options.part != "pw":
        times["hooke"] = hooke(options)
    if options.part != "hooke":
        pw(options, times)
    with open(record, "w", encoding="utf-8") as file:
        json.dump(times, file)
    if "hooke" in times and times.get("ended", 0) == times.get("cells", 1):
        print("pw.x / hooke = %.2f (the bar: 3)" % (times["pw"] / times["hooke"]))


if __name__ == "__main__":
    main()
