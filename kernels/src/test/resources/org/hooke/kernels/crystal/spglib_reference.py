"""Writes spglib-hall.txt and spglib-crystals.txt: what Spglib 2.0.2 says about crystals made here.

Run by the Python of Debian's python3-spglib 2.0.2 in this folder: python3 spglib_reference.py
Lengths are in bohr; the tolerance is Spglib's symprec. Everything random is seeded.
"""
import hashlib
import itertools

import numpy as np
import spglib

assert spglib.__version__ == "2.0.2"
rng = np.random.default_rng(20240229)


def hall_file():
    with open("spglib-hall.txt", "w") as out:
        out.write("# Hall number, number of operations, SHA-256 (16 digits) of the sorted operations,\n")
        out.write("# each as W (9 integers, by rows) and 24 w (3 integers), separated by blanks, one per line\n")
        for hall in range(1, 531):
            s = spglib.get_symmetry_from_database(hall)
            lines = []
            for w, t in zip(s["rotations"], s["translations"]):
                k = np.rint(np.array(t) * 24).astype(int) % 24
                lines.append(" ".join(str(x) for x in list(w.flatten()) + list(k)))
            digest = hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]
            out.write(f"{hall} {len(lines)} {digest}\n")


STANDARD = {}
for _h in range(530, 0, -1):
    STANDARD[spglib.get_spacegroup_type(_h)["number"]] = _h


def cell_of(number):
    """Random conventional lattice of the crystal system, rows."""
    a, b, c = 7 + 3 * rng.random(), 10.5 + 2 * rng.random(), 13 + 3 * rng.random()
    al, be, ga = np.radians([82 + 3 * rng.random(), 101 + 4 * rng.random(), 76 + 4 * rng.random()])
    if number < 3:
        cx = c * np.cos(be)
        cy = c * (np.cos(al) - np.cos(be) * np.cos(ga)) / np.sin(ga)
        return np.array([[a, 0, 0], [b * np.cos(ga), b * np.sin(ga), 0], [cx, cy, np.sqrt(c * c - cx * cx - cy * cy)]])
    if number < 16:
        return np.array([[a, 0, 0], [0, b, 0], [c * np.cos(be), 0, c * np.sin(be)]])
    if number < 75:
        return np.diag(rng.permutation([a, b, c]))
    if number < 143:
        return np.diag([a, a, b])
    if number < 195:
        return np.array([[a, 0, 0], [-a / 2, a * np.sqrt(3) / 2, 0], [0, 0, b]])
    return np.diag([b, b, b])


def general(number, species=2):
    """Atoms at general positions of a space-group type in its standard setting."""
    s = spglib.get_symmetry_from_database(STANDARD[number])
    lattice = cell_of(number)
    points, kinds = [], []
    for kind in range(species):
        x = rng.random(3)
        for w, t in zip(s["rotations"], s["translations"]):
            points.append((w @ x + t) % 1)
            kinds.append(kind + 1)
    return lattice, np.array(points), kinds


def rotation():
    q, r = np.linalg.qr(rng.normal(size=(3, 3)))
    q = q * np.sign(np.diag(r))
    return q if np.linalg.det(q) > 0 else -q


def unimodular(det=1):
    m = np.eye(3, dtype=int)
    for _ in range(4):
        i, j = rng.permutation(3)[:2]
        e = np.eye(3, dtype=int)
        e[i, j] = rng.integers(-1, 2)
        m = m @ e
    if det < 0:
        m = m @ np.diag([1, 1, -1])
    return m


def changed(cell, m):
    """The same crystal in the cell with rows m a; det m > 1 is a supercell."""
    lattice, points, kinds = cell
    n = abs(round(np.linalg.det(m)))
    inverse = np.linalg.inv(m)
    new_points, new_kinds = [], []
    span = range(-abs(m).sum() - 1, abs(m).sum() + 2) if n > 1 else [0]
    shifts = []
    for t in itertools.product(span, repeat=3):
        f = (np.array(t) @ inverse + 1e-9) % 1 - 1e-9
        if not any(np.allclose(f, g, atol=1e-7) for g in shifts):
            shifts.append(f)
        if len(shifts) == n:
            break
    for p, k in zip(points, kinds):
        for s in shifts:
            new_points.append((p @ inverse + s) % 1)
            new_kinds.append(k)
    return m @ lattice, np.array(new_points), new_kinds


