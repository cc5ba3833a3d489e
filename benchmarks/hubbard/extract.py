#!/usr/bin/env python3
"""What pw.x printed for a calculation with a Hubbard U, as expected.json of scripts/compare-reference.

usage: extract.py CASE < pw.out > expected.json

Hartree atomic units, stress in GPa and tension-positive, as result.json has them. Eigenvalues are
printed by pw.x with four decimals of an eV. The ceilings are those of the reference's magnets, the
moments' widened by the rounding of two printed decimals; F of an LDA is held to 1e-7 Ha per atom.
"""
import json
import re
import sys

HARTREE_EV = 27.211386245988
GPA = 29421.02648438959
text = sys.stdin.read()


def number(pattern, scale=1.0, last=True):
    found = re.findall(pattern + r"\s*=?\s*([-+]?\d+\.\d+(?:[eE][-+]?\d+)?)", text)
    return scale * float(found[-1 if last else 0]) if found else None


def rows(start, count, columns):
    lines = text[text.rindex(start):].splitlines()[1 : 1 + count]
    return [[float(x) for x in line.split()[:columns]] for line in lines]


atoms = int(re.search(r"number of atoms/cell\s*=\s*(\d+)", text).group(1))
levels = re.findall(r"the spin up/dw Fermi energies are\s+(\S+)\s+(\S+)\s+ev", text)
if levels:
    fermi = sum(float(x) for x in levels[-1]) / 2 / HARTREE_EV
elif "the Fermi energy is" in text:
    fermi = number(r"the Fermi energy is") / HARTREE_EV
else:
    fermi = None
filled = re.findall(r"highest occupied(?:, lowest unoccupied)? level \(ev\):\s+(\S+)", text)
corrected = len(set(re.findall(r"atom\s+(\d+)   Tr\[ns", text)))
forces = re.findall(r"atom\s+\d+ type\s+\d+\s+force =\s+(\S+)\s+(\S+)\s+(\S+)", text)[:atoms]
stress = rows("total   stress", 3, 3)

cryst = text[text.index("number of k points") :]
cryst = cryst[cryst.index("cryst. coord.") :]
points = re.findall(r"k\(\s*\d+\) = \(\s*(\S+)\s+(\S+)\s+(\S+)\), wk =\s+(\S+)", cryst)
polarised = "------ SPIN UP" in text
last = text[text.rindex("End of self-consistent calculation") :]
blocks = last.split("------ SPIN DOWN") if polarised else [last]
bands = []
for block in blocks:
    block = re.split(r"Fermi energ|highest occupied", block)[0]
    parts = re.split(r"k =[^(]*\(\s*(\d+) PWs\)\s+bands \(ev\):", block)[1:]
    bands.append(
        [
            (int(n), [float(x) for x in re.findall(r"-?\d+\.\d{4}", body.split("occupation")[0])])
            for n, body in zip(parts[0::2], parts[1::2])
        ]
    )
count = len(bands[0])
total = sum(float(p[3]) for p in points[:count])
samples = []
for k in sorted({0, count // 2, count - 1}):
    samples.append(
        {
            "fractional": [float(x) for x in points[k][:3]],
            "weight": float(points[k][3]) / total,
            "plane_waves": bands[0][k][0],
            "eigenvalues_ha": [[e / HARTREE_EV for e in b[k][1]] for b in bands],
        }
    )
document = {
    "case": sys.argv[1],
    "source": "Quantum ESPRESSO pw.x " + re.search(r"Program PWSCF v\.(\S+)", text).group(1),
    "atoms": atoms,
    "energies_ha": {
        "free": number(r"!\s+total energy", 0.5),
        "one_electron": number(r"one-electron contribution", 0.5),
        "hartree": number(r"hartree contribution", 0.5),
        "xc": number(r"xc contribution", 0.5),
        "ewald": number(r"ewald contribution", 0.5),
        "hubbard": number(r"Hubbard energy  ", 0.5),
        "entropy": number(r"smearing contrib. \(-TS\)", 0.5) or 0.0,
    },
    "fermi_ha": fermi,
    "vbm_ha": float(filled[-1]) / HARTREE_EV if filled else None,
    "forces_ha_bohr": [[float(x) / 2 for x in f] for f in forces],
    "stress_gpa": [[-x / 2 * GPA for x in row] for row in stress],
    "shell_electrons": [
        float(x) for x in re.findall(r"Tr\[ns\(na\)\].*?(\S+)\n", text)[-corrected:]
    ],
    "grid": [
        int(x)
        for x in re.search(r"FFT dimensions: \(\s*(\d+),\s*(\d+),\s*(\d+)\)", text).groups()
    ],
    "kpoints": samples,
    "ceilings": {
        "free_per_atom": 5e-6,
        "parts_per_atom": 1e-5,
        "ewald": 1e-8,
        "force": 5e-6,
        "stress_gpa": 0.03,
        "fermi": 2e-5,
        "eigenvalue": 1e-5,
        "moment": 0.006,
    },
}
if polarised:
    document["magnetization_mub"] = {
        "total": number(r"total magnetization"),
        "absolute": number(r"absolute magnetization"),
    }
if "SLA+PZ" in text.upper():
    document["ceilings"]["free_per_atom"] = 1e-7
json.dump(document, sys.stdout, indent=1)
print()
