"""Draws docs/images/charged-model.svg and charged-vacancy.svg from model.csv and lih.csv.

    python3 benchmarks/defects/plot.py
"""

import csv
import math
import pathlib

HERE = pathlib.Path(__file__).parent
IMAGES = HERE.parent.parent / "docs" / "images"
COLOURS = ["#444444", "#1f77b4", "#2ca02c", "#d62728", "#9467bd"]
W, H, LEFT, TOP = 380, 300, 62, 28


def rows(name):
    with open(HERE / name, encoding="utf-8") as f:
        return list(csv.DictReader(f))


def panel(x0, title, xlabel, ylabel, xticks, yticks, series, fx, fy):
    """series: (label, points, dashed); fx, fy map values to 0..1."""
    px = lambda x: x0 + LEFT + fx(x) * (W - LEFT - 12)
    py = lambda y: TOP + (1 - fy(y)) * (H - TOP - 44)
    out = [f'<text x="{x0 + (W + LEFT) / 2}" y="16" text-anchor="middle" font-weight="bold">{title}</text>',
           f'<rect x="{px_min(x0)}" y="{TOP}" width="{W - LEFT - 12}" height="{H - TOP - 44}" fill="none" stroke="#888"/>']
    for v, label in xticks:
        out.append(f'<line x1="{px(v):.1f}" x2="{px(v):.1f}" y1="{H - 44}" y2="{H - 40}" stroke="#888"/>'
                   f'<text x="{px(v):.1f}" y="{H - 28}" text-anchor="middle">{label}</text>')
    for v, label in yticks:
        out.append(f'<line x1="{x0 + LEFT - 4}" x2="{x0 + LEFT}" y1="{py(v):.1f}" y2="{py(v):.1f}" stroke="#888"/>'
                   f'<text x="{x0 + LEFT - 6}" y="{py(v) + 4:.1f}" text-anchor="end">{label}</text>')
    out.append(f'<text x="{x0 + (W + LEFT) / 2}" y="{H - 10}" text-anchor="middle">{xlabel}</text>')
    out.append(f'<text transform="translate({x0 + 13},{(H - 16) / 2}) rotate(-90)" text-anchor="middle">{ylabel}</text>')
    for i, (label, points, dashed) in enumerate(series):
        c = COLOURS[i % len(COLOURS)]
        path = " ".join(f"{px(x):.1f},{py(y):.1f}" for x, y in points)
        dash = ' stroke-dasharray="5 3"' if dashed else ""
        out.append(f'<polyline points="{path}" fill="none" stroke="{c}" stroke-width="1.5"{dash}/>')
        out += [f'<circle cx="{px(x):.1f}" cy="{py(y):.1f}" r="3" fill="{c}"/>' for x, y in points]
        out.append(f'<text x="{x0 + LEFT + 8}" y="{H - 52 - 14 * (len(series) - 1 - i)}" fill="{c}">{label}</text>')
    return "\n".join(out)


def px_min(x0):
    return x0 + LEFT


def svg(name, panels):
    body = "\n".join(panels)
    text = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {W * len(panels)} {H}" '
            f'width="{W * len(panels)}" height="{H}" font-family="sans-serif" font-size="11">\n'
            f'<rect width="100%" height="100%" fill="white"/>\n{body}\n</svg>\n')
    (IMAGES / name).write_text(text, encoding="utf-8")


def log_axis(low, high):
    a, b = math.log10(low), math.log10(high)
    return lambda v: (math.log10(v) - a) / (b - a)


