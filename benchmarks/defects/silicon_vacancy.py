"""The silicon vacancy from defect.json files: geometries, energies, levels, and raw energies of pw.x.

    python3 benchmarks/defects/silicon_vacancy.py OUT/defect.json [MORE/defect.json ...]
    python3 benchmarks/defects/silicon_vacancy.py --pw DIR --charges 0,1 OUT/defect.json

The files may come from several studies of the same cell (other starts, other charges). --pw runs pw.x at
the relaxed geometry of each charge asked for with the same pseudopotential, cutoff, smearing and k-points.
"""

import argparse
import itertools
import json
import pathlib
import re
import subprocess

EV = 27.211386245988
ANGSTROM = 0.529177210903


def vector(lattice, f):
    return [sum(f[i] * lattice[i][x] for i in range(3)) for x in range(3)]


def apart(lattice, a, b):
    f = [a[i] - b[i] for i in range(3)]
    f = [x - round(x) for x in f]
    best = min(
        sum(x * x for x in vector(lattice, [f[i] + n[i] for i in range(3)]))
        for n in itertools.product((-1, 0, 1), repeat=3)
    )
    return best**0.5


def states(files):
    for name in files:
        study = json.loads(pathlib.Path(name).read_text(encoding="utf-8"))
        bulk = study["supercell"]["structure"]
        for state in study["defects"][0]["charge_states"]:
            if state["converged"]:
                yield study, bulk, state


def row(study, bulk, state):
    # the site of the vacancy: from the order of the atoms, which is the crystal's
    site_order = bulk["fractional"]
    cell = bulk["lattice_bohr"]
    kept = state["structure"]["fractional"]
    missing = next(
        (s for s in range(len(kept)) if apart(cell, site_order[s], kept[s]) > 3.0), len(kept)
    )
    near = sorted(range(len(site_order)), key=lambda s: apart(cell, site_order[s], site_order[missing]))[1:5]
    atoms = [s - (1 if s > missing else 0) for s in near]
    d = sorted(ANGSTROM * apart(cell, kept[a], kept[b]) for a, b in itertools.combinations(atoms, 2))
    corner = next(iter(state["formation_energy_ev"].values()))
    return {
        "charge": state["charge"],
        "start": state["start"],
        "group": state["point_group"],
        "distances": " ".join(f"{x:.2f}" for x in d),
        "energy_ha": state["energy_ha"],
        "correction_ev": state["correction_ev"]["total"],
        "error_ev": state["correction_ev"]["error"],
        "fnv_ev": state.get("corrections_by_scheme_ev", {}).get("fnv"),
        "formation_ev": corner["vbm"],
    }


def table(files):
    rows = [row(*s) for s in states(files)]
    rows.sort(key=lambda r: (-r["charge"], r["energy_ha"]))
    print("q,start,group,distances_angstrom,energy_ha,correction_ev,error_ev,fnv_ev,formation_ev")
    for r in rows:
        fnv = "" if r["fnv_ev"] is None else f"{r['fnv_ev']:.3f}"
        print(
            f"{r['charge']:+d},{r['start']},{r['group']},{r['distances']},{r['energy_ha']:.7f},"
            f"{r['correction_ev']:.3f},{r['error_ev']:.3f},{fnv},{r['formation_ev']:.3f}"
        )
    lowest = {}
    for r in rows:
        q = r["charge"]
        if q not in lowest or r["formation_ev"] < lowest[q]["formation_ev"]:
            lowest[q] = r
    for q, p in itertools.combinations(sorted(lowest, reverse=True), 2):
        level = (lowest[p]["formation_ev"] - lowest[q]["formation_ev"]) / (q - p)
        print(f"# ({q:+d}/{p:+d}) {level:.3f} eV above the valence band")


def value(text):
    number, unit = re.match(r"\s*([-+0-9.eE]+)\s*(\w*)", str(text)).groups()
    return float(number) * {"Ry": 1.0, "Ha": 2.0, "": 2.0}[unit]


def pw(folder, charges, files):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    done = set()
    for study, _, state in states(files):
        q = state["charge"]
        if q not in charges or q in done:
            continue
        done.add(q)
        given = study["input"]
        potential = pathlib.Path(next(iter(given["pseudopotentials"].values())))
        s = state["structure"]
        grid = given["defects"]["kpoints"]
        shift = [1 if x else 0 for x in given["defects"]["kpoint_shift"]]
        lines = [
            "&control calculation='scf' prefix='v' outdir='./tmp' tprnfor=.true.",
            f" pseudo_dir='{potential.parent.resolve()}' /",
            f"&system ibrav=0 nat={len(s['species'])} ntyp=1 tot_charge={q}",
            f" ecutwfc={value(given['cutoff'])} occupations='smearing' smearing='gaussian'",
            f" degauss={value(given['smearing']['width'])} /",
            "&electrons conv_thr=1e-8 /",
            "ATOMIC_SPECIES",
            f"Si 28.0855 {potential.name}",
            "CELL_PARAMETERS bohr",
            *(" ".join(f"{x:.14f}" for x in row) for row in s["lattice_bohr"]),
            "ATOMIC_POSITIONS crystal",
            *("Si " + " ".join(f"{x:.14f}" for x in row) for row in s["fractional"]),
            "K_POINTS automatic",
            " ".join(str(int(n)) for n in grid) + " " + " ".join(map(str, shift)),
        ]
        (folder / f"q{q:+d}.in").write_text("\n".join(lines) + "\n", encoding="utf-8")
        with open(folder / f"q{q:+d}.out", "w", encoding="utf-8") as out:
            subprocess.run(["pw.x", "-in", f"q{q:+d}.in"], cwd=folder, stdout=out, check=False)
        text = (folder / f"q{q:+d}.out").read_text(encoding="utf-8")
        free = float(re.search(r"!\s+total energy\s+=\s+([-0-9.]+)", text).group(1)) / 2
        print(f"q {q:+d}: pw.x {free:.8f} Ha, Hooke {state['free_ha']:.8f} Ha, apart {1e6 * (state['free_ha'] - free):.1f} microhartree")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pw", metavar="DIR")
    parser.add_argument("--charges", default="0")
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    if args.pw:
        pw(args.pw, [int(q) for q in args.charges.split(",")], args.files)
    else:
        table(args.files)


if __name__ == "__main__":
    main()
