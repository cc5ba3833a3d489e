#!/usr/bin/env python3
"""Silicon's complete elastic tensor: `hooke elastic`, start of the JVM counted, against the eight
strained runs of pw.x, each on the same two cores. PBE, Si.sg15.upf, 40 Ry, 6x6x6, ions relaxed,
the relaxed equilibrium given to both (a = 10.3487 bohr).

usage: silicon_time.py [--pseudo DIR] [--hooke COMMAND] [--pw COMMAND] [--repeat N] [--no-pw]
Run it on an idle machine: it prints wall times and their ratio. With --warm N the tensor is
computed N times in one session (a campaign of N copies): what one more tensor costs.
"""
import argparse
import os
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../peers"))
import silicon_elastic  # noqa: E402

CONSTANT = 10.3487
INPUT = """structure:
  unit: bohr
  lattice: [[0, {h}, {h}], [{h}, 0, {h}], [{h}, {h}, 0]]
  species: [Si, Si]
  fractional: [[0, 0, 0], [0.25, 0.25, 0.25]]
functional: PBE
pseudopotentials: {{Si: {pseudo}/Si.sg15.upf}}
cutoff: 40 Ry
kpoints: {{grid: [6, 6, 6]}}
smearing: {{kind: none}}
elastic: {{equilibrium: given}}
"""


def timed(command, log):
    began = time.time()
    with open(log, "w", encoding="utf-8") as file:
        code = subprocess.run(command, stdout=file, stderr=file).returncode
    if code:
        sys.exit("%s ended with %d, see %s" % (command[0], code, log))
    return time.time() - began


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pseudo", default=os.path.join(HERE, "../../../shared/pseudo"))
    parser.add_argument("--work", default=os.path.join(HERE, "out/silicon-time"))
    parser.add_argument("--hooke", default=os.path.join(HERE, "../../scripts/hooke"))
    parser.add_argument("--pw", default="mpirun --allow-run-as-root -np 2 pw.x -nk 2")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--warm", type=int, default=0)
    parser.add_argument("--no-pw", action="store_true")
    options = parser.parse_args()
    os.makedirs(options.work, exist_ok=True)
    text = INPUT.format(h="%.5f" % (CONSTANT / 2), pseudo=os.path.abspath(options.pseudo))
    path = os.path.join(options.work, "silicon.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)

    ours = []
    for run in range(options.repeat):
        out = os.path.join(options.work, "out")
        shutil.rmtree(out, ignore_errors=True)
        command = options.hooke.split() + ["elastic", path, "--output", out]
        ours.append(timed(command, os.path.join(options.work, "hooke.log")))
        print("hooke elastic %.1f s" % ours[-1], flush=True)
    if options.warm:
        times = []
        for n in (1, 1 + options.warm):
            inputs = os.path.join(options.work, "warm%d" % n)
            shutil.rmtree(inputs, ignore_errors=True)
            os.makedirs(inputs)
            for i in range(n):
                shutil.copy(path, os.path.join(inputs, "silicon%d.yaml" % i))
            out = inputs + "-out"
            shutil.rmtree(out, ignore_errors=True)
            command = options.hooke.split() + ["campaign", "elastic", inputs, "--output", out]
            times.append(timed(command, os.path.join(options.work, "warm.log")))
        more = (times[1] - times[0]) / options.warm
        print("one more tensor in a warm session %.1f s" % more)
    if options.no_pw:
        return
    peer_options = argparse.Namespace(
        pseudo=options.pseudo, work=os.path.join(options.work, "pw"), pw=options.pw, threads="1",
        cutoff=40.0, k=6, grid=30)
    theirs = []
    for run in range(options.repeat):
        shutil.rmtree(peer_options.work, ignore_errors=True)
        peer = silicon_elastic.Peer(peer_options)
        began = time.time()
        silicon_elastic.slopes(peer, "xx", CONSTANT, (0, 0), [(0, 0), (1, 1)])
        silicon_elastic.slopes(peer, "xy", CONSTANT, (0, 1), [(0, 1)], relax=True)
        theirs.append(time.time() - began)
        print("eight runs of pw.x %.1f s" % theirs[-1], flush=True)
    print("hooke / pw.x = %.2f (the bar: 0.5)" % (sorted(ours)[len(ours) // 2]
                                                 / sorted(theirs)[len(theirs) // 2]))


if __name__ == "__main__":
    main()
