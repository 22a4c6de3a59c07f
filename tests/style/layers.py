#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names every include and every link that breaks the house's table, tests/style/rooms.toml.

usage: layers.py [ROOT]        exit 0: the house stands, 1: breaches are on stdout, 2: the table is wrong
"""

import fnmatch
import pathlib
import re
import sys
import tomllib

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import tree  # noqa: E402

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
CALL = re.compile(r"\bcallboard_(room|program)\s*\(([^()]*)\)")
KEYWORDS = {"SOURCES", "LINKS", "PRIVATE_LINKS", "QT"}


class TableError(Exception):
    pass


class Table:
    """The rooms, what each may see, and the families of headers and link targets outside the house."""

    def __init__(self, text, qt_headers=None):
        data = tomllib.loads(text)
        self.groups = data.get("groups", {})
        self.rooms = data["rooms"]
        self.libraries = data["libraries"]
        self.words = data.get("words", {})
        self.qt_modules = _qt_modules(qt_headers or _qt_folder())
        self._check()

    def _check(self):
        for name, room in self.rooms.items():
            for seen in self.expand(room.get("sees", [])):
                if seen not in self.rooms:
                    raise TableError(f"rooms.toml: {name} sees {seen}, which is no room")
                higher = self.rooms[seen]["floor"] > room["floor"]
                if higher:
                    raise TableError(f"rooms.toml: {name} sees {seen}, which is on a higher floor")
            for library in self.expand(room.get("libraries", [])):
                if library != "*" and library not in self.libraries:
                    raise TableError(f"rooms.toml: {name} uses {library}, which is no library")

    def expand(self, names):
        out = []
        for name in names:
            out += self.expand(self.groups[name[1:]]) if name.startswith("@") else [name]
        return out

    def room_of(self, path):
        """The room with the longest matching folder, or None: include paths and folders alike."""
        parts = pathlib.PurePosixPath(path).parts
        for end in range(len(parts), 0, -1):
            if (room := "/".join(parts[:end])) in self.rooms:
                return room
        return None

    def may_see(self, room, seen):
        return room == seen or seen in self.expand(self.rooms[room].get("sees", []))

    def may_use(self, room, library):
        allowed = self.expand(self.rooms[room].get("libraries", []))
        return "*" in allowed or library in allowed or library == "std"

    def library_of_header(self, header):
        if header.split("/")[0] in self.qt_modules:
            header = header.split("/", 1)[1] if "/" in header else header
        for module, headers in self.qt_modules.items():
            if header in headers or header == module:
                return self._library_by("links", f"Qt6::{module[2:]}")
        return self._library_by("headers", header)

    def library_of_link(self, link):
        return self._library_by("links", link)

    def _library_by(self, key, name):
        for library, about in self.libraries.items():
            if any(fnmatch.fnmatchcase(name, pattern) for pattern in about.get(key, [])):
                return library
        return None


def _qt_folder():
    found = sorted(pathlib.Path("/usr/include").glob("*/qt6")) + [pathlib.Path("/usr/include/qt6")]
    return found[0]


def _qt_modules(folder):
    return {m.name: {h.name for h in m.iterdir()} for m in sorted(folder.glob("Qt*")) if m.is_dir()}


def include_breach(table, root, path, kind, header):
    """Why the file at path must not include this header, or None."""
    room = table.room_of(path.as_posix())
    if room is None:
        return "stands in no room of tests/style/rooms.toml"
    if ".." in pathlib.PurePosixPath(header).parts:
        return "include paths start at the repository's root, never ../"
    seen = table.room_of(header)
    if seen is not None and "/" in header:
        if kind == "<":
            return "our own headers are included with quotes"
        if not (root / header).is_file():
            return "there is no such file"
        return None if table.may_see(room, seen) else f"{room} must not see {seen}"
    library = table.library_of_header(header)
    if library is None:
        return "neither a path from the repository's root nor a header that rooms.toml knows"
    return None if table.may_use(room, library) else f"{room} must not use {library}"


def include_breaches(table, root):
    for path in tree.code_files(root):
        source = tree.without_comments((root / path).read_text(encoding="utf-8", errors="replace"))
        for match in INCLUDE.finditer(source):
            line = source.count("\n", 0, match.start()) + 1
            if reason := include_breach(table, root, path, match.group(1), match.group(2)):
                yield f"{path}:{line}: #include {match.group(2)}: {reason}"


def word_breaches(table, root):
    """Words such as clocks that a room must not say."""
    for path in tree.code_files(root):
        room = table.room_of(path.as_posix())
        for name, rule in table.words.items():
            if room not in table.expand(rule["rooms"]) or path.as_posix() in rule.get("except", []):
                continue
            source = tree.without_text((root / path).read_text(encoding="utf-8", errors="replace"))
            for match in re.finditer(rule["pattern"], source):
                line = source.count("\n", 0, match.start()) + 1
                yield f"{path}:{line}: {match.group(0)}: {room} must not use {name}"


def targets(table, root):
    """name -> (file, line, rooms it is made of, links)"""
    found = {}
    for path in tree.files(root):
        if path.name != "CMakeLists.txt":
            continue
        text = re.sub(r"#[^\n]*", "", (root / path).read_text(encoding="utf-8"))
        for match in CALL.finditer(text):
            words = match.group(2).split()
            lists, current = {"SOURCES": [], "LINKS": [], "PRIVATE_LINKS": []}, None
            for word in words[1:]:
                if word in KEYWORDS:
                    current = word
                elif current in lists:
                    lists[current].append(word)
            places = [path.parent / source for source in lists["SOURCES"]] or [path.parent / "x.h"]
            rooms = {room for place in places if (room := table.room_of(place.as_posix()))}
            line = text.count("\n", 0, match.start()) + 1
            found[words[0]] = (path, line, rooms, lists["LINKS"] + lists["PRIVATE_LINKS"])
    return found


def link_breaches(table, root):
    known = targets(table, root)
    for name, (path, line, rooms, links) in known.items():
        where = f"{path}:{line}: {name}"
        if not rooms:
            yield f"{where}: stands in no room of tests/style/rooms.toml"
            continue
        for link in links:
            if reason := link_reason(table, known, rooms, link):
                yield f"{where} links {link}: {reason}"


def link_reason(table, known, rooms, link):
    """Why a target made of these rooms must not link this one, or None."""
    ours = ", ".join(sorted(rooms))
    if link in known:
        seen = known[link][2]
        if not seen or any(table.may_see(a, b) for a in rooms for b in seen):
            return None
        return f"{ours} must not see {', '.join(sorted(seen))}"
    library = table.library_of_link(link)
    if library is None:
        return "rooms.toml does not know this library"
    return None if any(table.may_use(a, library) for a in rooms) else f"{ours} must not use {library}"


def breaches(table, root):
    for check in (include_breaches, word_breaches, link_breaches):
        yield from check(table, root)


def main(arguments):
    here = pathlib.Path(__file__).resolve().parent
    root = pathlib.Path(arguments[0]).resolve() if arguments else here.parent.parent
    try:
        table = Table((here / "rooms.toml").read_text(encoding="utf-8"))
    except TableError as error:
        print(error)
        return 2
    found = list(breaches(table, root))
    for breach in found:
        print(breach)
    print(f"layers: {len(tree.code_files(root))} files, {len(targets(table, root))} targets, {len(found)} breaches")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
