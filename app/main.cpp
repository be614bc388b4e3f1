// SPDX-License-Identifier: GPL-3.0-or-later
/// The referee's command line; which claims it knows depends on what is linked beside it.
#include "driver/program.hpp"

int main(int count, char** arguments) {
  return referee::driver::run(count, arguments, referee::driver::program());
}
