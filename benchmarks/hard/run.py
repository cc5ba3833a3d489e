#!/usr/bin/env python3
"""Runs the hard cases with one program, or makes the table of both.

usage: run.py hooke|pw [CASE ...]     one after the other; adds to hooke.tsv or pw.tsv
       run.py table                   README's table and counts, from both files

Environment: HOOKE the command (../../scripts/hooke), PW (pw.x), OUT the scratch folder
(../../target/hard). A case counts for a program as 100 iterations when it did not converge.
"""
import json
import os
import re
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.environ.get("OUT", os.path.join(HERE, "../../target/hard"))
HOOKE = os.environ.get("HOOKE", os.path.join(HERE, "../../scripts/hooke")).split()
PW = os.environ.get("PW", "pw.x").split()
UNCONVERGED = 100


def cases():
    with open(os.path.join(HERE, "cases.tsv")) as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


def potentials():
    """Entries of Hooke's tables that the inputs name, as UPF."""
    folder = os.path.join(HERE, "pseudo")
    os.makedirs(folder, exist_ok=True)
    for name, _ in cases():
        with open(os.path.join(HERE, name, "input.yaml")) as text:
            for entry in re.findall(r"\.\./pseudo/([^/\s]+-q\d+)\.upf", text.read()):
                file = os.path.join(folder, entry + ".upf")
                if not os.path.exists(file):
                    subprocess.run(HOOKE + ["pseudo", "convert", entry, "--output", file], check=True,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def linked():
    """A folder with the potentials of both places, for pw.x."""
    folder = os.path.join(OUT, "pseudo")
    os.makedirs(folder, exist_ok=True)
    for place in (os.path.join(HERE, "pseudo"), os.path.join(HERE, "../../../shared/pseudo")):
        for file in os.listdir(place):
            if not os.path.lexists(os.path.join(folder, file)):
                os.symlink(os.path.realpath(os.path.join(place, file)), os.path.join(folder, file))
    return folder


def hooke(name):
    out = os.path.join(OUT, "hooke", name)
    result = os.path.join(out, "result.json")
    if os.path.exists(result):
        os.remove(result)
    began = time.time()
    with open(os.path.join(OUT, "hooke-%s.log" % name), "w") as log:
        subprocess.run(HOOKE + ["scf", os.path.join(HERE, name, "input.yaml"), "--output", out,
                                "--master", "threads[1]"], stdout=log, stderr=log)
    seconds = time.time() - began
    if not os.path.exists(result):
        return 0, "failed", "", seconds, "", ""
    with open(result) as text:
        r = json.load(text)
    moment = (r.get("magnetization_mub") or {}).get("absolute")
    said = "; ".join(r.get("remedies", []))
    return (r["iterations"], "yes" if r["converged"] else "no", "%.9f" % r["energies_ha"]["free"], seconds,
            "" if moment is None else "%.2f" % moment, said)


def pw(name):
    scratch = os.path.join(OUT, "pw")
    os.makedirs(scratch, exist_ok=True)
    began = time.time()
    with open(os.path.join(HERE, name, "qe.in")) as given:
        text = given.read().replace("PSEUDO", linked()).replace("OUT", scratch)
    run = subprocess.run(PW, input=text, capture_output=True, text=True, cwd=scratch)
    seconds = time.time() - began
    with open(os.path.join(OUT, "pw-%s.log" % name), "w") as log:
        log.write(run.stdout + run.stderr)
    count = len(re.findall(r"iteration #", run.stdout))
    done = re.search(r"convergence has been achieved in +(\d+) iterations", run.stdout)
    free = re.findall(r"^!? +total energy +=\s+(-?[\d.]+) Ry", run.stdout, re.M)
    moment = re.findall(r"absolute magnetization +=\s+(-?[\d.]+)", run.stdout)
    stopped = "no" if count else "failed"
    return (int(done.group(1)) if done else count, "yes" if done else stopped,
            "%.9f" % (float(free[-1]) / 2) if free else "", seconds, moment[-1] if moment else "", "")


def read(program):
    path = os.path.join(HERE, program + ".tsv")
    if not os.path.exists(path):
        return {}
    with open(path) as lines:
        return {line.split("\t")[0]: line.rstrip("\n").split("\t") for line in lines}


def run(program, names):
    potentials()
    os.makedirs(OUT, exist_ok=True)
    for name in names or [c[0] for c in cases()]:
        done, converged, free, seconds, moment, said = {"hooke": hooke, "pw": pw}[program](name)
        rows = read(program)
        rows[name] = [name, str(done), converged, free, "%.0f" % seconds, moment, said]
        with open(os.path.join(HERE, program + ".tsv"), "w") as out:
            out.write("".join("\t".join(rows[c[0]]) + "\n" for c in cases() if c[0] in rows))
        print("\t".join(rows[name]), flush=True)


def table():
    ours, theirs = read("hooke"), read("pw")
    print("| case | what | Hooke | `pw.x` | F - F(`pw.x`), mHa | abs. moment |")
    print("|---|---|---|---|---|---|")
    ratios, converged, no_more = [], 0, 0
    for name, what in cases():
        if name not in ours or name not in theirs:
            print("| `%s` | %s | %s | | | |" % (name, what, ours[name][1] if name in ours else ""))
            continue
        h, q = ours[name], theirs[name]
        n, m = [int(x[1]) if x[2] == "yes" else UNCONVERGED for x in (h, q)]
        converged += h[2] == "yes"
        no_more += n <= m and h[2] == "yes"
        ratios.append(n / m)
        away = 1000 * (float(h[3]) - float(q[3])) if h[3] and q[3] and q[2] == "yes" else None
        print("| `%s` | %s | %s | %s | %s | %s |" % (
            name, what, h[1] if h[2] == "yes" else h[1] + " (" + h[2] + ")",
            q[1] if q[2] == "yes" else "not converged", "" if away is None else "%.3f" % away,
            h[5] + (" / " + q[5] if q[5] else "")))
    if ratios:
        print("\n%d cases: %d converged, %d in no more iterations than `pw.x`; median ratio %.2f"
              % (len(ratios), converged, no_more, statistics.median(ratios)))


if len(sys.argv) > 1 and sys.argv[1] in ("hooke", "pw"):
    run(sys.argv[1], sys.argv[2:])
elif sys.argv[1:] == ["table"]:
    table()
else:
    sys.exit(__doc__)
