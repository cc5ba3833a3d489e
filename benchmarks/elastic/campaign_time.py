#!/usr/bin/env python3
"""A campaign of 40 crystals on two cores: `hooke campaign elastic` against `xargs -P2` over
one-process pw.x, for the same strained cells, cutoffs and k-points.

Hooke runs first and says which strained cells it needs (elastic.json); pw.x gets exactly these, the
equilibrium among them, ions relaxed where they are free, with the same pseudopotentials (embedded
tables, written as UPF by `hooke pseudo convert`).

usage: campaign_time.py [--limit N] [--work DIR] [--hooke COMMAND] [--cutoff HA] [--grid N]
Run it on an idle machine: it prints both wall times and their ratio (the bar: 3).
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "campaign"))
import make  # noqa: E402

HARTREE = 2.0  # in Ry
CAMPAIGN = """functional: LDA-PZ
cutoff: {cutoff:g} Ha
kpoints: {{grid: [{grid}, {grid}, {grid}]}}
smearing: {{kind: %s, width: 0.01 Ha}}
scf: {{tolerance: 1e-10 Ha}}
elastic: {{equilibrium: given}}
"""
PW = """&control
 calculation='{calculation}', prefix='x', pseudo_dir='{pseudo}', outdir='.'
 tstress=.true., tprnfor=.true., disk_io='none', forc_conv_thr=2.0d-5, etot_conv_thr=1.0d-9
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


def inputs(options):
    """Every crystal of the campaign of campaign/make.py with at most two atoms, evenly chosen."""
    folder = os.path.join(options.work, "inputs")
    everything = os.path.join(options.work, "everything")
    for f in (folder, everything):
        shutil.rmtree(f, ignore_errors=True)
        os.makedirs(f)
    make.SETTINGS = CAMPAIGN.format(cutoff=options.cutoff, grid=options.grid)
    make.good(everything)
    names = sorted(n for n in os.listdir(everything) if not n.startswith("wz"))
    step = len(names) / options.limit
    for i in range(options.limit):
        shutil.copy(os.path.join(everything, names[int(i * step)]), folder)
    return folder


def pw_inputs(options, out):
    """One folder with pw.in per cell that Hooke computed; their list."""
    jobs = []
    pseudo = os.path.join(options.work, "pseudo")
    os.makedirs(pseudo, exist_ok=True)
    root = os.path.join(options.work, "pw")
    shutil.rmtree(root, ignore_errors=True)
    for name in sorted(os.listdir(out)):
        result = os.path.join(out, name, "elastic.json")
        if not os.path.exists(result):
            continue
        found = json.load(open(result, encoding="utf-8"))
        cell = found["equilibrium"]
        files = {}
        for symbol, entry in found["provenance"]["pseudopotentials"].items():
            source = entry["source"].split()[-1]
            files[symbol] = source + ".upf"
            target = os.path.join(pseudo, files[symbol])
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
            os.makedirs(folder)
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
            with open(os.path.join(folder, "pw.in"), "w", encoding="utf-8") as file:
                file.write(text)
            jobs.append(folder)
    return jobs


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--limit", type=int, default=40)
    parser.add_argument("--work", default=os.path.join(HERE, "out/campaign-time"))
    parser.add_argument("--hooke", default=os.path.join(HERE, "../../scripts/hooke"))
    parser.add_argument("--cutoff", type=float, default=15, help="Ha")
    parser.add_argument("--grid", type=int, default=4)
    parser.add_argument("--no-pw", action="store_true")
    options = parser.parse_args()
    options.work = os.path.abspath(options.work)
    folder = inputs(options)
    out = os.path.join(options.work, "out")
    shutil.rmtree(out, ignore_errors=True)
    began = time.time()
    with open(os.path.join(options.work, "hooke.log"), "w", encoding="utf-8") as log:
        subprocess.run(options.hooke.split() + ["campaign", "elastic", folder, "--output", out,
                                                "--master", "local[2]"], stdout=log, stderr=log)
    ours = time.time() - began
    print("hooke campaign elastic, %d crystals: %.1f s" % (options.limit, ours), flush=True)
    if options.no_pw:
        return
    jobs = pw_inputs(options, out)
    env = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    began = time.time()
    subprocess.run(["xargs", "-P2", "-I{}", "sh", "-c", "cd {} && pw.x -in pw.in > pw.out 2>&1"],
                   input="\n".join(jobs), text=True, env=env)
    theirs = time.time() - began
    ended = sum("JOB DONE" in open(os.path.join(j, "pw.out"), encoding="utf-8").read()
                for j in jobs)
    print("pw.x, %d of %d cells ended: %.1f s" % (ended, len(jobs), theirs))
    print("pw.x / hooke = %.2f (the bar: 3)" % (theirs / ours))


if __name__ == "__main__":
    main()
