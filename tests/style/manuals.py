# SPDX-License-Identifier: GPL-3.0-or-later
"""The manuals name every key of callboard.toml and every command and option, and none that is not there.

usage: manuals.py CALLBOARDCTL
"""
import re
import subprocess
import sys
from pathlib import Path

READERS = {
    "readSite": "[site]", "readSupervision": "[supervision]", "readRecording": "[recording]",
    "readDisposition": "[[disposition]]", "readSip": "[sip]", "readRegistrations": "[sip]",
    "readSessionTimer": "[sip]", "readCti": "[cti]",
    "readQueue": "[[queue]]", "readOpening": "[[queue]]",
    "readUser": "[[user]]", "readSecrets": "[[user]]", "readTrunk": "[[trunk]]",
    "readOutbound": "[[outbound]]",
}
KEY = re.compile(r'(?:\btable\.(?:\w+(?:<\w+>)?)\(|fileOf\(table, |\bwholeSeconds\(table, )"(\w+)"')


def keys_of_code(source):
    keys = {}
    for name, body in re.findall(r"^void ConfigReader::(\w+)\(.*?\{\n(.*?)^\}", source, re.S | re.M):
        if name in READERS:
            keys.setdefault(READERS[name], set()).update(KEY.findall(body))
    return keys


def keys_of_manual(text):
    keys = {}
    for heading, body in re.findall(r"^## `(\[+\w+\]+)`.*?\n(.*?)(?=^## |\Z)", text, re.S | re.M):
        cells = re.findall(r"^\| (`[^|]*) \|", body, re.M)
        keys[heading] = {key for cell in cells for key in re.findall(r"`(\w+)`", cell)}
    return keys


def help_of(program, path):
    done = subprocess.run([program, *path, "--help"], capture_output=True, text=True, check=True)
    return done.stdout


def commands_of(program, path=()):
    """Every command with its own options."""
    text = help_of(program, path)
    options = set(re.findall(r"^  (?:-\w,)?(--[\w-]+)", text, re.M)) - {"--help", "--version"}
    listed = text.partition("\nSubcommands:\n")[2]
    below = re.findall(r"^  ([\w-]+)", listed, re.M)
    found = {" ".join(path): options}
    for name in below:
        found.update(commands_of(program, (*path, name)))
    return found


def compare(what, code, manual):
    return [f"{what}: {name} is in no manual" for name in sorted(code - manual)] + \
           [f"{what}: {name} is not in the program" for name in sorted(manual - code)]


def main():
    faults = []
    code = keys_of_code("".join(path.read_text() for path in sorted(Path("backend/config").glob("*.cpp"))))
    manual = keys_of_manual(Path("docs/configuration.md").read_text())
    if len(code) != len(set(READERS.values())) or not all(code.values()):
        faults.append("backend/config is not read any more as this check thinks")
    for heading in sorted(code.keys() | manual.keys()):
        faults += compare(heading, code.get(heading, set()), manual.get(heading, set()))

    commands = commands_of(sys.argv[1])
    text = Path("docs/callboardctl.md").read_text()
    leaves = {name for name in commands if name and not any(other.startswith(name + " ") for other in commands)}
    cells = re.findall(r"^\| (`[^|]*) \|", text, re.M)
    written = {words for cell in cells for words in re.findall(r"`([^`]+)`", cell)}
    named = {next((name for name in leaves if f"{words} ".startswith(name + " ")), words) for words in written}
    faults += compare("callboardctl", leaves, named)
    traffic = Path("docs/traffic.md").read_text()
    options = set().union(*(found for name, found in commands.items() if name != "traffic"))
    faults += compare("callboardctl", options, set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - {"--help", "--version"})
    faults += [f"traffic: {name} is in no manual" for name in sorted(commands["traffic"]) if name not in traffic]
    print("\n".join(faults) or f"{sum(map(len, code.values()))} keys, {len(leaves)} commands")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
