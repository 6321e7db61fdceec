/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_H
#define MAMS_H

/* The one header of the core that tui/ includes: everything that is true without a screen. */
#include "base/calendar.h"
#include "base/citizen.h"
#include "base/day.h"
#include "base/error.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/iin.h"
#include "base/lang.h"
#include "base/macro.h"
#include "base/money.h"
#include "base/strike.h"
#include "base/text.h"
#include "rules/cases.h"
#include "rules/rules.h"
#include "status/diff.h"
#include "status/facts.h"
#include "status/rates.h"
#include "status/records.h"
#include "status/stage.h"
#include "status/status.h"
#include "status/trace.h"
#include "status/whatif.h"
#include "words/manual.h"
#include "words/reference.h"
#include "words/words.h"
#include "desk/assign.h"
#include "desk/desk.h"
#include "desk/lookups.h"
#include "desk/macro.h"

#endif
