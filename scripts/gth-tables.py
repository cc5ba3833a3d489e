#!/usr/bin/env python3
"""Writes kernels' gth-tables.txt from a list of GTH pseudopotentials in CP2K's format.

usage: scripts/gth-tables.py GTH_POTENTIALS > kernels/src/main/resources/org/hooke/kernels/pseudo/gth-tables.txt

Takes the LDA (PADE) and PBE entries. One line each:
  symbol family valence default electrons-per-l | r_loc C_1 .. | r_0 h_11 h_12 .. | r_1 ..
where default is '*' for the entry that the list itself names without a valence (or the only one),
and the h are the upper triangle of each l by rows. Numbers are kept as the list has them.
"""
import hashlib
import re
import sys

FAMILIES = {"PADE": "LDA", "PBE": "PBE"}


def entries(text):
    """Lists of lines, one list per potential; a comment line ends an entry."""
    entry = None
    for line in text.splitlines():
        if line.startswith("#"):
            entry = None
        elif re.match(r"[A-Z][a-z]? +GTH-", line):
            entry = [line]
            yield entry
        elif entry is not None and line.strip():
            entry.append(line)


def table_line(entry, alone):
    symbol, *names = entry[0].split()
    family = names[0].split("-")[1]
    if family not in FAMILIES:
        return None
    default = alone or any(not re.search(r"-q\d+$", name) for name in names)
    electrons = entry[1].split()
    words = " ".join(entry[2:]).split()

    def take(count):
        taken = words[:count]
        if len(taken) < count:
            sys.exit(f"{entry[0]}: entry ends early")
        del words[:count]
        return taken

    radius, terms = take(2)
    parts = [" ".join([radius] + take(int(terms)))]
    for _ in range(int(take(1)[0])):
        radius, n = take(2)
        parts.append(" ".join([radius] + take(int(n) * (int(n) + 1) // 2)))
    if words:
        sys.exit(f"{entry[0]}: unread numbers {words}")
    valence = sum(map(int, electrons))
    head = [symbol, FAMILIES[family], str(valence), "*" if default else "-", ",".join(electrons)]
    if not names[0].endswith(f"-q{valence}"):
        sys.exit(f"{entry[0]}: {valence} electrons")
    return " ".join(head) + " | " + " | ".join(parts)


def main():
    content = open(sys.argv[1], "rb").read()
    found = list(entries(content.decode()))
    keys = [(e[0].split()[0], e[0].split()[1].split("-")[1]) for e in found]
    lines = [table_line(e, keys.count(k) == 1) for e, k in zip(found, keys)]
    print("# Goedecker-Teter-Hutter pseudopotentials, Hartree atomic units: published parameters of")
    print("# S. Goedecker, M. Teter, J. Hutter, Phys. Rev. B 54, 1703 (1996);")
    print("# C. Hartwigsen, S. Goedecker, J. Hutter, Phys. Rev. B 58, 3641 (1998);")
    print("# M. Krack, Theor. Chem. Acc. 114, 145 (2005).")
    print("# symbol family valence default electrons-per-l | r_loc C.. | r_l upper triangle of h ..")
    print("# written by scripts/gth-tables.py from CP2K's GTH_POTENTIALS, SHA-256")
    print("# " + hashlib.sha256(content).hexdigest())
    print("\n".join(line for line in lines if line))


main()
