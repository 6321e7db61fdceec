/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_WIDGETS_BARS_H
#define MAMS_TUI_WIDGETS_BARS_H

#include <stdbool.h>

#include "draw.h"
#include "mams.h"

/* What the title line tells. */
typedef struct {
    const char *title; /* of the screen, translated */
    MamsDay today;
    bool demo;            /* the data are invented: said on every screen */
    int64_t call_seconds; /* how long the call has run; -1: none runs */
    const char *login;
    MamsLang language; /* of the interface */
    bool recording;    /* the keys pressed go into a macro */
} MamsTitle;

void mams_title_draw(MamsDraw *draw, MamsArea area, const MamsTitle *title);
/* A row in reverse from edge to edge: what is below is not what one would think. */
void mams_banner_draw(MamsDraw *draw, MamsArea area, const char *text);
/* The message line, and for a long text the row above it. Returns the first row taken. */
int mams_message_draw(MamsDraw *draw, MamsArea area, MamsRole role, const char *text);

#endif
