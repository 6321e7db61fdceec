/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_CM_H
#define MAMS_TESTS_CM_H

/* cmocka.h needs these before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
