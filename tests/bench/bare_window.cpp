// SPDX-License-Identifier: GPL-3.0-or-later
// The floor of the desktop's start: the least that a program with a Qt window can be.
#include <QApplication>
#include <QWidget>

int main(int argc, char **argv) {
    QApplication app(argc, argv);
    QWidget window;
    window.resize(1280, 760);
    window.show();
    return QApplication::exec();
}
