/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_TOUR_H
#define MAMS_TESTS_TOUR_H

#include "harness.h"

/* Goes through every kind of screen, and calls `look` on each with its name; the keys are those of
 * an operator. */
typedef void (*TourLook)(Harness *harness, const char *name, void *data);
void tour_screens(Harness *harness, TourLook look, void *data);

/* An inquiry in the queue, as it stands before each tour: this operator's, without a reply. */
void tour_put_inquiry(MamsDesk *desk);

/* The screen without empty rows and those about the inquiries, of which each tour leaves one more.
 * (owned) */
char *tour_picture(Harness *harness);

#endif
