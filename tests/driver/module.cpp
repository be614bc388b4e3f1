// SPDX-License-Identifier: GPL-3.0-or-later
/// The command line: its parts, and the program as a user runs it.
#define BOOST_TEST_MODULE driver
#include <boost/test/unit_test.hpp>
