/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DEMO_LIFE_H
#define MAMS_DEMO_LIFE_H

#include "demo/work.h"

/* Records the last years at school, the day they end included. Returns that day. */
MamsDay mams_demo_school(DemoWorld *world, DemoPerson *person);
/* Records full-time studies after school; some are expelled, some go on. Returns their last day,
 * which may lie in the future. */
MamsDay mams_demo_studies(DemoWorld *world, DemoPerson *person, MamsDay left_school);

/* Records pregnancy and the care of small children, with the work before and after. False when none
 * of it is going on, so that something else may be drawn for the mother: months away are noted
 * then. */
bool mams_demo_mother(DemoWorld *world, DemoFamily *family, DemoPerson *mother, DemoMonths span);
/* Mothers of many, and some of those whose children have left home, have an award. */
void mams_demo_award(DemoWorld *world, DemoFamily *family, DemoPerson *mother);

#endif
