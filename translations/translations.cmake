# SPDX-License-Identifier: GPL-3.0-or-later
# The words of the desktop, built into callboard_widgets. The source is English; callboard_en.ts holds its
# plurals only. After words have changed: cmake --build --preset dev --target update_translations
set(words)
foreach(room callboard_models callboard_widgets)
  get_target_property(sources ${room} SOURCES)
  list(FILTER sources INCLUDE REGEX "^[a-z_/]+\\.(cpp|h)$")
  list(TRANSFORM sources PREPEND ${CMAKE_SOURCE_DIR}/widgets/)
  list(APPEND words ${sources})
endforeach()
set(texts ${CMAKE_SOURCE_DIR}/translations/callboard_en.ts ${CMAKE_SOURCE_DIR}/translations/callboard_ru.ts)
list(GET texts 0 english)
list(GET texts 1 russian)

find_program(CALLBOARD_LUPDATE lupdate HINTS /usr/lib/qt6/bin REQUIRED)
add_custom_target(update_translations
  COMMAND ${CALLBOARD_LUPDATE} -I ${CMAKE_SOURCE_DIR} -no-obsolete -locations none -pluralonly ${words} -target-language en -ts ${english}
  COMMAND ${CALLBOARD_LUPDATE} -I ${CMAKE_SOURCE_DIR} -no-obsolete -locations none ${words} -target-language ru -ts ${russian}
  VERBATIM)

set_property(GLOBAL PROPERTY CALLBOARD_WORDS ${CALLBOARD_LUPDATE} ${russian} ${words}) # for the test of them

qt_add_lrelease(callboard_widgets TS_FILES ${texts} QM_FILES_OUTPUT_VARIABLE qm_files)
qt_add_resources(callboard_widgets translations
  PREFIX /callboard/translations BASE ${CMAKE_CURRENT_BINARY_DIR} FILES ${qm_files})
