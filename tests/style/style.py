#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names what breaks the house's style: licence lines, lengths, names, leftovers. Layout is clang-format's.

usage: style.py [ROOT]         exit 0: clean, 1: breaches are on stdout
"""

import pathlib
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import tree  # noqa: E402

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
FILE_LINES = 400
CORE_HEADER_LINES = 150
FUNCTION_LINES = 60

LICENSED = {".cpp", ".h", ".py", ".cmake"}
PROSE = {".md", ".txt", ".toml", ".in", ".service", ".ui", ".ts", ".qrc", ".json", ""}
SNAKE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*(?:\.[a-z0-9]+)+")
TOP = {"app", "widgets", "core", "backend", "resources", "translations", "tests", "packaging", "docs", ".ci"}
# Written so that they do not find themselves.
LEFTOVERS = [
    (re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X])\b"), "unfinished work belongs to the issues"),
    (re.compile(r"/wor[k]/(?:main|wt|shared|\.)|\.\./share[d]\b"), "a path of somebody's workplace"),
    (re.compile(r"\b[Ss]essio[n] \d+\b|\b[Ii]ssue #?\d+\b"), "how the work was organised is no part of the product"),
]
# Cases that a test may read where they stand beside the checkout, and skips without.
OPTIONAL_DATA = "../share" + "d/data/"
SCOPE = re.compile(r"^(?:export\s+)?(?:template\s*<.*>\s*)?(?:inline\s+)?(?:namespace|class|struct|union|enum|extern)\b", re.S)
CALLABLE_END = re.compile(r"\)\s*(?:const|noexcept|override|final|mutable|&&?|->\s*[\w:<>,\s*&]+)*\s*$")


def is_script(text):
    return text.startswith("#!")


def licence_breach(path, text):
    needed = path.suffix in LICENSED or path.name == "CMakeLists.txt" or is_script(text)
    if needed and LICENCE not in "\n".join(text.splitlines()[:3]):
        return f"{path}:1: no line '{LICENCE}' at the top"
    return None


def pragma_breach(path, text):
    if path.suffix != ".h":
        return None
    lines = [line for line in tree.without_comments(text).splitlines() if line.strip()]
    if not lines or lines[0].strip() != "#pragma once":
        return f"{path}:1: a header begins with #pragma once"
    return None


def length_breach(path, text):
    lines = text.count("\n")
    limit = CORE_HEADER_LINES if path.suffix == ".h" and path.parts[0] == "core" else FILE_LINES
    if path.suffix in tree.CODE | {".py"} and lines > limit:
        return f"{path}:{limit + 1}: {lines} lines, at most {limit} are allowed here"
    return None


def name_breach(path, text):
    if path.suffix in tree.CODE | {".py", ".ui", ".qrc"} and not SNAKE.fullmatch(path.name):
        return f"{path}:1: file names are snake_case"
    if len(path.parts) > 1 and path.parts[0] not in TOP:
        return f"{path}:1: {path.parts[0]} is no room of the house"
    return None


def leftover_breaches(path, text):
    if path.suffix not in LICENSED | PROSE and not is_script(text) or path.parts[:2] == ("tests", "data"):
        return
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, reason in LEFTOVERS:
            if (match := pattern.search(line)) and not (path.parts[0] == "tests" and OPTIONAL_DATA in line):
                yield f"{path}:{number}: '{match.group(0)}': {reason}"


def opens_function(head):
    """Whether a brace after this text opens a function's body, outside of any other."""
    head = re.sub(r"^\s*#.*$", "", head, flags=re.MULTILINE).strip()
    if SCOPE.match(head) and not CALLABLE_END.search(head):
        return False
    return ")" in head


def functions(source):
    """(first line, lines) of every function outside functions: by braces, after preprocessing by eye only."""
    text = tree.without_text(source)
    depth, scopes, head, start = 0, [], 0, None
    for match in re.finditer(r"[{};]", text):
        at, mark = match.start(), match.group(0)
        if mark == "{":
            if start is None and opens_function(text[head:at]):
                start, depth = text.count("\n", 0, at), len(scopes)
            scopes.append(at)
        elif mark == "}" and scopes:
            scopes.pop()
            initialises = text[at + 1 : at + 40].lstrip()[:1] in (",", "{")  # X() : m_a{1}, m_b{2} {
            if start is not None and len(scopes) == depth and not initialises:
                yield start + 1, text.count("\n", 0, at) - start + 1
                start = None
            elif len(scopes) < depth:
                start = None
        head = at + 1


def function_breaches(path, text):
    if path.suffix not in tree.CODE:
        return
    for line, lines in functions(text):
        if lines > FUNCTION_LINES:
            yield f"{path}:{line}: a function of {lines} lines, at most {FUNCTION_LINES} are allowed"


def breaches(root):
    for path in tree.files(root):
        try:
            text = (root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            if path.suffix in LICENSED:
                yield f"{path}:1: not UTF-8"
            continue
        for check in (licence_breach, pragma_breach, length_breach, name_breach):
            if found := check(path, text):
                yield found
        yield from leftover_breaches(path, text)
        yield from function_breaches(path, text)


def main(arguments):
    root = pathlib.Path(arguments[0] if arguments else pathlib.Path(__file__).parent.parent.parent).resolve()
    found = list(breaches(root))
    for breach in found:
        print(breach)
    print(f"style: {len(tree.files(root))} files, {len(found)} breaches")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
