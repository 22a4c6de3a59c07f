// SPDX-License-Identifier: GPL-3.0-or-later
// Lines whose objects have other fields than those before: what is remembered of a line is not told of the
// next.
#include "app/ctl/report_fields.h"

#include <gtest/gtest.h>

namespace callboard::ctl {
namespace {

using namespace std::string_view_literals;

// Of a queue, with the bounds that only some have, and in another order.
template <class Sink>
void tellLines(Sink &sink, const auto &begin, const auto &end) {
    for (const int line : {1, 2, 3, 4}) {
        begin(line);
        sink.put("queue", "a,b"sv);
        sink.beginObject("bounds");
        if (line % 2 == 0) {
            sink.put("most", Duration{1'250'000});
            sink.put("least", 0.125);
        }
        if (line == 3)
            sink.put("least", Duration{-60'000'000});
        sink.endObject();
        sink.beginObject("levels");
        sink.put("least", std::int64_t{line});
        sink.put("early", true);
        sink.endObject();
        sink.put("waiting", FieldValue{});
        end();
    }
}

} // namespace

TEST(ReportFields, aJsonLineHasItsOwnNames) {
    std::string text;
    JsonFields fields(text);
    tellLines(
        fields, [&](int) { fields.beginLine(); }, [&] { fields.endLine(); });
    const auto line = [](const std::string &bounds, int level) {
        return "\n    {\n        \"queue\": \"a,b\",\n        \"bounds\": {" + bounds +
               "},\n        \"levels\": {\"least\": " + std::to_string(level) +
               ", \"early\": true},\n        \"waiting\": null\n    }";
    };
    EXPECT_EQ(text, line("", 1) + line(R"("most": 1.25, "least": 0.125)", 2) + line(R"("least": -60)", 3) +
                        line(R"("most": 1.25, "least": 0.125)", 4));
}

TEST(ReportFields, aCsvCellStandsUnderItsName) {
    std::string text;
    CsvHead head;
    tellLines(
        head, [](int) {}, [&] { head.endLine(); });
    head.write(text);
    CsvCells cells(head, text);
    tellLines(
        cells, [&](int) { cells.beginLine(); }, [&] { cells.endLine(); });
    EXPECT_EQ(text, "queue,bounds.least,bounds.most,levels.early,levels.least,waiting\r\n"
                    "\"a,b\",,,true,1,\r\n"
                    "\"a,b\",0.125,1.25,true,2,\r\n"
                    "\"a,b\",-60,,true,3,\r\n"
                    "\"a,b\",0.125,1.25,true,4,\r\n");
}

} // namespace callboard::ctl
