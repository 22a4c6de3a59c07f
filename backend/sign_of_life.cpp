// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sign_of_life.h"

#include <array>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace callboard {

namespace {

constexpr std::size_t lineLength = 32; // always, so that a shorter time leaves nothing of a longer one

} // namespace

SignOfLife::SignOfLife(const std::filesystem::path &file)
    : m_file(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW, 0640)) {
    std::array<char, lineLength> line{};
    const auto count = ::pread(m_file, line.data(), line.size(), 0);
    const std::string text(line.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    m_before = fromIso(text.substr(0, text.find(' ')));
}

SignOfLife::~SignOfLife() {
    if (m_file >= 0)
        ::close(m_file);
}

void SignOfLife::beat(Time now) {
    auto line = toIso(now);
    line.resize(lineLength - 1, ' ');
    line.push_back('\n');
    [[maybe_unused]] const auto written = ::pwrite(m_file, line.data(), line.size(), 0);
}

} // namespace callboard
