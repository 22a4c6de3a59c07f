// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/config/config.h"
#include "backend/config/table.h"

#include <set>

namespace callboard {

// Reads the whole file into a Config; every part says what is wrong with it at its own place.
// read_queues.cpp has what callers go through, read_phones.cpp what calls come and go by.
class ConfigReader {
public:
    ConfigReader(const toml::table &root, const std::filesystem::path &name)
        : m_fault{name.string(), {}}
        , m_root(&root, "", m_fault)
        , m_directory(name.parent_path()) {}

    Result<Config> read();

private:
    void readSite();
    void readSupervision();
    void readRecording();
    void readDisposition(ConfigTable &table);
    // A queue that wants a code must have one to choose.
    void checkCodes(ConfigTable &table, const QueueSettings &queue);
    void readSip();
    void readListen(ConfigTable &table, const std::string &text);
    void readCodecs(ConfigTable &table, const std::vector<std::string> &names);
    void readRegistrations(ConfigTable &table);
    void readSessionTimer(ConfigTable &table);
    void readCti();
    void readQueue(ConfigTable &table);
    void readOpening(ConfigTable &table, QueueSettings &queue);
    // Once everything that a call can be led to is known.
    void checkWhereTo(ConfigTable &table, const QueueSettings &queue, std::string_view key,
                      const std::string &number);
    bool leadsBack(const QueueSettings &queue) const;
    void readUser(ConfigTable &table);
    void readTrunk(ConfigTable &table);
    void readOutbound(ConfigTable &table);
    // Once all are read: a trunk that lets calls out needs no rule of its own while there is none at all.
    void closeOutbound();
    void readSecrets(ConfigTable &table, const UserSettings &user);
    std::filesystem::path pathOf(const std::string &text) const;
    // Of a file that must be there if it is named.
    std::filesystem::path fileOf(ConfigTable &table, std::string_view key) const;
    // Says so when the value was there before under this heading.
    void once(ConfigTable &table, std::string_view key, const std::string &heading, const std::string &value);

    ConfigFault m_fault;
    ConfigTable m_root;
    std::filesystem::path m_directory;
    Config m_config;
    std::set<std::string> m_taken;
};

} // namespace callboard
