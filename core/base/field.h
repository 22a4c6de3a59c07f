// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace callboard {

// One public field of a value: its name on the wire and in the journal, and where it lives. A value lists its
// fields once, as `static constexpr auto fields()` returning a tuple of these; every codec follows that list.
template <class T, class M>
struct Field {
    std::string_view name;
    M T::*member;
    bool mayLack;   // a reader takes the default when it is not there
    bool isLeftOut; // by writers, when it is empty
};

template <class T, class M>
constexpr Field<T, M> field(std::string_view name, M T::*member) {
    return {name, member, false, false};
}

template <class T, class M>
constexpr Field<T, M> optionalField(std::string_view name, M T::*member) {
    return {name, member, true, true};
}

// Of a value that is older than this field and whose default is not empty: always written.
template <class T, class M>
constexpr Field<T, M> laterField(std::string_view name, M T::*member) {
    return {name, member, true, false};
}

} // namespace callboard
