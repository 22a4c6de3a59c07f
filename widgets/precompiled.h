// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What nearly every file of the desktop reaches: parsed once a target. No file may rely on it.
#include <QAbstractTableModel>
#include <QCoreApplication>
#include <QObject>
#include <QString>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#ifdef QT_WIDGETS_LIB
#include <QAbstractItemView>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QWidget>
#endif
