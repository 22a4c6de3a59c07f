// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/calls/past_call.h"
#include "core/center/apply.h"

#include <filesystem>
#include <memory>

namespace callboard {

// The ended calls by the outside party's number: a projection of the journal in `history.db`, which may be
// deleted at any time and is then built again. Its writes need not be durable; it knows how far it came.
class PastCalls {
public:
    // A file of another epoch or version is emptied. `region` reads numbers as contacts do.
    static Result<PastCalls> open(const std::filesystem::path &file, const std::string &epoch,
                                  std::string region);
    PastCalls(PastCalls &&) noexcept;
    PastCalls &operator=(PastCalls &&) noexcept;
    ~PastCalls();

    // The last event taken in; the next one must follow it.
    std::uint64_t seq() const;
    Result<void> take(const Event &event, const Delta &delta);
    // Keeps what was taken in; done by itself every so many calls and at the end.
    Result<void> flush();

    // Newest first.
    Result<std::vector<PastCall>> with(std::string_view number, std::size_t limit) const;

private:
    struct Store;
    explicit PastCalls(std::unique_ptr<Store> store);
    std::unique_ptr<Store> m_store;
};

} // namespace callboard