def primitive(cell):
    lattice, points, kinds = spglib.standardize_cell(cell, to_primitive=True, symprec=1e-5)
    return lattice, points, list(kinds)


def moved(cell):
    lattice, points, kinds = cell
    return lattice @ rotation().T, (points + rng.random(3)) % 1, kinds


def noisy(cell, size):
    lattice, points, kinds = cell
    lattice = lattice + size * 0.2 * (2 * rng.random((3, 3)) - 1)
    step = size * (2 * rng.random(points.shape) - 1) / np.sqrt(3)
    return lattice, points + step @ np.linalg.inv(lattice), kinds


def prototypes():
    cubic, a = np.eye(3), 8.0
    fcc = a / 2 * np.array([[0, 1, 1], [1, 0, 1], [1, 1, 0.0]])
    bcc = a / 2 * np.array([[-1, 1, 1], [1, -1, 1], [1, 1, -1.0]])
    hexa = lambda a, c: np.array([[a, 0, 0], [-a / 2, a * np.sqrt(3) / 2, 0], [0, 0, c]])
    o = [0, 0, 0]
    h = [0.5, 0.5, 0.5]
    p = {}
    p["po-simple-cubic"] = (6 * cubic, [o], [1])
    p["cu-fcc"] = (fcc, [o], [1])
    p["fe-bcc"] = (bcc, [o], [1])
    p["mg-hcp"] = (hexa(6.06, 9.84), [[1 / 3, 2 / 3, 0.25], [2 / 3, 1 / 3, 0.75]], [1, 1])
    p["mg-hcp-ideal-ratio"] = (hexa(6.0, 6.0 * np.sqrt(8 / 3)), [[1 / 3, 2 / 3, 0.25], [2 / 3, 1 / 3, 0.75]], [1, 1])
    p["si-diamond"] = (fcc, [o, [0.25] * 3], [1, 1])
    p["zns-sphalerite"] = (fcc, [o, [0.25] * 3], [1, 2])
    p["nacl"] = (fcc, [o, h], [1, 2])
    p["cscl"] = (8 * cubic, [o, h], [1, 2])
    p["caf2-fluorite"] = (fcc, [o, [0.25] * 3, [0.75] * 3], [1, 2, 2])
    p["zno-wurtzite"] = (hexa(6.1, 9.8), [[1 / 3, 2 / 3, 0], [2 / 3, 1 / 3, 0.5], [1 / 3, 2 / 3, 0.382], [2 / 3, 1 / 3, 0.882]], [1, 1, 2, 2])
    p["c-graphite"] = (hexa(4.65, 12.7), [[0, 0, 0.25], [0, 0, 0.75], [1 / 3, 2 / 3, 0.25], [2 / 3, 1 / 3, 0.75]], [1] * 4)
    u = 0.305
    p["tio2-rutile"] = (np.diag([8.7, 8.7, 5.6]), [o, h, [u, u, 0], [-u, -u, 0], [0.5 + u, 0.5 - u, 0.5], [0.5 - u, 0.5 + u, 0.5]], [1, 1, 2, 2, 2, 2])
    p["srtio3-perovskite"] = (7.4 * cubic, [o, h, [0.5, 0.5, 0], [0.5, 0, 0.5], [0, 0.5, 0.5]], [1, 2, 3, 3, 3])
    p["batio3-tetragonal"] = (np.diag([7.5, 7.5, 7.6]), [o, [0.5, 0.5, 0.52], [0.5, 0.5, -0.02], [0.5, 0, 0.48], [0, 0.5, 0.48]], [1, 2, 3, 3, 3])
    p["sn-white"] = (np.diag([11.0, 11.0, 6.0]), [o, h, [0, 0.5, 0.25], [0.5, 0, 0.75]], [1] * 4)
    p["in-tetragonal"] = (np.diag([6.1, 6.1, 9.3]), [o, h], [1, 1])
    x = 0.306
    rows = hexa(9.0, 24.55)
    rh = np.array([[2, 1, 1], [-1, 1, 1], [-1, -2, 1]]) / 3 @ rows
    z = 0.352
    al = [[z] * 3, [0.5 - z] * 3, [-z] * 3, [0.5 + z] * 3]
    ox = [[x + 0.25, 0.25 - x, 0.25], [0.25, x + 0.25, 0.25 - x], [0.25 - x, 0.25, x + 0.25]]
    p["al2o3-corundum"] = (rh, al + ox + [[-i for i in y] for y in ox], [1] * 4 + [2] * 6)
    rh2 = np.array([[2, 1, 1], [-1, 1, 1], [-1, -2, 1]]) / 3 @ hexa(8.6, 22.4)
    p["bi-a7"] = (rh2, [[0.234] * 3, [-0.234] * 3], [1, 1])
    p["hg-rhombohedral"] = (rh2, [o], [1])
    p["bi2te3"] = (np.array([[2, 1, 1], [-1, 1, 1], [-1, -2, 1]]) / 3 @ hexa(8.3, 57.6), [[0.4] * 3, [-0.4] * 3, o, [0.212] * 3, [-0.212] * 3], [1, 1, 2, 2, 2])
    uq, xo, yo, zo = 0.4697, 0.4135, 0.2669, 0.1191
    si = [[uq, 0, 0], [0, uq, 1 / 3 * 2], [-uq, -uq, 1 / 3]]
    oq = [[xo, yo, zo], [-yo, xo - yo, zo + 2 / 3], [yo - xo, -xo, zo + 1 / 3], [yo, xo, -zo], [-xo, yo - xo, 2 / 3 - zo], [xo - yo, -yo, 1 / 3 - zo]]
    p["sio2-quartz"] = (hexa(9.29, 10.2), si + oq, [1] * 3 + [2] * 6)
    p["mos2-2h"] = (hexa(5.97, 23.2), [[1 / 3, 2 / 3, 0.25], [2 / 3, 1 / 3, 0.75], [1 / 3, 2 / 3, 0.621], [1 / 3, 2 / 3, 0.879], [2 / 3, 1 / 3, 0.121], [2 / 3, 1 / 3, 0.379]], [1, 1, 2, 2, 2, 2])
    p["nias"] = (hexa(6.8, 9.5), [o, [0, 0, 0.5], [1 / 3, 2 / 3, 0.25], [2 / 3, 1 / 3, 0.75]], [1, 1, 2, 2])
    d = 0.386
    pyr = [[d, d, d], [0.5 - d, -d, 0.5 + d], [-d, 0.5 + d, 0.5 - d], [0.5 + d, 0.5 - d, -d]]
    p["fes2-pyrite"] = (10.2 * cubic, [o, [0.5, 0, 0.5], [0, 0.5, 0.5], [0.5, 0.5, 0]] + pyr + [[-i for i in y] for y in pyr], [1] * 4 + [2] * 8)
    f = 0.1367
    b20 = lambda t: [[t, t, t], [0.5 + t, 0.5 - t, -t], [-t, 0.5 + t, 0.5 - t], [0.5 - t, -t, 0.5 + t]]
    p["fesi-b20"] = (8.5 * cubic, b20(f) + b20(0.842), [1] * 4 + [2] * 4)
    p["a15-cr3si"] = (8.6 * cubic, [o, h, [0.25, 0, 0.5], [0.75, 0, 0.5], [0.5, 0.25, 0], [0.5, 0.75, 0], [0, 0.5, 0.25], [0, 0.5, 0.75]], [1, 1] + [2] * 6)
    p["slab-square-molecule"] = (np.diag([20.0, 22.0, 24.0]), [[0.5, 0.5, 0.55], [0.5, 0.5680, 0.5], [0.5, 0.4320, 0.5]], [1, 2, 2])
    return {k: (np.array(l, float), np.array(q, float), t) for k, (l, q, t) in p.items()}


