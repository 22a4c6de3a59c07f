// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/reserve.h"

#include <fcntl.h>
#include <unistd.h>

namespace callboard::journal {

bool Reserve::hasRoom() const {
    std::error_code failure;
    const std::filesystem::space_info space = std::filesystem::space(m_file.parent_path(), failure);
    return !failure && space.available >= 2 * m_bytes;
}

void Reserve::hold() {
    if (m_isHeld || m_bytes == 0)
        return;
    const FileHandle present = FileHandle::openToRead(m_file);
    if (present && present.size() == m_bytes) {
        m_isHeld = true;
        return;
    }
    if (!hasRoom())
        return;
    const FileHandle file = FileHandle::openToWrite(m_file);
    m_isHeld = file && ::posix_fallocate(file.number(), 0, static_cast<off_t>(m_bytes)) == 0;
    if (!m_isHeld)
        release();
}

void Reserve::release() {
    std::error_code ignored;
    std::filesystem::remove(m_file, ignored);
    m_isHeld = false;
}

} // namespace callboard::journal
