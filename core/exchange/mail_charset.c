/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mail_private.h"

#include <errno.h>
#include <string.h>

#include "exchange/encoding.h"

enum {
    GUESS_FROM = 16384, /* bytes that a guess looks at */
    LABEL_MAX = 40,
    LEAST_UTF8 = 3,    /* characters that make text UTF-8 whatever its label says */
    FOREIGN = -40,     /* a sign that no letter to an office holds */
    BROKEN_CASE = -40, /* a capital after a small letter */
    USUAL = 6,         /* what the encoding of most old mail is ahead in a doubt */
    CAPITALS = -6,     /* for a text of nothing else */
    KAZAKH = 14
};

/* ---- the Kazakh letters in the places of others ---- */

typedef struct {
    gunichar seen, meant;
} Pair;

/* What RK1048 has where windows-1251 has the letter to the left. */
static const Pair pairs[] = {
    {0x0458, 0x04D9}, {0x0408, 0x04D8}, /* ә */
    {0x0455, 0x04A3}, {0x0405, 0x04A2}, /* ң */
    {0x0454, 0x0493}, {0x0404, 0x0492}, /* ғ */
    {0x0457, 0x04AF}, {0x0407, 0x04AE}, /* ү */
    {0x045E, 0x04B1}, {0x040E, 0x04B0}, /* ұ */
    {0x045C, 0x049B}, {0x040C, 0x049A}, /* қ */
    {0x0491, 0x04E9}, {0x0490, 0x04E8}, /* ө */
    {0x045B, 0x04BB}, {0x040B, 0x04BA}, /* һ */
};

static gunichar meant_letter(gunichar c)
{
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        if (pairs[i].seen == c) {
            return pairs[i].meant;
        }
    }
    return 0;
}

/* Letters of the languages that windows-1251 is for. */
static bool is_one_of(gunichar c, const char *letters)
{
    return g_utf8_strchr(letters, -1, c) != NULL;
}

/* Kazakh has ә, қ, ң in nearly every sentence. Serbian and Macedonian, which have the letters seen
 * in their places, have љ or њ as well. A few words may have only ғ, ү, ұ, ө. Ukrainian and
 * Belarusian, which have letters in their places, write none of them behind these consonants, and
 * Ukrainian has no ы and э. */
static bool is_kazakh(const char *text)
{
    int certain = 0, balkan = 0, ukrainian = 0, not_ukrainian = 0;
    gunichar before = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool vowel = is_one_of(c, "їЇўЎґҐ") && before != 0;
        certain += is_one_of(c, "јЈѕЅќЌћЋ") || (vowel && is_one_of(before, "бдкмстшжБДКМСТШЖ"));
        balkan += is_one_of(c, "љЉњЊџЏђЂѓЃ");
        ukrainian += is_one_of(c, "єЄїЇґҐ");
        not_ukrainian += is_one_of(c, "ыЫэЭёЁъЪ");
        before = c;
    }
    return balkan == 0 && (certain > 0 || (ukrainian > 0 && not_ukrainian > 0));
}

char *mams_mail_repair(const char *text, bool *repaired)
{
    if (!is_kazakh(text)) {
        return g_strdup(text);
    }
    GString *right = g_string_sized_new(strlen(text) + 1);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p), meant = meant_letter(c);
        *repaired |= meant != 0;
        g_string_append_unichar(right, meant != 0 ? meant : c);
    }
    return g_string_free(right, FALSE);
}

/* ---- labels ---- */

static const char *const names_1251[] = {"windows-1251", "cp1251",   "win-1251", "windows1251",
                                         "cp-1251",      "x-cp1251", "win1251",  "1251"};

