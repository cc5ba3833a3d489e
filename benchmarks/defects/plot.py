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


def vacancy():
    data = [r for r in rows("lih.csv") if r["atoms"] != "64" or r["k"] == "3x3x3"]
    panels = []
    for i, (key, title) in enumerate((("li", "Nearest Li"), ("h", "Nearest H"))):
        used = [r for r in data if r[f"force_{key}"]]
        x = [1000.0 / int(r["atoms"]) for r in used]
        raw = [float(r[f"force_{key}"]) for r in used]
        new = [a + float(r[f"correction_{key}"]) for a, r in zip(raw, used)]
        low, high = min(raw + new), max(raw + new)
        pad = 0.25 * (high - low)
        low, high = low - 2.4 * pad, high + pad
        fy = lambda v, low=low, high=high: (v - low) / (high - low)
        step = 0.001
        first = math.ceil(low / step)
        yticks = [(step * n, f"{step * n:.3f}") for n in range(first, int(high / step) + 1)]
        series = [("not corrected", list(zip(x, raw)), False), ("corrected", list(zip(x, new)), False)]
        xticks = [(1000.0 / int(r["atoms"]), r["atoms"]) for r in data] + [(0, "inf")]
        panels.append(panel(W * i, f"{title}: outward force, Ha/bohr", "atoms (axis: 1/atoms)", "",
                            xticks, yticks, series, lambda v: v / 66.0, fy))
    svg("charged-vacancy.svg", panels)


model()
vacancy()
