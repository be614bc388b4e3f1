# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the program with its expectations, and the library as the CMake package score_referee:
#   find_package(score_referee REQUIRED)
#   target_link_libraries(mine PRIVATE score_referee::numbers)
# The driver belongs to the program alone.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(library_modules numbers measures heat geometry dynamics court report)
list(TRANSFORM library_modules PREPEND referee_ OUTPUT_VARIABLE library_targets)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/score_referee)

install(TARGETS ${library_targets} EXPORT score_referee_targets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library)
install(EXPORT score_referee_targets NAMESPACE score_referee:: DESTINATION ${package_dir} COMPONENT library)
foreach(module IN LISTS library_modules)
  install(DIRECTORY lib/${module} DESTINATION include/score-referee COMPONENT library FILES_MATCHING PATTERN *.hpp)
endforeach()

configure_package_config_file(cmake/score_refereeConfig.cmake.in ${PROJECT_BINARY_DIR}/score_refereeConfig.cmake
                              INSTALL_DESTINATION ${package_dir}
                              NO_SET_AND_CHECK_MACRO NO_CHECK_REQUIRED_COMPONENTS_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/score_refereeConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/score_refereeConfig.cmake ${PROJECT_BINARY_DIR}/score_refereeConfigVersion.cmake
              cmake/FindArb.cmake
        DESTINATION ${package_dir} COMPONENT library)

install(TARGETS score-referee RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(DIRECTORY theorems DESTINATION ${CMAKE_INSTALL_DATADIR}/score-referee COMPONENT program
        FILES_MATCHING PATTERN expected.json)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/score-referee COMPONENT program)
