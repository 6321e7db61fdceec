/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/citizen.h"

void mams_citizen_free(MamsCitizen *citizen)
{
    if (citizen == NULL)
        return;
    g_free(citizen->surname);
    g_free(citizen->given);
    g_free(citizen->patronymic);
    g_free(citizen->former_surname);
    g_free(citizen->email);
    g_free(citizen->clinic);
    g_free(citizen);
}

void mams_found_free(MamsFound *found)
{
    if (found == NULL)
        return;
    g_free(found->searched_as);
    g_free(found->warning);
    g_clear_pointer(&found->rows, g_array_unref);
    g_clear_pointer(&found->texts, g_string_chunk_free);
    g_free(found);
}
