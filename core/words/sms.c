/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/words.h"

/* How a phone network cuts a text into messages (3GPP TS 23.038 and 23.040). */

enum { GSM_ALONE = 160, GSM_PART = 153, WIDE_ALONE = 70, WIDE_PART = 67 };

/* Letters of the basic alphabet that are not ASCII; those of its extension take two places. */
static const char basic[] = "£¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ ¤¡ÄÖÑÜ§¿äöñüà";
static const char extension[] = "^{}\\[~]|€\f";

/* The places that a letter takes in the GSM alphabet; 0: it is not in it. */
static int gsm_places(gunichar letter)
{
    if (g_utf8_strchr(extension, -1, letter))
        return 2;
    bool ascii = letter > ' ' && letter < 0x7f && letter != '`';
    return ascii || g_utf8_strchr(basic, -1, letter) ? 1 : 0;
}

static int places(gunichar letter, bool gsm)
{
    return gsm ? gsm_places(letter) : letter > 0xffff ? 2 : 1;
}

int mams_words_sms_parts(const char *text)
{
    bool gsm = true;
    int total = 0, parts = 1, used = 0;

    for (const char *at = text; *at != '\0' && gsm; at = g_utf8_next_char(at))
        gsm = gsm_places(g_utf8_get_char(at)) > 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at))
        total += places(g_utf8_get_char(at), gsm);
    if (total <= (gsm ? GSM_ALONE : WIDE_ALONE))
        return total > 0 ? 1 : 0;
    /* A letter of two places is not cut in half. */
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        int more = places(g_utf8_get_char(at), gsm);
        if (used + more > (gsm ? GSM_PART : WIDE_PART)) {
            parts++;
            used = 0;
        }
        used += more;
    }
    return parts;
}
