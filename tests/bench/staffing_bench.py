#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Erlang solves a second: the fewest agents for a service level, ours against Python.

usage: staffing_bench.py BUILD [--small]

The peer is pyworkforce (MIT) where it can be imported (PYTHONPATH), and always a plain loop of ours that does what
such packages do: the recursion of Erlang B anew for each number of agents, until the level is reached. In each of
five rounds ours and the peers take turns over the same problems; medians of CPU time are compared, after all have
found the same agents. Prints `name ours peer ratio`, in solves a second.
"""

import argparse
import math
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 5

try:
    from pyworkforce.queuing import ErlangA, ErlangC
except ImportError:
    ErlangA = ErlangC = None


def problems_of(model, low, high, count):
    """(model, calls an hour, handle time, target, patience, service level) with loads between two, all alike likely."""
    chance = random.Random(f"{model} {low} {high}")
    found = []
    for _ in range(count):
        load = low * (high / low) ** chance.random()
        handle = chance.randint(60, 900)
        found.append((model, load * 3600 / handle, handle, chance.randint(5, 60), chance.randint(30, 300),
                      chance.choice([0.7, 0.8, 0.9, 0.95])))
    return found


def plain_c(calls, handle, target, _, share):
    load = calls * handle / 3600
    agents = math.floor(load) + 1
    while True:
        inverse = 1.0
        for k in range(1, agents + 1):
            inverse = 1 + inverse * k / load
        blocked = 1 / inverse
        wait = agents * blocked / (agents - load * (1 - blocked))
        if 1 - wait * math.exp(-(agents - load) * target / handle) >= share:
            return agents
        agents += 1


def peer_c(calls, handle, target, _, share):
    solver = ErlangC(transactions=calls, aht=handle / 60, asa=target / 60, interval=60)
    return solver.required_positions(service_level=share)["raw_positions"]


def peer_a(calls, handle, target, patience, share):
    solver = ErlangA(transactions=calls, aht=handle / 60, asa=target / 60, interval=60, patience=patience / 60)
    return solver.required_positions(service_level=share)["raw_positions"]


def timed(solve, problems):
    before = time.process_time()
    agents = [solve(*problem[1:]) for problem in problems]
    return time.process_time() - before, agents


def ours(solver, problems, repeats):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.writelines(" ".join(map(repr, problem)).replace("'", "") + "\n" for problem in problems)
        file.flush()
        lines = subprocess.run([solver, file.name, str(repeats)], capture_output=True, text=True,
                               check=True).stdout.split()
    return float(lines[0]), [int(line) for line in lines[1:]]


def reached(problem, agents):
    """pyworkforce's own figure for so many agents, to compare with the level that was asked for."""
    _, calls, handle, target, patience, _ = problem
    if problem[0] == "C":
        if agents <= calls * handle / 3600:
            return 0
        return ErlangC(transactions=calls, aht=handle / 60, asa=target / 60, interval=60).service_level(agents)
    return ErlangA(transactions=calls, aht=handle / 60, asa=target / 60, interval=60,
                   patience=patience / 60).service_level(agents)


def check(name, peer, problems, found, expected):
    """The same agents; or fewer, where pyworkforce begins its search above the fewest and says so itself."""
    for problem, mine, theirs in zip(problems, found, expected):
        fewer = peer == "pyworkforce" and mine < theirs and reached(problem, mine) >= problem[5] > \
            (reached(problem, mine - 1) if mine > 1 else 0)
        if mine != theirs and not fewer:
            sys.exit(f"staffing_bench: {name}: {mine} agents, but {theirs} by {peer}, for {problem}")


def measure(name, solver, problems, repeats):
    peers = {}
    if problems[0][0] == "C":
        peers["plain loop"] = plain_c
    if ErlangC is not None:
        peers["pyworkforce"] = peer_c if problems[0][0] == "C" else peer_a
    times = {peer: [] for peer in ("ours", *peers)}
    for _ in range(ROUNDS):
        seconds, found = ours(solver, problems, repeats)
        times["ours"].append(seconds)
        for peer, solve in peers.items():
            seconds, expected = timed(solve, problems)
            times[peer].append(seconds)
            check(name, peer, problems, found, expected)
    rate = {who: len(problems) / statistics.median(took) for who, took in times.items()}
    for peer in peers:
        print(f"{name + ' / ' + peer:42} {rate['ours']:12,.0f} {rate[peer]:10,.0f} {rate['ours'] / rate[peer]:8,.0f}")
    if not peers:
        print(f"{name:42} {rate['ours']:12,.0f} {'-':>10} {'-':>8}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--small", action="store_true")
    options = parser.parse_args()
    solver = options.build / "tests" / "staffing_solver"
    scale = 20 if options.small else 1
    print(f"{'solves/s':42} {'ours':>12} {'peer':>10} {'ratio':>8}")
    for name, problems, repeats in (
            ("C, 1 to 30 Erlang", problems_of("C", 1, 30, 4000 // scale), 50 // scale + 1),
            ("C, 30 to 300 Erlang", problems_of("C", 30, 300, 800 // scale), 50 // scale + 1),
            ("C, 1,000 to 10,000 Erlang", problems_of("C", 1000, 10000, 40 // scale), 50 // scale + 1),
            ("A, 1 to 30 Erlang", problems_of("A", 1, 30, 400 // scale), 50 // scale + 1),
            ("A, 30 to 300 Erlang", problems_of("A", 30, 300, 20 // scale), 50 // scale + 1)):
        measure(name, solver, problems, repeats)


if __name__ == "__main__":
    main()
