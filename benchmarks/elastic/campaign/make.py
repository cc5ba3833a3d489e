#!/usr/bin/env python3
"""Writes the folder of a campaign of 100 members, 15 of them broken: small cells, modest settings.
What is tested is the campaign, not the constants.

usage: make.py FOLDER
"""
import math
import os
import sys

SETTINGS = """functional: LDA-PW92
cutoff: 4 Ha
kpoints: {grid: [2, 2, 2]}
smearing: {kind: %s, width: 0.01 Ha}
scf: {tolerance: 1e-8 Ha}
elastic: {equilibrium: given, relax_ions: false}
"""


def fcc(a):
    return [[0, a / 2, a / 2], [a / 2, 0, a / 2], [a / 2, a / 2, 0]]


def cube(a):
    return [[a, 0, 0], [0, a, 0], [0, 0, a]]


def write(folder, name, lattice, species, positions, smearing="none", more=""):
    rows = lambda m: "[" + ", ".join("[%.10g, %.10g, %.10g]" % tuple(r) for r in m) + "]"
    with open(os.path.join(folder, name + ".yaml"), "w", encoding="utf-8") as file:
        file.write("structure:\n  unit: bohr\n  lattice: %s\n  species: [%s]\n  fractional: %s\n"
                   % (rows(lattice), ", ".join(species), rows(positions)))
        file.write(SETTINGS % smearing + more)


def zincblende(folder, pairs):
    for (a, b), size in pairs:
        write(folder, "zb_%s%s" % (a, b), fcc(size), [a, b], [[0] * 3, [0.25] * 3])


def good(folder):
    sizes = {("Al", "P"): 10.3, ("Al", "As"): 10.6, ("Al", "Sb"): 11.5, ("Ga", "P"): 10.2,
             ("Ga", "As"): 10.6, ("Ga", "Sb"): 11.4, ("In", "P"): 11.0, ("In", "As"): 11.3,
             ("In", "Sb"): 12.1}
    trivalent = [(pair, a) for pair, a in sizes.items()]
    # Ga and In with three electrons: the d shell is too hard for this cutoff
    light = [(pair, a) for pair, a in trivalent if pair[0] == "Al"]
    zincblende(folder, light)
    metals = {"Mg": 9.9, "Ca": 10.8, "Sr": 11.4, "Ba": 12.1}
    anions = {"S": 0.0, "Se": 0.5, "Te": 1.2}
    for m, a in metals.items():
        for x, more in anions.items():
            write(folder, "rs_%s%s" % (m, x), fcc(a + more), [m, x], [[0] * 3, [0.5] * 3])
            write(folder, "zb_%s%s" % (m, x), fcc(a + more + 0.9), [m, x], [[0] * 3, [0.25] * 3])
            write(folder, "cs_%s%s" % (m, x), cube((a + more) * 0.61), [m, x],
                  [[0] * 3, [0.5] * 3])
    for m, a in {"Na": 10.6, "K": 11.8, "Rb": 12.3, "Cs": 13.0}.items():
        for x, more in {"Cl": 0.0, "Br": 0.6, "I": 1.4}.items():
            write(folder, "rs_%s%s" % (m, x), fcc(a + more), [m, x], [[0] * 3, [0.5] * 3])
            write(folder, "cs_%s%s" % (m, x), cube((a + more) * 0.61), [m, x],
                  [[0] * 3, [0.5] * 3])
    for element, a in {"Si": 10.2, "Ge": 10.6, "Sn": 12.1}.items():
        write(folder, "dia_%s" % element, fcc(a), [element] * 2, [[0] * 3, [0.25] * 3])
    for element, a in {"Al": 7.5, "Ca": 10.3, "Sr": 11.1, "Pb": 9.2, "In": 8.8}.items():
        write(folder, "fcc_%s" % element, fcc(a), [element], [[0] * 3], "gaussian")
    for element, a in {"Na": 7.7, "K": 9.6, "Rb": 10.2, "Cs": 11.2, "Ba": 9.3}.items():
        b = a / 2
        write(folder, "bcc_%s" % element, [[-b, b, b], [b, -b, b], [b, b, -b]], [element],
              [[0] * 3], "gaussian")
    for (m, x), a in {("Al", "P"): 7.3, ("Al", "As"): 7.5, ("Al", "Sb"): 8.1, ("Mg", "Te"): 8.6,
                      ("Mg", "Se"): 7.8, ("Mg", "S"): 7.4}.items():
        third = [[1 / 3, 2 / 3, 0], [2 / 3, 1 / 3, 0.5]]
        write(folder, "wz_%s%s" % (m, x),
              [[a, 0, 0], [-a / 2, a * math.sqrt(3) / 2, 0], [0, 0, 1.633 * a]], [m] * 2 + [x] * 2,
              third + [[p, q, r + 0.375] for p, q, r in third])
    for a in (10.0,):
        write(folder, "dia_Si_%g" % a, fcc(a), ["Si"] * 2, [[0] * 3, [0.25] * 3])
    for a in (7.3, 7.7):
        write(folder, "fcc_Al_%g" % a, fcc(a), ["Al"], [[0] * 3], "gaussian")


def broken(folder):
    def text(name, content):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(content)

    # malformed files
    text("x01_torn.vasp", "silicon\n1.0\n0 2.7 2.7\n")
    text("x02_empty.cif", "data_nothing\n_cell_length_a 5.4\n")
    text("x03_words.yaml", "structure: [what, is, this\n")
    # atoms on top of each other
    write(folder, "x04_twice", fcc(10.2), ["Si"] * 2, [[0] * 3, [0] * 3])
    write(folder, "x05_image", cube(7.0), ["Na", "Cl"], [[0.01, 0, 0], [1.005, 0, 0]])
    write(folder, "x06_near", fcc(10.2), ["Si"] * 3, [[0] * 3, [0.25] * 3, [0.26, 0.25, 0.25]])
    # no pseudopotential
    write(folder, "x07_einsteinium", fcc(9.0), ["Es"], [[0] * 3], "gaussian")
    write(folder, "x08_no_file", fcc(10.2), ["Si"] * 2, [[0] * 3, [0.25] * 3],
          more="pseudopotentials: {Si: absent.upf}\n")
    write(folder, "x09_no_element", fcc(10.2), ["Xx"], [[0] * 3])
    # metals posing as insulators
    write(folder, "x10_odd_Al", fcc(7.5), ["Al"], [[0] * 3])
    write(folder, "x11_even_Ca", fcc(10.3), ["Ca"], [[0] * 3])
    write(folder, "x12_even_Al2", cube(5.9), ["Al"] * 2, [[0] * 3, [0.5] * 3])
    # unstable phases
    write(folder, "x13_cubic_Al", cube(5.1), ["Al"], [[0] * 3], "gaussian")
    write(folder, "x14_diamond_Al", fcc(11.5), ["Al"] * 2, [[0] * 3, [0.25] * 3], "gaussian")
    write(folder, "x15_cubic_Si", cube(4.8), ["Si"], [[0] * 3], "gaussian")


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    good(folder)
    print(len(os.listdir(folder)), "members in order")
    broken(folder)
    print(len(os.listdir(folder)), "members")


if __name__ == "__main__":
    main()
