# SPDX-License-Identifier: GPL-3.0-or-later
"""The manuals' tables of keys, in English and Russian, name every key of the desktop and every button by its words, and
none that is not there."""
import re
import sys
from pathlib import Path

ROOMS = {"docs/agents.md": ["widgets/agent/*", "widgets/phone/*", "widgets/shell/*", "widgets/history/opened_view.*"],
         "docs/supervisors.md": ["widgets/supervisor/*", "widgets/history/history_*", "widgets/history/recording_*"]}
RUSSIAN = "translations/callboard_ru.ts"
STANDARD = {"Find": "Ctrl+F", "Refresh": "F5", "Save": "Ctrl+S", "Copy": "Ctrl+C"}
NAMES = {"Escape": "Esc"}
KEY = re.compile(r"((?:Qt::(?:CTRL|SHIFT|ALT) \| )*)(?:static_cast<Qt::Key>\()?Qt::Key_(\w+)")
ROW = re.compile(r"^\| `([^`|]+)` \|([^|]*)\|", re.M)


def bound(line):
    """The keys that this line binds: not those that it only reads of an event, or makes of a choice."""
    if re.search(r"\bcase |[!=<>]= Qt::Key_|with \| ", line):
        return set()
    found = {STANDARD[name] for name in re.findall(r"QKeySequence::(\w+)", line) if name in STANDARD}
    for modifiers, name in KEY.findall(line):
        held = [word.title() for word in re.findall(r"CTRL|SHIFT|ALT", modifiers)]
        found.add("+".join([*held, NAMES.get(name, name)]))
    return found


def compare(manual, keys, words):
    table = ROW.findall(Path(manual).read_text())
    told = {key for key, _ in table}
    return [f"{manual}: {key} is not told" for key in sorted(keys - told)] + \
           [f"{manual}: {key} does nothing" for key in sorted(told - keys)] + \
           [f"{manual}: no button says {label}" for _, labels in table
            for label in labels.strip().split(", ") if label and label not in words]


def main():
    faults = []
    count = 0
    russian = set(re.findall(r"<translation>(.*?)</translation>", Path(RUSSIAN).read_text()))
    for manual, rooms in ROOMS.items():
        source = "".join(file.read_text() for room in rooms for file in sorted(Path().glob(room)))
        keys = set().union(*(bound(line) for line in source.splitlines()))
        words = set(re.findall(r'\btr\("((?:[^"\\]|\\.)*)"', source))
        count += len(keys)
        faults += compare(manual, keys, words)
        faults += compare(manual.replace("docs/", "docs/ru/"), keys, russian)
    print("\n".join(faults) or f"{count} keys")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
