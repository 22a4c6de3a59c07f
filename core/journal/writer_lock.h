// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/files.h"

#include <optional>

namespace callboard::journal {

// Two locks in journal.lock, given up by the system when the process dies however it dies: on byte 0 by the
// one writer; on byte 1 by the writer and, shared, by whoever looks at the raw log, which a writer would
// change under the eyes.
class WriterLock {
public:
    // At once journal.busy with the pid of the holder; waits for those who look at the log.
    static Result<WriterLock> take(const Files &files);

private:
    FileHandle m_file;
};

class InspectionLock {
public:
    // None while a writer is at work (its log is whole, it has seen to that itself).
    static std::optional<InspectionLock> take(const Files &files);

private:
    FileHandle m_file;
};

} // namespace callboard::journal
