/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "looks.h"

GString *looks;
bool looks_fail;

bool __real_mams_desk_look(MamsDesk *desk, const char *action, MamsIin subject, int64_t count,
                           GError **error);
bool __wrap_mams_desk_look(MamsDesk *desk, const char *action, MamsIin subject, int64_t count,
                           GError **error);

bool __wrap_mams_desk_look(MamsDesk *desk, const char *action, MamsIin subject, int64_t count,
                           GError **error)
{
    g_string_append_printf(looks, " %s", action);
    if (looks_fail) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO, "the disk is full");
        return false;
    }
    return __real_mams_desk_look(desk, action, subject, count, error);
}

Harness *looks_open_card(const char *iin, MamsLang language)
{
    g_string_truncate(looks, 0);
    Harness *harness = harness_new(&(HarnessOptions){.language = language});
    harness_text(harness, iin);
    harness_key(harness, VTERM_KEY_ENTER);
    return harness;
}