MESHES = [([4, 4, 4], [0, 0, 0]), ([4, 4, 4], [1, 1, 1]), ([3, 4, 2], [0, 0, 1]), ([3, 3, 5], [0, 1, 0])]


def mesh_orbits(mesh, shift, rotations):
    """Orbit sizes of the grid under the signed rotations that keep it, by sets of grid points."""
    n = np.array(mesh)
    points = {tuple(m): i for i, m in enumerate(itertools.product(*[range(k) for k in mesh]))}
    grid = (np.array(list(points)) + np.array(shift) / 2) / n
    maps = []
    for w in {tuple(r.flatten()) for r in rotations}:
        r = np.linalg.inv(np.array(w).reshape(3, 3)).T
        for sign in (1, -1):
            image = (sign * grid @ r.T) * n - np.array(shift) / 2
            near = np.rint(image)
            if abs(image - near).max() < 1e-6:
                maps.append([points[tuple(m)] for m in near.astype(int) % n])
    maps = np.array(maps)
    representative = maps.min(axis=0)
    return sorted(np.unique(representative, return_counts=True)[1].tolist()), len(maps)


def write(out, name, cell, tolerance, moments=None):
    lattice, points, kinds = cell
    out.write(f"crystal {name}\nlattice " + " ".join(f"{x:.12g}" for x in lattice.flatten()) + "\n")
    out.write(f"tolerance {tolerance:g}\natoms {len(kinds)}\n")
    symbols = ["", "H", "He", "Li", "Be"]
    for i, (p, k) in enumerate(zip(points, kinds)):
        m = 0 if moments is None else moments[i]
        out.write(f"{symbols[k]} " + " ".join(f"{x:.14g}" for x in p) + f" {m:g}\n")
    rounded = (
        np.array([float(f"{x:.12g}") for x in lattice.flatten()]).reshape(3, 3),
        np.array([float(f"{x:.14g}") for x in points.flatten()]).reshape(-1, 3),
        kinds,
    )
    d = spglib.get_symmetry_dataset(rounded, symprec=tolerance)
    if moments is None:
        rotations, translations = d["rotations"], d["translations"]
        flips = [0] * len(rotations)
        out.write(f"number {d['number']} {d['international']} {d['pointgroup']}\n")
    else:
        s = spglib.get_magnetic_symmetry(rounded + (moments,), symprec=tolerance)
        rotations, translations = s["rotations"], s["translations"]
        flips = [int(x) for x in s["time_reversals"]]
        if not any(moments):
            flips = [0] * len(rotations)
        out.write("number 0 - -\n")
    out.write(f"operations {len(rotations)}\n")
    for w, t, f in zip(rotations, translations, flips):
        out.write(" ".join(str(x) for x in w.flatten()) + " " + " ".join(f"{x % 1:.9g}" for x in t) + f" {f}\n")
    if moments is None:
        for kind, to_primitive in (("conventional", False), ("primitive", True)):
            l, p, k = spglib.standardize_cell(rounded, to_primitive=to_primitive, symprec=tolerance)
            out.write(f"{kind} {len(k)} " + " ".join(f"{x:.10g}" for x in l.flatten()) + "\n")
        for mesh, shift in MESHES:
            orbits, maps = mesh_orbits(mesh, shift, rotations)
            if maps == len({tuple(r.flatten()) for r in list(rotations) + list(-rotations)}):
                ir, _ = spglib.get_ir_reciprocal_mesh(mesh, rounded, is_shift=shift, symprec=tolerance)
                assert sorted(np.unique(ir, return_counts=True)[1].tolist()) == orbits, name
            out.write("mesh " + " ".join(map(str, mesh + shift + orbits)) + "\n")
    out.write("end\n")
    return d["number"], d["pointgroup"], d["international"][0]


