#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The style check itself: what breaks the style is named, what keeps it is not."""

import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import style  # noqa: E402

SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
HEADER = SPDX + "#pragma once\n"


class Style(unittest.TestCase):
    def names(self, path, text, *expected):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
            self.assertEqual(list(style.breaches(root)), list(expected))

    def test_clean_file_is_clean(self):
        self.names("core/a.cpp", SPDX + "int f() {\n    return 1;\n}\n")
        self.names("core/a.h", HEADER + "int f();\n")

    def test_missing_licence_is_named(self):
        for path in ("core/a.cpp", "tests/a.py", "core/CMakeLists.txt"):
            self.names(path, "\n", f"{path}:1: no line '{style.LICENCE}' at the top")
        self.names("packaging/go", "#!/bin/sh\n", f"packaging/go:1: no line '{style.LICENCE}' at the top")

    def test_header_without_pragma_is_named(self):
        self.names("core/a.h", SPDX + "int f();\n", "core/a.h:1: a header begins with #pragma once")

    def test_long_files_are_named(self):
        self.names("core/a.cpp", SPDX + "//\n" * 400, "core/a.cpp:401: 401 lines, at most 400 are allowed here")
        self.names("core/a.h", HEADER + "//\n" * 149, "core/a.h:151: 151 lines, at most 150 are allowed here")
        self.names("widgets/a.h", HEADER + "//\n" * 149)

    def test_long_function_is_named(self):
        for head in ("int f()", "int A::f() const", "TEST(A, b)", "template <class T>\nauto f(T t) -> int"):
            text = SPDX + "namespace a {\n" + head + " {\n" + "    g();\n" * 59 + "}\n}\n"
            line = 3 + head.count("\n")
            self.names("core/a.cpp", text, f"core/a.cpp:{line}: a function of 61 lines, at most 60 are allowed")

    def test_long_constructor_with_initialisers_is_named(self):
        text = SPDX + "A::A()\n    : m_a{1}\n    , m_b{2} {\n" + "    g();\n" * 60 + "}\n"
        self.names("core/a.cpp", text, "core/a.cpp:3: a function of 63 lines, at most 60 are allowed")

    def test_long_classes_tables_and_short_functions_are_no_long_functions(self):
        methods = "    int f() {\n        return 1;\n    }\n" * 30
        self.names("core/a.cpp", SPDX + "class A : public B<int()> {\n" + methods + "};\n")
        self.names("core/a.cpp", SPDX + "const T t[] = {\n" + "    {f(), 1},\n" * 70 + "};\n")
        self.names("core/a.cpp", SPDX + "int f() {\n    return g('{', \"{\");  // {\n}\n" * 30)

    def test_leftovers_are_named(self):
        for word, reason in (
            ("TO" + "DO", style.LEFTOVERS[0][1]),
            ("/work" + "/main", style.LEFTOVERS[1][1]),
            (".." + "/shared", style.LEFTOVERS[1][1]),
            ("session " + "12", style.LEFTOVERS[2][1]),
        ):
            self.names("core/a.cpp", SPDX + f"// {word}\n", f"core/a.cpp:2: '{word}': {reason}")
            self.names("README.md", f"{word}\n", f"README.md:1: '{word}': {reason}")

    def test_tests_may_read_the_data_beside_the_checkout(self):
        path = style.OPTIONAL_DATA + "phone/cases.tsv"
        self.names("tests/core/a.cpp", SPDX + f'const auto path = "{path}";\n')
        text = SPDX + f"// {path}\n"
        self.names("core/a.cpp", text, f"core/a.cpp:2: '..{'/share'}d': {style.LEFTOVERS[1][1]}")

    def test_names_and_places_are_checked(self):
        self.names("core/CallQueue.cpp", SPDX, "core/CallQueue.cpp:1: file names are snake_case")
        self.names("misc/a.cpp", SPDX, "misc/a.cpp:1: misc is no room of the house")


if __name__ == "__main__":
    unittest.main()
