#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""CPU time that a call costs the server: INVITE answered and ended, and legs that talk; and what is left of the
calls when twice as many come as the server can take; and what registered phones cost it.

usage: sip_bench.py BUILD [--small] [--rounds N] [--rate CALLS/S] [--calls N] [--talks N] [--asterisk PROGRAM]
                          [--overload LIMIT] [--registrations N]

BUILD is a build folder (its own tests/queue_server, tests/traffic_alone and bin/callboardd are measured). The
caller is sipp, and so is the floor: its own answering scenario. An installed Asterisk takes its turn as well where
it is named; then talks are recorded, on both sides. In each round all take turns; medians are compared. Prints
`name ours floor ratio` or `name ours asterisk ratio`, in milliseconds of CPU. `--calls 0`: the talks alone.
"""

import argparse
import concurrent.futures
import csv
import json
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

import asterisk_peer

TICK = os.sysconf("SC_CLK_TCK")
SECONDS_OF_TALK = 10


def cpu_of(pid):
    """User and system time of a process so far, in milliseconds."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / TICK


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A process that answers calls on a port of loopback; ends with the `with`."""

    def __init__(self, command, port, ready=None, folder=None):
        self.port = port
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True, cwd=folder)
        while ready is not None:
            line = self.process.stdout.readline()
            if line.startswith(ready):
                break
            if not line:
                sys.exit(f"sip_bench: {command[0]} did not start")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.terminate()
        self.process.wait(timeout=20)


def floor_server(folder):
    port = free_port()
    server = Server(["sipp", "-sn", "uas", "-i", "127.0.0.1", "-p", str(port), "-nostdin"], port, folder=folder)
    time.sleep(0.5)
    return server


def engine_server(build, phones=0, recordings=None):
    port = free_port()
    command = [build / "tests/queue_server", str(phones), f"127.0.0.1:{port}"]
    return Server(command + ([recordings] if recordings else []), port, "ready")


def asterisk_server(binary, folder, phones=0):
    port = free_port()
    rtp = 20000 + 2 * (port % 4000)
    shutil.rmtree(folder / "asterisk", ignore_errors=True)
    (folder / "asterisk").mkdir()
    server = Server(asterisk_peer.write_site(binary, folder / "asterisk", port, rtp, phones), port)
    asterisk_peer.wait_until_ready(binary, folder / "asterisk")
    return server


SITE = """
[site]
name = "Bench"
time_zone = "UTC"
data_directory = "data"
[sip]
listen = ["udp:127.0.0.1:{sip}"]
max_calls_per_second = {limit}
rtp_ports = [{rtp}, {rtp_end}]
[cti]
listen = "127.0.0.1:{cti}"
[[queue]]
id = "support"
name = "Support"
number = "600"
[[trunk]]
id = "city"
from = ["127.0.0.1"]
"""
USER = """
[[user]]
id = "agent{n}"
role = "agent"
password = "bench"
extension = "{n}"
sip_password = "bench"
queues = ["support"]
"""


UNLIMITED = 10_000  # calls a second: more than any machine takes


def daemon_server(build, folder, limit=100, phones=1):
    port = free_port()
    rtp = 20000 + 2 * (port % 4000)
    shutil.rmtree(folder / "data", ignore_errors=True)
    config = folder / "callboard.toml"
    users = "".join(USER.format(n=10_000 + i) for i in range(phones))
    config.write_text(SITE.format(sip=port, rtp=rtp, rtp_end=rtp + 1999, cti=free_port(), limit=limit) + users)
    return Server([build / "bin/callboardd", "--config", config], port, "callboardd ready")


def cost_of_calls(server, calls, rate, folder):
    """CPU of the server for one call, answered and ended at once."""
    caller = ["sipp", "-sn", "uac", "-s", "600", f"127.0.0.1:{server.port}", "-i", "127.0.0.1", "-p",
              str(free_port()), "-r", str(rate), "-m", str(calls), "-d", "0", "-nostdin", "-timeout", "300s",
              "-timeout_error"]
    before = cpu_of(server.process.pid)
    done = subprocess.run(caller, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    cost = (cpu_of(server.process.pid) - before) / calls
    if done.returncode != 0:
        sys.exit(f"sip_bench: not all calls were answered and ended (sipp {done.returncode}): {done.stderr[-300:]}")
    return cost


def cost_of_legs(build, server, number, talks, folder):
    """CPU of the server for a second of one leg that talks, once all sound has arrived."""
    agents = folder / "agents"
    agents.write_text("".join(f"{1001 + i} secret-{1001 + i}\n" for i in range(talks)))
    traffic = subprocess.Popen(
        [build / "tests/traffic_alone", "traffic", "--to", f"sip:{number}@127.0.0.1:{server.port}", "--at-once",
         str(talks), "--seconds", str(SECONDS_OF_TALK + 8), "--talk", "10h", "--patience", "10h",
         "--answer-delay", "100ms", "--not-answered", "0", "--agents-file", agents, "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(5)
    before, start = cpu_of(server.process.pid), time.monotonic()
    time.sleep(SECONDS_OF_TALK)
    cost = (cpu_of(server.process.pid) - before) / (time.monotonic() - start) / (2 * talks)
    out, complaint = traffic.communicate(timeout=60)
    summary = json.loads(out)
    if summary["answered"] != talks or summary["heardByPhone"] != talks:
        sys.exit(f"sip_bench: the talks did not come about: {complaint}{out}")
    return cost


def check_recordings(folder, talks, bytes_a_second):
    """Every talk has its file, as long as what was measured at least."""
    sizes = [file.stat().st_size for file in folder.glob("*.wav")]
    whole = [size for size in sizes if size > SECONDS_OF_TALK * bytes_a_second]
    if len(whole) != talks:
        sys.exit(f"sip_bench: {len(whole)} of {talks} talks are recorded in {folder}: {sizes}")


def recorded_legs(build, binary, talks, rounds, folder):
    ours, peer = [], []
    for _ in range(rounds):
        sound = folder / "sound"
        shutil.rmtree(sound, ignore_errors=True)
        sound.mkdir()
        with engine_server(build, talks, sound) as server:
            ours.append(cost_of_legs(build, server, 600, talks, folder))
        check_recordings(sound, talks, 32_000)  # in stereo
        with asterisk_server(binary, folder, talks) as server:
            peer.append(cost_of_legs(build, server, 601, talks, folder))
        check_recordings(folder / "asterisk", talks, 16_000)
    report("sip.leg.recorded.asterisk", ours, peer)


def wait_until_idle(server):
    """Until the server has done all that it was left with."""
    used = cpu_of(server.process.pid)
    while True:
        time.sleep(0.25)
        used, before = cpu_of(server.process.pid), used
        if used - before < 25:
            return


def goodput(server, rate, seconds, folder):
    """Calls answered, ended and recorded a second when `rate` of them come; who is refused does not come again."""
    told = folder / "told.csv"
    told.unlink(missing_ok=True)
    caller = ["sipp", "-sn", "uac", "-s", "600", f"127.0.0.1:{server.port}", "-i", "127.0.0.1", "-p",
              str(free_port()), "-r", str(rate), "-m", str(rate * seconds), "-l", str(rate * seconds), "-d", "0",
              "-nostdin", "-recv_timeout", "8000", "-trace_stat", "-stf", str(told), "-timeout", "120s"]
    begin = time.monotonic()
    subprocess.run(caller, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wait_until_idle(server)
    taken = max(time.monotonic() - begin - 1, seconds)
    with told.open(encoding="ascii") as lines:
        last = list(csv.DictReader(lines, delimiter=";"))[-1]
    return int(last["SuccessfulCall(C)"]) / taken


def overload(build, limit, seconds, folder):
    """What is served at the limit and at twice the limit; sipp must be able to answer as many itself."""
    with floor_server(folder) as server:
        if goodput(server, 2 * limit, seconds, folder) < 1.9 * limit:
            sys.exit(f"sip_bench: the machine is too busy for sipp to make {2 * limit} calls a second")
    with daemon_server(build, folder, limit) as server:
        peak = goodput(server, limit, seconds, folder)
    with daemon_server(build, folder, limit) as server:
        served = goodput(server, 2 * limit, seconds, folder)
    return served, peak


REFRESH = 60  # seconds: a phone behind a firewall says so often that it is there
SCENARIOS = pathlib.Path(__file__).resolve().parent.parent / "data/sipp"


def registrar_floor(folder):
    """sipp as a registrar that asks for a password and takes any."""
    text = (SCENARIOS / "registrar.xml").read_text()
    text = re.sub(r"<action>.*?</action>", "", text, flags=re.S)
    text = re.sub(r'<nop hide="true" test="valid".*?<label id="good"/>', "", text, flags=re.S)
    text = text.replace('<label id="over"/>', "").replace('<Reference variables="user"/>', "")
    (folder / "registrar.xml").write_text(text)
    port = free_port()
    server = Server(["sipp", "-sf", folder / "registrar.xml", "-i", "127.0.0.1", "-p", str(port), "-nostdin"], port,
                    folder=folder)
    time.sleep(0.5)
    return server


def cost_of_registrations(server, phones, source, folder):
    """Percent of a core that the server needs while each phone registers, with its password, once a minute."""
    text = (SCENARIOS / "phone_registers.xml").read_text()
    for name, value in {"service": "[field0]", "authentication": "[field1]", "expires": "300",
                        "events": "talk"}.items():
        text = text.replace(f"[{name}]", value)
    (folder / "phone.xml").write_text(text)
    lines = "".join(f"{10_000 + i};[authentication username={10_000 + i} password=bench]\n" for i in range(phones))
    (folder / "phones.csv").write_text("SEQUENTIAL\n" + lines)
    rate = phones / REFRESH
    command = ["sipp", "-sf", folder / "phone.xml", "-inf", folder / "phones.csv", f"127.0.0.1:{server.port}", "-i",
               "127.0.0.1", "-p", str(source), "-r", str(round(rate * 100)), "-rp", "100s", "-m", str(phones),
               "-oocsn", "ooc_default", "-nostdin", "-timeout", "120s", "-timeout_error"]  # asked whether it is there
    before, start = cpu_of(server.process.pid), time.monotonic()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    used = (cpu_of(server.process.pid) - before) / (time.monotonic() - start) / 10
    if done.returncode != 0:
        sys.exit(f"sip_bench: not all phones were registered (sipp {done.returncode}): {done.stderr[-300:]}")
    return used


def registrations(build, phones, rounds, folder):
    """A round is a minute, and each takes some hundredths of a core: ours and the floor run beside each other."""
    places = [folder / "floor", folder / "ours"]
    sources = [free_port(), free_port()]
    for place in places:
        place.mkdir()
    with registrar_floor(places[0]) as registrar, daemon_server(build, places[1], phones=phones) as daemon, \
         concurrent.futures.ThreadPoolExecutor() as both:
        def one_round():
            return list(both.map(cost_of_registrations, [registrar, daemon], [phones] * 2, sources, places))
        one_round()  # the first time they are facts
        floor, ours = zip(*[one_round() for _ in range(rounds)])
    report("sip.registrations.percentOfCore", ours, floor)


def report(name, ours, floor):
    ours, floor = statistics.median(ours), statistics.median(floor)
    ratio = f"{ours / floor:.2f}" if floor else "-"
    print(f"{name} {ours:.3f} {floor:.3f} {ratio}", flush=True)


def calls_in_turn(build, options, folder):
    servers = {"floor": lambda: floor_server(folder), "engine": lambda: engine_server(build)}
    if (build / "bin/callboardd").exists():
        servers["daemon"] = lambda: daemon_server(build, folder)
    if options.asterisk:
        servers["asterisk"] = lambda: asterisk_server(options.asterisk.resolve(), folder)
    costs = {name: [] for name in servers}
    for _ in range(options.rounds):
        for name, start in servers.items():
            with start() as server:
                costs[name].append(cost_of_calls(server, options.calls, options.rate, folder))
    for name in ("engine", "daemon"):
        if name in costs:
            report(f"sip.call.{name}", costs[name], costs["floor"])
            if options.asterisk:
                report(f"sip.call.{name}.asterisk", costs[name], costs["asterisk"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rate", type=int, default=50)
    parser.add_argument("--calls", type=int, default=1000)
    parser.add_argument("--talks", type=int, default=100)
    parser.add_argument("--asterisk", type=pathlib.Path, metavar="PROGRAM", help="an installed Asterisk as a peer")
    parser.add_argument("--overload", type=int, metavar="LIMIT",
                        help="only the calls served a second at twice this limit, against those at the limit")
    parser.add_argument("--registrations", type=int, metavar="N", help="only what N phones cost that stay registered")
    options = parser.parse_args()
    if options.small:
        options.rounds, options.calls, options.talks = 1, 20, 0
    build = options.build.resolve()
    if options.overload:
        with tempfile.TemporaryDirectory() as name:
            rounds = [overload(build, options.overload, 6, pathlib.Path(name)) for _ in range(options.rounds)]
        report("sip.goodput", [served for served, _ in rounds], [peak for _, peak in rounds])
        return
    if options.registrations:
        with tempfile.TemporaryDirectory() as name:
            registrations(build, options.registrations, options.rounds, pathlib.Path(name))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if options.calls:
            calls_in_turn(build, options, folder)
        if options.talks and options.asterisk:
            recorded_legs(build, options.asterisk.resolve(), options.talks, options.rounds, folder)
        elif options.talks:
            with engine_server(build, options.talks) as server:
                cost = cost_of_legs(build, server, 600, options.talks, folder)
            print(f"sip.leg.second {cost:.3f} - -")


if __name__ == "__main__":
    main()
