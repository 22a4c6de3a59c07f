// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/ports.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"

#include <gtest/gtest.h>

namespace callboard::test {

// The tools that every SIP server in the open meets within the hour. They come from 127.0.0.1.
class SipVicious {
public:
    // What the tool says when it has come to its end. `server`: its port for UDP.
    std::string run(const std::string &tool, std::vector<std::string> arguments, std::uint16_t server) const {
        arguments.insert(arguments.begin(),
                         {tool, "-P", std::to_string(freePort()), "-p", std::to_string(server)});
        arguments.push_back("127.0.0.1");
        Process process(arguments, {m_home.path(), {"HOME=" + m_home.path().string(), "TERM=dumb"}});
        EXPECT_TRUE(process.wait(std::chrono::seconds{60})) << process.output();
        return process.output();
    }

private:
    Scratch m_home;
};

} // namespace callboard::test