def model():
    data = rows("model.csv")
    edge = [float(r["edge"]) for r in data]
    column = lambda key: [(e, abs(float(r[key]))) for e, r in zip(edge, data)]
    ticks = [(v, str(v)) for v in (14, 20, 26, 32, 38)]
    powers = lambda a, b: [(10.0**p, f"1e{p}") for p in range(a, b + 1)]
    fx = log_axis(13, 41)
    energies = [("not corrected, 1/L", column("energy"), False),
                ("point charges, L^-3", column("points"), False),
                ("and the second moment, L^-5", column("points_moment"), False),
                ("fnv", column("fnv"), True), ("kumagai-oba", column("kumagai_oba"), True)]
    forces = [("not corrected, L^-3", column("force"), False),
              ("centre on added ions, L^-3", column("force_neighbours"), False),
              ("centre of the ions' charge, L^-5", column("force_charges"), False)]
    svg("charged-model.svg", [
        panel(0, "Energy error, Ha", "L, bohr", "", ticks, powers(-9, 0), energies, fx, log_axis(1e-10, 1)),
        panel(W, "Largest force error, Ha/bohr", "L, bohr", "", ticks, powers(-8, -2), forces, fx,
              log_axis(1e-9, 1e-2))])


def through(points):
    """Coefficients of a + b x + c x^2 through three points."""
    (x0, y0), (x1, y1), (x2, y2) = points
    c = ((y2 - y0) / (x2 - x0) - (y1 - y0) / (x1 - x0)) / (x2 - x1)
    b = (y1 - y0) / (x1 - x0) - c * (x1 + x0)
    return y0 - b * x0 - c * x0 * x0, b, c


def at_rest(rows, corrected):
    """Where the outward force on the nearest Li vanishes, by its last three values."""
    key = lambda r: float(r["force_li"]) + (float(r["correction_li"]) if corrected else 0.0)
    a, b, c = through([(float(r["moved"]), key(r)) for r in rows[-3:]])
    d = math.sqrt(b * b - 4 * a * c)
    roots = [(-b + d) / (2 * c), (-b - d) / (2 * c)]
    return min(x for x in roots if x > 0)


def vacancy():
    cells = {}
    for r in rows("lih.csv"):
        cells.setdefault(r["cell"], []).append(r)
    data = sorted(cells.values(), key=lambda c: int(c[0]["atoms"]))
    ticks = [(1000.0 / int(c[0]["atoms"]), c[0]["atoms"]) for c in data]
    xticks = [(0, "inf")] + [t for t in ticks if t[1] in ("54", "128", "250")]
    panels = []
    wanted = [
        ("Force on nearest Li, 0.45 bohr out, Ha/bohr", 0.0005, "li"),
        ("Force on nearest H then, Ha/bohr", 0.0005, "h"),
        ("Force on next Li then, Ha/bohr", 0.0005, "li2"),
        ("Nearest Li at rest, bohr", 0.01, None),
    ]
    for i, (title, step, key) in enumerate(wanted):
        fcc = [c for c in data if c[0]["cell"].startswith("fcc") and int(c[0]["atoms"]) > 50]
        x = [1000.0 / int(c[0]["atoms"]) for c in fcc]
        if key is None:
            series = [("not corrected", [(v, at_rest(c, False)) for v, c in zip(x, fcc)], False),
                      ("corrected, the crystal's charges", [(v, at_rest(c, True)) for v, c in zip(x, fcc)], True)]
        else:
            out = [next(r for r in c if float(r["moved"]) == 0.45) for c in fcc]
            force = [float(r[f"force_{key}"]) for r in out]
            add = lambda column: [(v, f + float(r[column])) for v, f, r in zip(x, force, out)]
            series = [("not corrected", list(zip(x, force)), False),
                      ("corrected, the crystal's charges", add(f"correction_{key}"), True),
                      ("corrected, the ions' own charges", add(f"own_{key}"), False)]
        values = [y for _, points, _ in series for _, y in points]
        low, high = min(values), max(values)
        pad = 0.25 * (high - low)
        low, high = low - 3.2 * pad, high + pad
        fy = lambda v, low=low, high=high: (v - low) / (high - low)
        first = math.ceil(low / step)
        digits = 4 if step < 0.001 else 2
        yticks = [(step * n, f"{step * n:.{digits}f}") for n in range(first, math.floor(high / step) + 1)]
        panels.append(panel(W * i, title, "atoms (axis: 1/atoms)", "", xticks, yticks, series,
                            lambda v: v / 20.0, fy))
    svg("charged-vacancy.svg", panels)


model()
vacancy()