static bool is_1251(const char *label)
{
    for (gsize i = 0; i < G_N_ELEMENTS(names_1251); i++) {
        if (g_ascii_strcasecmp(label, names_1251[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool mams_mail_names_1251(const char *text)
{
    for (const char *p = text; (p = strstr(p, "=?")) != NULL;) {
        p += 2;
        gsize length = strcspn(p, "?*");
        if (length <= LABEL_MAX) {
            g_autofree char *label = g_strndup(p, length);
            if (is_1251(label)) {
                return true;
            }
        }
    }
    return false;
}

/* Names that say nothing. */
static bool says_nothing(const char *label)
{
    static const char *const empty[] = {"us-ascii",  "ascii",        "ansi_x3.4-1968", "default",
                                        "x-unknown", "unknown-8bit", "unknown",        "binary"};
    for (gsize i = 0; i < G_N_ELEMENTS(empty); i++) {
        if (g_ascii_strcasecmp(label, empty[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_kz1048(const char *label)
{
    static const char *const names[] = {"rk1048", "rk-1048",  "kz-1048",
                                        "kz1048", "cskz1048", "strk1048-2002"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_ascii_strcasecmp(label, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The name for iconv, or NULL when the label is none that iconv knows. Only plain names: iconv
 * reads
 * "/" as an option of its own. (owned) */
static char *iconv_name(const char *label)
{
    if (label == NULL) {
        return NULL;
    }
    g_autofree char *name = g_strstrip(g_strdup(label));
    if (strlen(name) == 0 || strlen(name) > LABEL_MAX || says_nothing(name) ||
        name[strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:+")] !=
            '\0') {
        return NULL;
    }
    if (is_1251(name)) {
        return g_strdup("WINDOWS-1251");
    }
    if (is_kz1048(name)) {
        return g_strdup("RK1048");
    }
    const char *known = g_mime_charset_iconv_name(name);
    GIConv iconv = g_iconv_open("UTF-8", known);
    if (iconv == (GIConv)-1) {
        return NULL;
    }
    g_iconv_close(iconv);
    return g_strdup(known);
}

/* ---- bytes to UTF-8 ---- */

static char *convert(const char *bytes, gsize length, const char *from, gsize max)
{
    GIConv iconv = g_iconv_open("UTF-8", from);
    if (iconv == (GIConv)-1) {
        return g_utf8_make_valid(bytes, (gssize)length);
    }
    GString *text = g_string_sized_new(MIN(length * 2, max) + 16);
    char *at = (char *)bytes;
    gsize unit = g_ascii_strncasecmp(from, "UTF-16", 6) == 0 ? 2 : 1;
    while (length > 0 && text->len < max) {
        char block[4096], *to = block;
        gsize room = sizeof block, before = length;
        bool failed = g_iconv(iconv, &at, &length, &to, &room) == (gsize)-1;
        int why = errno;
        g_string_append_len(text, block, (gssize)(sizeof block - room));
        if (failed && why == EILSEQ) {
            g_string_append(text, "\xEF\xBF\xBD");
            gsize skip = MIN(unit, length);
            at += skip;
            length -= skip;
        } else if (failed && (why == EINVAL || length == before)) {
            break; /* a character is cut off at the end */
        }
    }
    g_iconv_close(iconv);
    g_autofree char *made = g_string_free(text, FALSE);
    return g_utf8_make_valid(made, -1);
}

/* A NUL would end the text. */
static char *without_nuls(const char *bytes, gsize length, gsize max)
{
    GString *text = g_string_sized_new(MIN(length, max) + 1);
    for (gsize i = 0; i < length && text->len < max; i++) {
        if (bytes[i] != '\0') {
            g_string_append_c(text, bytes[i]);
        }
    }
    return g_string_free(text, FALSE);
}

static char *take_utf8(const char *bytes, gsize length, gsize max)
{
    gsize mark = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    g_autofree char *text = without_nuls(bytes + mark, length - mark, max);
    return g_utf8_make_valid(text, -1);
}

static char *take_1251(const char *bytes, gsize length, gsize max, MamsMailCharset *charset)
{
    g_autofree char *text = convert(bytes, length, "WINDOWS-1251", max);
    return mams_mail_repair(text, &charset->repaired);
}

/* ---- guessing ---- */

/* Four times the binary logarithm of how many in a thousand letters are а … я, in Russian and
 * Kazakh. */
static const signed char weights[] = {
    /* а  б   в   г   д   е   ж   з   и   й   к   л   м   н   о   п */
    25,
    16,
    22,
    16,
    20,
    26,
    13,
    16,
    25,
    14,
    21,
    22,
    20,
    24,
    27,
    19,
    /* р  с   т   у   ф  х   ц  ч   ш   щ  ъ  ы   ь   э  ю   я */
    22,
    23,
    24,
    19,
    6,
    13,
    9,
    15,
    11,
    8,
    0,
    17,
    16,
    6,
    10,
    17,
};

static int weight(gunichar c)
{
    gunichar small = g_unichar_tolower(c);
    if (small >= 0x0430 && small <= 0x044F) {
        return weights[small - 0x0430] - (small != c);
    }
    if (meant_letter(c) != 0 || c == 0x0456 || c == 0x0406 || small == 0x0451) {
        return KAZAKH - (small != c);
    }
    return is_one_of(c, "«»—–„“”‘’№…•§°±×\u00A0") ? 0 : FOREIGN;
}

static int score(const char *bytes, gsize length, const char *charset)
{
    g_autofree char *text = convert(bytes, length, charset, 4 * (gsize)GUESS_FROM);
    int sum = 0;
    bool after_small = false, any_small = false;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c >= 0x80) {
            sum += weight(c);
            sum += after_small && g_unichar_isupper(c) ? BROKEN_CASE : 0;
        }
        after_small = c >= 0x80 && g_unichar_islower(c);
        any_small |= after_small;
    }
    return sum + (any_small ? 0 : CAPITALS);
}

static char *guess(const char *bytes, gsize length, gsize max, MamsMailCharset *charset)
{
    size_t mark;
    MamsEncoding start = mams_encoding_of_start(bytes, length, &mark);
    if (start == MAMS_ENCODING_UTF16LE || start == MAMS_ENCODING_UTF16BE) {
        charset->guessed = true;
        return convert(bytes + mark, length - mark, mams_encoding_name(start), max);
    }
    gsize high = 0;
    while (high < length && (guchar)bytes[high] < 0x80) {
        high++;
    }
    if (high == length) {
        return without_nuls(bytes, length, max);
    }
    charset->guessed = true;
    const char *block = bytes + high;
    gsize block_length = MIN(length - high, (gsize)GUESS_FROM);
    if (mams_encoding_guess(block, block_length) == MAMS_ENCODING_UTF8) {
        return take_utf8(bytes, length, max);
    }
    static const char *const others[] = {"KOI8-R", "CP866"};
    const char *best = NULL;
    int most = score(block, block_length, "WINDOWS-1251") + USUAL;
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        int points = score(block, block_length, others[i]);
        if (points > most) {
            most = points;
            best = others[i];
        }
    }
    return best != NULL ? convert(bytes, length, best, max)
                        : take_1251(bytes, length, max, charset);
}

typedef struct {
    gsize high, letters; /* bytes over 127; ASCII letters */
    bool utf8;           /* valid, with several characters over 127 */
} Look;

static Look look_at(const char *bytes, gsize length)
{
    Look look = {0};
    gsize first = 0;
    for (gsize i = 0; i < length; i++) {
        look.high += (guchar)bytes[i] >= 0x80;
        look.letters += g_ascii_isalpha(bytes[i]) != 0;
        first += (guchar)bytes[i] >= 0xC0;
    }
    look.utf8 = first >= LEAST_UTF8 && g_utf8_validate_len(bytes, length, NULL);
    return look;
}

/* Whether the bytes are plainly not what their label says. */
static bool label_is_wrong(const char *bytes, gsize length, const char *name)
{
    bool multibyte = g_ascii_strncasecmp(name, "utf", 3) == 0 ||
                     g_ascii_strncasecmp(name, "ucs", 3) == 0 || strchr("igbehs", name[0] | 0x20);
    bool western =
        g_ascii_strcasecmp(name, "iso-8859-1") == 0 || g_ascii_strcasecmp(name, "iso8859-1") == 0 ||
        g_ascii_strcasecmp(name, "windows-1252") == 0 || g_ascii_strcasecmp(name, "cp1252") == 0;
    if (multibyte && !western) {
        return false;
    }
    Look look = look_at(bytes, length);
    /* No western language has more letters with an accent than without. */
    return look.utf8 || (western && look.high > look.letters && look.high >= LEAST_UTF8);
}

/* A byte lost on the way is no other encoding. */
static bool is_mostly_broken(const char *text)
{
    gsize broken = 0, right = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        broken += c == 0xFFFD;
        right += c >= 0x80 && c != 0xFFFD;
    }
    return broken > right;
}

char *mams_mail_decode(const char *bytes, gsize length, const char *label, gsize max,
                       MamsMailCharset *charset)
{
    g_autofree char *name = iconv_name(label);
    if (name == NULL || label_is_wrong(bytes, length, name)) {
        return guess(bytes, length, max, charset);
    }
    if (g_ascii_strcasecmp(name, "UTF-8") == 0 || g_ascii_strcasecmp(name, "utf8") == 0) {
        g_autofree char *text = take_utf8(bytes, length, max);
        return is_mostly_broken(text) ? guess(bytes, length, max, charset) : g_steal_pointer(&text);
    }
    if (strcmp(name, "WINDOWS-1251") == 0) {
        return take_1251(bytes, length, max, charset);
    }
    g_autofree char *text = convert(bytes, length, name, max);
    return without_nuls(text, strlen(text), max);
}
