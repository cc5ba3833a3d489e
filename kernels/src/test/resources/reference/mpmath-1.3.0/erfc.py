#!/usr/bin/env python3
"""Coefficients of Erfc.java (--coefficients) and the values its test compares to (erfc.txt).

Columns of erfc.txt: x erf erfc erfcx, x as a double, the others correct to 25 digits.
"""

import random
import sys

from mpmath import cos, erf, erfc, exp, mp, mpf, nstr, pi, sqrt

mp.dps = 60


def erfcx(x):
    """exp(x^2) erfc(x); the asymptotic series where the product would be 0 times infinity."""
    if x < 200:
        return exp(x * x) * erfc(x)
    total, term = mpf(1), mpf(1)
    for n in range(1, 20):
        term *= -(2 * n - 1) / (2 * x * x)
        total += term
    return total / (x * sqrt(pi))


def coefficients(count, nodes=120):
    """Chebyshev coefficients of (1 + 2x) erfcx(x) in t = (x - 3)/(x + 3)."""

    def f(t):
        x = 3 * (1 + t) / (1 - t)
        return (1 + 2 * x) * erfcx(x)

    angles = [pi * (2 * k + 1) / (2 * nodes) for k in range(nodes)]
    values = [f(cos(a)) for a in angles]
    for j in range(count):
        total = sum(v * cos(j * a) for v, a in zip(values, angles))
        yield total * (2 if j else 1) / nodes


def main():
    if "--coefficients" in sys.argv:
        for c in coefficients(28):
            print(repr(float(c)) + ",")
        return
    random.seed(5)
    points = [0.0, 1e-300, 1e-20, 1e-8, 0.5, 1.0, 2.0, 3.0, 6.0, 10.0, 20.0, 26.0, 26.5]
    points += [random.uniform(0, 1) for _ in range(80)]
    points += [random.uniform(0, 6) for _ in range(120)]
    points += [random.uniform(0, 26.5) for _ in range(80)]
    points += [10.0 ** random.uniform(1.5, 12) for _ in range(20)]
    points += [-x for x in points if 0 < x < 26]
    for x in points:
        values = (erf(mpf(x)), erfc(mpf(x)), erfcx(mpf(x)))
        print(repr(x), *(nstr(v, 25) for v in values))


if __name__ == "__main__":
    main()
