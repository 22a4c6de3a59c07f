# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed, and the Debian packages: cmake --build --preset package && cpack --config
# build/package/CPackConfig.cmake makes callboard-server and callboard-desktop.
include_guard(GLOBAL)
include(GNUInstallDirs)

install(FILES packaging/systemd/callboardd.service DESTINATION lib/systemd/system COMPONENT server)
install(FILES packaging/systemd/callboard.sysusers DESTINATION lib/sysusers.d RENAME callboard.conf
  COMPONENT server)
install(FILES packaging/demo/callboard.toml.in packaging/demo/contacts.csv DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples COMPONENT server)
install(FILES README.md LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT server)
if(CALLBOARD_DESKTOP)
  install(FILES packaging/desktop/callboard.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications
    COMPONENT desktop)
  install(FILES packaging/desktop/callboard.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo
    COMPONENT desktop)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME callboard)
set(CPACK_PACKAGE_VENDOR "Callboard")
set(CPACK_PACKAGE_CONTACT "Callboard developers <callboard@localhost>")
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL server)
if(CALLBOARD_DESKTOP)
  list(APPEND CPACK_COMPONENTS_ALL desktop)
endif()
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_SERVER_PACKAGE_NAME callboard-server)
set(CPACK_DEBIAN_SERVER_PACKAGE_SECTION comm)
set(CPACK_COMPONENT_SERVER_DESCRIPTION "Contact-centre backend: SIP queues, journal and reports.
 callboardd takes the calls and keeps the journal; callboardctl is the command line.")
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS "tzdata")
set(CPACK_DEBIAN_SERVER_PACKAGE_RECOMMENDS "espeak-ng")
set(CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA
  "${CMAKE_SOURCE_DIR}/packaging/debian/postinst;${CMAKE_SOURCE_DIR}/packaging/debian/prerm")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_NAME callboard-desktop)
set(CPACK_DEBIAN_DESKTOP_PACKAGE_SECTION comm)
set(CPACK_COMPONENT_DESKTOP_DESCRIPTION "Contact-centre desktop: agent workstation and supervisor's board.
 What it shows is up to the role that signs in at the backend.")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_DEPENDS "qt6-qpa-plugins, qt6-translations-l10n")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_RECOMMENDS "fonts-noto-core, qt6-wayland")
include(CPack)
