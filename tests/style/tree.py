# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's files as the checks see them."""

import pathlib
import re
import subprocess

CODE = {".cpp", ".h"}
NEVER_OURS = {"build", ".git", ".cache", "__pycache__"}


def files(root):
    """Paths relative to root, sorted: what git would commit, or all there is where git does not answer."""
    git = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard", "."],
        capture_output=True,
        check=False,
    )
    if git.returncode == 0 and (root / ".git").exists():
        names = {pathlib.Path(name.decode()) for name in git.stdout.split(b"\0") if name}
    else:
        names = {path.relative_to(root) for path in root.rglob("*")}
    return sorted(n for n in names if (root / n).is_file() and not NEVER_OURS & set(n.parts))


def code_files(root):
    return [name for name in files(root) if name.suffix in CODE]


_NOISE = re.compile(
    r"""//[^\n]*|/\*.*?\*/|R"(?P<tag>[^(\s]{0,16})\(.*?\)(?P=tag)"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'""",
    re.DOTALL,
)


def _blank(match):
    text = match.group(0)
    start = match.start()
    before = match.string[start - 1] if start else ""
    if text[0] == "'" and before.isalnum():
        return text  # a digit separator, not a character
    return "".join(c if c == "\n" else " " for c in text)


def without_text(source):
    """C++ with comments, strings and characters blanked; lines and columns stay."""
    return _NOISE.sub(_blank, source)


_COMMENT = re.compile(r"""("(?:\\.|[^"\\\n])*")|//[^\n]*|/\*.*?\*/""", re.DOTALL)


def without_comments(source):
    return _COMMENT.sub(lambda m: m.group(1) or re.sub(r"[^\n]", " ", m.group(0)), source)
