/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREENS_WHATIF_H
#define MAMS_TUI_SCREENS_WHATIF_H

#include "mams.h"
#include "screen.h"
#include "widgets/list.h"
#include "widgets/timeline.h"

/* The what-if screen: whatif.c asks and takes the keys, whatif_draw.c paints. */

/* What may be done, a line each. */
typedef enum { LINE_OLDEST, LINE_RANGE, LINE_PREPAY, LINE_CATEGORY, LINE_JOB, N_LINES } WhatIfLine;

typedef struct {
    MamsScreen screen;
    MamsScreen *card; /* the screen that it was opened from */
    GArray *unpaid;   /* MamsMonth, the oldest first */
    int oldest;       /* how many of them are paid; 0: none, or a range that was typed */
    MamsQuestion question;
    const char *picked; /* the code of a category whose days are asked for */
    MamsWhatIf *answer; /* NULL: nothing is done yet */
    GArray *pairs;      /* MamsMonthPair, of the strips */
    MamsTimeline months;
    MamsList lines;
    char *failure; /* why it had to be cleared, or NULL */
} WhatIf;

/* Whom it is about; NULL when it had to be cleared. */
const MamsCard *mams_whatif_card(const WhatIf *what_if);

/* What a line of choices is, translated. (transfer none) */
const char *mams_whatif_label(WhatIfLine line);

/* What stands in a line of choices; "" when it is empty. (owned) */
char *mams_whatif_line(const WhatIf *what_if, WhatIfLine line);

void mams_whatif_draw(MamsScreen *screen, MamsDraw *draw, MamsArea body);

#endif
