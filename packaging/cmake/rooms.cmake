# SPDX-License-Identifier: GPL-3.0-or-later
# How a room of the house is built: one library target a room, whose links are the
# arrows of ARCHITECTURE.md. A room that is not linked cannot be called.
include_guard(GLOBAL)
include(GNUInstallDirs)

option(CALLBOARD_DESKTOP "Build the desktop (needs Qt Widgets and Multimedia)" ON)
option(CALLBOARD_TESTS "Build the tests" ON)
option(CALLBOARD_FUZZ "Build the fuzz targets with libFuzzer (clang)" OFF)
set(CALLBOARD_SANITIZE "" CACHE STRING "Sanitizers, such as address,undefined or thread")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
# Debian 12's moc stops at <concepts>, which libstdc++ reaches from almost everywhere.
set(CMAKE_AUTOMOC_MOC_OPTIONS -D_GLIBCXX_CONCEPTS=1)

# Paths are taken from the source folder, so that another clone finds what one has compiled.
find_program(CALLBOARD_CCACHE ccache)
if(CALLBOARD_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER /usr/bin/env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CALLBOARD_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${CMAKE_CXX_COMPILER_LAUNCHER})
endif()

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network WebSockets)
if(CALLBOARD_DESKTOP)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Gui Widgets LinguistTools)
endif()

add_library(callboard_flags INTERFACE)
target_include_directories(callboard_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(callboard_flags INTERFACE
  -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
  -Woverloaded-virtual -Werror)
target_compile_definitions(callboard_flags INTERFACE
  CALLBOARD_VERSION="${PROJECT_VERSION}"
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS)
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # A source that another one includes: its anonymous namespace is still that of one object file.
  target_compile_options(callboard_flags INTERFACE -Wno-subobject-linkage)
elseif(CMAKE_UNITY_BUILD)
  # clang takes the private names of a source before it for shadowed ones.
  target_compile_options(callboard_flags INTERFACE -Wno-shadow)
endif()
if(CALLBOARD_SANITIZE)
  target_compile_options(callboard_flags INTERFACE
    -fsanitize=${CALLBOARD_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(callboard_flags INTERFACE -fsanitize=${CALLBOARD_SANITIZE})
endif()
if(CALLBOARD_SANITIZE MATCHES undefined)
  # RapidJSON adds to the null pointer of an empty stack.
  target_compile_options(callboard_flags INTERFACE -fno-sanitize=pointer-overflow)
endif()
if(CALLBOARD_FUZZ)
  target_compile_options(callboard_flags INTERFACE -fsanitize=fuzzer-no-link
    -fsanitize-ignorelist=${CMAKE_SOURCE_DIR}/packaging/sanitizers/ignored)
endif()

# callboard_room(NAME SOURCES a.cpp ... LINKS other_room library ... [PRIVATE_LINKS ...] [QT])
# QT turns moc on. A room of headers only is still a target.
function(callboard_room name)
  cmake_parse_arguments(ROOM "QT" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  if(ROOM_SOURCES)
    add_library(${name} STATIC ${ROOM_SOURCES})
    target_link_libraries(${name} PUBLIC callboard_flags ${ROOM_LINKS} PRIVATE ${ROOM_PRIVATE_LINKS})
    if(ROOM_QT)
      set_target_properties(${name} PROPERTIES AUTOMOC ON)
    endif()
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE callboard_flags ${ROOM_LINKS})
  endif()
endfunction()

# callboard_program(NAME SOURCES ... LINKS ... [QT] [COMPONENT server|desktop])
# The component says which Debian package carries it.
function(callboard_program name)
  cmake_parse_arguments(PROGRAM "QT" "COMPONENT" "SOURCES;LINKS" ${ARGN})
  if(NOT PROGRAM_COMPONENT)
    set(PROGRAM_COMPONENT server)
  endif()
  add_executable(${name} ${PROGRAM_SOURCES})
  target_link_libraries(${name} PRIVATE callboard_flags ${PROGRAM_LINKS})
  if(PROGRAM_QT)
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
  endif()
  install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT ${PROGRAM_COMPONENT})
endfunction()

# callboard_labels(NAME LABEL ...): the target tests_LABEL builds all programs of that label.
function(callboard_labels name)
  foreach(label ${ARGN})
    if(NOT TARGET tests_${label})
      add_custom_target(tests_${label})
    endif()
    add_dependencies(tests_${label} ${name})
  endforeach()
endfunction()

# callboard_test(NAME SOURCES ... LINKS ... LABELS unit [TIMEOUT seconds] [QT] [SERIAL] [SOUND])
# One GoogleTest program, one ctest entry; SERIAL keeps it alone on the machine. SOUND is of those in which sound is
# heard in its own time: packaging/test runs them beside their like only, for others take the cores away.
function(callboard_test name)
  cmake_parse_arguments(TEST "QT;SERIAL;SOUND" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 120)
  endif()
  if(TEST_SOUND)
    list(APPEND TEST_LABELS sound)
  endif()
  # A timeout ends what hangs; it must not end what is slow because it is watched or the machine is busy.
  if(CALLBOARD_SANITIZE)
    math(EXPR TEST_TIMEOUT "${TEST_TIMEOUT} * 5")
  endif()
  add_executable(${name} ${TEST_SOURCES})
  target_link_libraries(${name} PRIVATE callboard_flags ${TEST_LINKS} GTest::gtest)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  if(TEST_QT)
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  callboard_labels(${name} ${TEST_LABELS})
  set_tests_properties(${name} PROPERTIES
    LABELS "${TEST_LABELS}" TIMEOUT ${TEST_TIMEOUT} RUN_SERIAL ${TEST_SERIAL}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8;CALLBOARD_SOURCE=${CMAKE_SOURCE_DIR};CALLBOARD_BIN=${CMAKE_BINARY_DIR}/bin")
endfunction()
