#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of import_bench: the figures of a queue_log by queue and hour, as a script makes them that reads the
file once and keeps nothing. Prints how many calls it saw and how many were answered."""
import sys
from collections import defaultdict


def scan(path):
    figures = defaultdict(lambda: [0, 0, 0, 0, 0])  # offered, answered, abandoned, wait, talk
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            time, call, queue, agent, event, *data = line.rstrip("\n").split("|")
            row = figures[queue, int(time) // 3600]
            if event == "ENTERQUEUE":
                row[0] += 1
            elif event == "CONNECT":
                row[1] += 1
                row[3] += int(data[0])
            elif event == "ABANDON":
                row[2] += 1
            elif event in ("COMPLETECALLER", "COMPLETEAGENT"):
                row[4] += int(data[1])
    return figures


if __name__ == "__main__":
    found = scan(sys.argv[1]).values()
    print(sum(row[0] for row in found), sum(row[1] for row in found))
