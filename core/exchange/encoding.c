/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/encoding.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

static const char *const names[] = {
    [MAMS_ENCODING_UTF8] = "UTF-8",       [MAMS_ENCODING_UTF16LE] = "UTF-16LE",
    [MAMS_ENCODING_UTF16BE] = "UTF-16BE", [MAMS_ENCODING_CP866] = "CP866",
    [MAMS_ENCODING_RK1048] = "RK1048",
};

const char *mams_encoding_name(MamsEncoding encoding)
{
    return names[encoding];
}

MamsEncoding mams_encoding_of_start(const char *bytes, size_t length, size_t *mark)
{
    *mark = 0;
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        *mark = 3;
        return MAMS_ENCODING_UTF8;
    }
    if (length >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0) {
        *mark = 2;
        return MAMS_ENCODING_UTF16LE;
    }
    if (length >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0) {
        *mark = 2;
        return MAMS_ENCODING_UTF16BE;
    }

    /* Keys, digits and line ends are ASCII in every file we read, so a good part of the high bytes
     * of UTF-16 is NUL and hardly any of the low ones. */
    size_t nuls[2] = {0, 0};
    for (size_t i = 0; i < length; i++) {
        nuls[i % 2] += bytes[i] == '\0';
    }
    if (nuls[1] > length / 8 && nuls[0] <= nuls[1] / 16) {
        return MAMS_ENCODING_UTF16LE;
    }
    if (nuls[0] > length / 8 && nuls[1] <= nuls[0] / 16) {
        return MAMS_ENCODING_UTF16BE;
    }
    return MAMS_ENCODING_UTF8;
}

/* Counts the characters of several bytes that are valid UTF-8 and the bytes that belong to none. */
static void count_utf8(const char *bytes, size_t length, size_t *valid, size_t *invalid)
{
    *valid = *invalid = 0;
    for (size_t i = 0; i < length;) {
        if ((guchar)bytes[i] < 0x80) {
            i++;
            continue;
        }
        gunichar c = g_utf8_get_char_validated(bytes + i, (gssize)(length - i));
        if (c == (gunichar)-2) {
            return; /* cut off by the end of the block */
        }
        if (c == (gunichar)-1) {
            ++*invalid;
            i++;
        } else {
            ++*valid;
            i += (size_t)g_utf8_skip[(guchar)bytes[i]];
        }
    }
}

MamsEncoding mams_encoding_guess(const char *bytes, size_t length)
{
    size_t valid, invalid;
    count_utf8(bytes, length, &valid, &invalid);
    /* A byte damaged on the way does not make a UTF-8 file another one. */
    if (invalid * 10 <= valid) {
        return MAMS_ENCODING_UTF8;
    }

    /* Letters of CP866 are 80-AF and E0-EF, those of RK1048 C0-FF: E0-EF tell nothing. */
    size_t dos = 0, windows = 0;
    for (size_t i = 0; i < length; i++) {
        guchar c = (guchar)bytes[i];
        dos += c >= 0x80 && c <= 0xAF;
        windows += (c >= 0xC0 && c <= 0xDF) || c >= 0xF0;
    }
    return dos > windows ? MAMS_ENCODING_CP866 : MAMS_ENCODING_RK1048;
}
