// SPDX-License-Identifier: GPL-3.0-or-later
// Any log: what comes of it is in place, is read back as it was written, and its books close.
#include "core/codec/codec.h"
#include "core/history/archive.h"
#include "core/history/books.h"
#include "core/imports/pipeline.h"
#include "core/queue_log/reader.h"
#include "tests/fuzz/fuzz.h"

#include <string>
#include <sys/mman.h>
#include <unistd.h>

using namespace callboard;

namespace {

void feed(imports::Pipeline &pipeline, queue_log::Reader &reader) {
    for (auto event = reader.next(); event && *event; event = reader.next()) {
        pipeline.add(**event, imports::hashOf(**event));
        while (pipeline.hasLineDue()) {
            pipeline.release();
            while (pipeline.advance()) {
            }
        }
    }
    while (pipeline.hasLine())
        pipeline.release();
    pipeline.finish();
    while (pipeline.advanceToEnd()) {
    }
}

void check(const imports::Pipeline &pipeline) {
    Books books;
    Center center;
    Delta delta;
    const auto &draft = pipeline.writer().draft();
    require(!draft.refusal(), "what is written can be stored");
    journal::GroupText written(draft.group());
    for (Record record; written.next(record);) {
        const auto event = eventOf(record);
        require(event.ok(), "what is written can be read");
        apply(center, *event, delta);
        require(delta.isInPlace, "every fact is in place");
        books.take(*event, delta);
    }
    require(draft.empty() || !written.failed(), "every record is whole");
    require(books.close(center).empty(), "the books close");
    require(hashOf(center) == hashOf(pipeline.writer().center()), "a replay comes to the same state");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const int file = memfd_create("queue_log", MFD_CLOEXEC);
    require(write(file, data, size) == static_cast<ssize_t>(size), "the file can be written");
    auto reader = queue_log::Reader::open("/proc/self/fd/" + std::to_string(file), {});
    history::Projector projector;
    imports::Pipeline pipeline;
    require(pipeline.goOnFrom(imports::Pipeline::beginning("log", "Europe/Moscow"), projector, "log").ok(),
            "it begins");
    if (reader)
        feed(pipeline, *reader);
    close(file);
    check(pipeline);
    const auto state = pipeline.state();
    history::Projector later(pipeline.writer().center());
    imports::Pipeline next;
    require(next.goOnFrom(state, later, "log").ok(), "it can be gone on from");
    require(next.state().calls == state.calls, "open calls stay open");
    return 0;
}