def crystals_file():
    seen = set()
    with open("spglib-crystals.txt", "w") as out:
        out.write("# Crystals and what Spglib 2.0.2 says of them; written by spglib_reference.py. Lengths in bohr.\n")
        out.write("# atoms: symbol, fractional position, moment; operations: W by rows, w, spin flip;\n")
        out.write("# conventional, primitive: atoms, rows of the idealised standard lattice;\n")
        out.write("# mesh: n1 n2 n3, shift in half steps, sorted orbit sizes of the subgroup that keeps the grid\n")
        for name, cell in prototypes().items():
            seen.add(write(out, name, cell, 1e-5))
        p = prototypes()
        for name in ("si-diamond", "tio2-rutile", "al2o3-corundum", "zno-wurtzite", "sio2-quartz", "fe-bcc", "in-tetragonal", "bi-a7"):
            seen.add(write(out, name + "-moved", moved(changed(p[name], unimodular())), 1e-5))
            seen.add(write(out, name + "-noisy", noisy(p[name], 1e-3), 2e-2))
            seen.add(write(out, name + "-broken", noisy(p[name], 1e-1), 1e-5))
        seen.add(write(out, "si-diamond-supercell-211", changed(p["si-diamond"], np.diag([2, 1, 1])), 1e-5))
        seen.add(write(out, "si-diamond-conventional", changed(p["si-diamond"], np.array([[-1, 1, 1], [1, -1, 1], [1, 1, -1]])), 1e-5))
        seen.add(write(out, "fe-bcc-supercell-222", changed(p["fe-bcc"], np.diag([2, 2, 2])), 1e-5))
        seen.add(write(out, "nacl-supercell-skew", changed(p["nacl"], np.array([[1, 1, 0], [0, 1, 0], [1, 0, 2]])), 1e-5))
        seen.add(write(out, "mg-hcp-supercell-221", changed(p["mg-hcp"], np.diag([2, 2, 1])), 1e-5))
        vacancy = changed(p["nacl"], np.diag([2, 2, 2]))
        seen.add(write(out, "nacl-vacancy", (vacancy[0], vacancy[1][1:], vacancy[2][1:]), 1e-5))
        strain = np.eye(3) + np.array([[0, 0.01, 0], [0.01, 0, 0], [0, 0, 0.02]])
        for name in ("si-diamond", "cscl", "mg-hcp", "bi-a7"):
            seen.add(write(out, name + "-sheared", (p[name][0] @ strain, p[name][1], p[name][2]), 1e-5))
        numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 29, 31, 33, 35, 36, 39, 42, 43, 44, 46, 47, 48, 52, 55, 57, 60, 61, 62, 63, 64, 68, 69, 70, 72, 73, 74]
        numbers += [75, 76, 79, 80, 81, 82, 85, 88, 91, 95, 98, 100, 109, 113, 115, 119, 122, 129, 141, 142, 143, 144, 146, 147, 148, 149, 152, 154, 155, 157, 159, 160, 161, 162, 164, 166, 167, 168, 169, 173, 174, 176, 178, 182, 185, 186, 187, 189, 191, 194, 195, 197, 198, 199, 205, 206, 208, 212, 214, 215, 220]
        numbers += [196, 202, 203, 209, 210, 216, 219, 227]
        for i, number in enumerate(numbers):
            cell = primitive(general(number, 1 if number > 74 else 2))
            style = i % 4
            if style == 1:
                cell = moved(changed(cell, unimodular()))
            elif style == 2 and len(cell[2]) <= 12:
                cell = changed(cell, np.array([[1, 0, 0], [1, 2, 0], [0, 0, 1]]))
            elif style == 3:
                cell = moved(cell)
            tolerance = 1e-5
            if i % 5 == 4:
                cell, tolerance = noisy(cell, 5e-4), 1e-2
            seen.add(write(out, f"general-{number}", cell, tolerance))
        fe = p["fe-bcc"]
        write(out, "fe-ferromagnet", fe, 1e-5, [2.0])
        cscl = (fe[0], fe[1], fe[2])
        afm = changed(cscl, np.array([[0, 1, 1], [1, 0, 1], [1, 1, 0]]))
        write(out, "cr-antiferromagnet", afm, 1e-5, [1.0, -1.0])
        nio = changed(p["nacl"], np.array([[1, 1, 0], [0, 1, 1], [1, 0, 1]]))
        write(out, "nio-antiferromagnet", nio, 1e-5, [1.7, -1.7, 0.0, 0.0])
        rutile = p["tio2-rutile"]
        write(out, "altermagnet-rutile", rutile, 1e-5, [2.0, -2.0, 0, 0, 0, 0])
        write(out, "ferrimagnet-rutile", rutile, 1e-5, [2.0, -1.0, 0, 0, 0, 0])
        chain = changed(p["po-simple-cubic"], np.diag([4, 1, 1]))
        write(out, "chain-up-up-down-down", chain, 1e-5, [1.0, 1.0, -1.0, -1.0])
        write(out, "mg-hcp-moved-antiferromagnet", moved(p["mg-hcp"]), 1e-5, [1.0, -1.0])
    print(len(seen), "kinds;", len({s[1] for s in seen}), "point groups;", len({s[0] for s in seen}), "numbers")
    print(sorted({s[1] for s in seen}))
    systems = lambda n: "amotthc"[sum(n > b for b in (2, 15, 74, 142, 167, 194))] if n < 143 or n > 194 else "h"
    print(sorted({systems(s[0]) + s[2] for s in seen}))


hall_file()
crystals_file()
