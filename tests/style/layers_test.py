#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layer check itself: bad houses are named, good ones are not."""

import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import layers  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent


class Layers(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.write("core/base/id.h", "#include <string>\n")
        self.write("core/calls/call.h", '#include "core/base/id.h"\n')
        self.write("core/wire/frame.h", '#include "core/calls/call.h"\n#include <QByteArray>\n')
        self.write("widgets/common/badge.h", "#include <QWidget>\n")
        self.write("core/CMakeLists.txt", "callboard_room(callboard_core SOURCES base/a.cpp calls/b.cpp)\n")

    def write(self, path, text):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def breaches(self):
        table = layers.Table((HERE / "rooms.toml").read_text(encoding="utf-8"))
        return "\n".join(layers.breaches(table, self.root))

    def names(self, path, text, expected):
        self.write(path, text)
        self.assertEqual(self.breaches(), expected)

    def test_good_house_has_no_breach(self):
        self.names("core/calls/call.cpp", '#include "core/calls/call.h"\n\n#include <vector>\n', "")

    def test_higher_floor_is_named_with_its_line(self):
        self.names(
            "core/calls/call.cpp",
            '// a call\n#include "core/wire/frame.h"\n',
            "core/calls/call.cpp:2: #include core/wire/frame.h: core/calls must not see core/wire",
        )

    def test_rooms_of_floor_one_do_not_see_each_other(self):
        self.names(
            "core/queues/queue.h",
            '#include "core/calls/call.h"\n',
            "core/queues/queue.h:1: #include core/calls/call.h: core/queues must not see core/calls",
        )

    def test_qt_stays_out_of_the_fold(self):
        for header in ("QString", "QtCore/QString", "QtCore"):
            self.names(
                "core/center/center.h",
                f"#include <{header}>\n",
                f"core/center/center.h:1: #include {header}: core/center must not use qt-core",
            )

    def test_widgets_stay_out_of_the_backend(self):
        self.names(
            "backend/hub/hub.h",
            '#include "widgets/common/badge.h"\n#include <QLabel>\n',
            "backend/hub/hub.h:1: #include widgets/common/badge.h: backend must not see widgets/common\n"
            "backend/hub/hub.h:2: #include QLabel: backend must not use qt-widgets",
        )

    def test_backend_stays_out_of_the_widgets(self):
        self.write("backend/hub/hub.h", "#include <vector>\n")
        self.names(
            "widgets/agent/page.cpp",
            '#include "backend/hub/hub.h"\n#include <sqlite3.h>\n',
            "widgets/agent/page.cpp:1: #include backend/hub/hub.h: widgets/agent must not see backend\n"
            "widgets/agent/page.cpp:2: #include sqlite3.h: widgets/agent must not use sqlite",
        )

    def test_libre_stays_in_its_two_rooms(self):
        self.write("core/voice/loop.cpp", "#include <re.h>\n#include <rem.h>\n")
        self.write("backend/telephony/sip/agent.cpp", "#include <re.h>\n")
        self.names(
            "backend/telephony/engine.h",
            "#include <re.h>\n",
            "backend/telephony/engine.h:1: #include re.h: backend/telephony must not use libre",
        )

    def test_sqlite_stays_with_the_books(self):
        self.write("core/journal/file.cpp", "#include <sqlite3.h>\n")
        self.names(
            "backend/server.cpp",
            "#include <sqlite3.h>\n",
            "backend/server.cpp:1: #include sqlite3.h: backend must not use sqlite",
        )

    def test_relative_paths_are_named(self):
        self.names(
            "core/calls/call.cpp",
            '#include "../base/id.h"\n',
            "core/calls/call.cpp:1: #include ../base/id.h: include paths start at the repository's root, never ../",
        )

    def test_a_neighbour_without_its_folder_is_named(self):
        self.names(
            "core/calls/call.cpp",
            '#include "call.h"\n',
            "core/calls/call.cpp:1: #include call.h: "
            "neither a path from the repository's root nor a header that rooms.toml knows",
        )

    def test_angle_brackets_and_missing_files_are_named(self):
        self.names(
            "core/calls/call.cpp",
            '#include <core/calls/call.h>\n#include "core/calls/cal.h"\n',
            "core/calls/call.cpp:1: #include core/calls/call.h: our own headers are included with quotes\n"
            "core/calls/call.cpp:2: #include core/calls/cal.h: there is no such file",
        )

    def test_code_outside_the_rooms_is_named(self):
        self.names(
            "core/odd/a.h",
            "#include <vector>\n",
            "core/odd/a.h:1: #include vector: stands in no room of tests/style/rooms.toml",
        )

    def test_comments_do_not_include(self):
        self.names("core/calls/call.cpp", '/*\n#include <QString>\n*/\n// #include "widgets/a.h"\n', "")

    def test_clock_in_the_fold_is_named(self):
        self.names(
            "core/center/apply.cpp",
            "// steady_clock\nauto t = std::chrono::system_clock::now();\n",
            "core/center/apply.cpp:2: system_clock: core/center must not use clocks",
        )

    def test_link_that_breaks_the_table_is_named(self):
        self.write("backend/CMakeLists.txt", "callboard_room(callboard_backend QT SOURCES hub.cpp LINKS sodium)\n")
        self.names(
            "core/wire/CMakeLists.txt",
            "# the wire\ncallboard_room(callboard_wire SOURCES frame.cpp\n  LINKS callboard_core callboard_backend"
            " PRIVATE_LINKS Qt6::Widgets mystery)\n",
            "core/wire/CMakeLists.txt:2: callboard_wire links callboard_backend: core/wire must not see backend\n"
            "core/wire/CMakeLists.txt:2: callboard_wire links Qt6::Widgets: core/wire must not use qt-widgets\n"
            "core/wire/CMakeLists.txt:2: callboard_wire links mystery: rooms.toml does not know this library",
        )

    def test_a_table_with_a_stair_downwards_is_refused(self):
        text = '[rooms]\n"a" = { floor = 1, sees = ["b"] }\n"b" = { floor = 2 }\n[libraries]\nstd = {}\n'
        with self.assertRaisesRegex(layers.TableError, "a sees b, which is on a higher floor"):
            layers.Table(text)


if __name__ == "__main__":
    unittest.main()
