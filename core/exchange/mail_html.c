/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mail_private.h"

#include <string.h>

/*
 * From HTML the words, nothing else: no style, no picture, no link is followed. It goes over the
 * page once and takes any bytes.
 */

enum { TAG_MAX = 16, ENTITY_MAX = 10 };

typedef struct {
    GString *text;
    gsize max;
    int newlines; /* at the end of the text */
    bool blank;   /* one is due before the next word */
    bool bullet;  /* a list item has begun, its words have not */
    int preformatted;
} Page;

/* What a tag does to the lines: as many line ends before and after. */
static const struct {
    const char *name;
    int lines;
} blocks[] = {
    {"address", 1}, {"article", 1}, {"blockquote", 2}, {"body", 1}, {"caption", 1}, {"center", 1},
    {"dd", 1},      {"div", 1},     {"dl", 1},         {"dt", 1},   {"footer", 1},  {"form", 1},
    {"h1", 2},      {"h2", 2},      {"h3", 2},         {"h4", 2},   {"h5", 2},      {"h6", 2},
    {"header", 1},  {"hr", 1},      {"li", 1},         {"ol", 1},   {"p", 2},       {"pre", 1},
    {"section", 1}, {"table", 1},   {"tr", 1},         {"ul", 1},
};

/* Their contents are no words for a reader. */
static const char *const dropped[] = {"applet",   "head",   "iframe", "math", "noscript",
                                      "object",   "script", "style",  "svg",  "template",
                                      "textarea", "title",  "select"};

static const struct {
    const char *name;
    gunichar c;
} entities[] = {
    {"amp", '&'},       {"apos", '\''},     {"bdquo", 0x201E},  {"bull", 0x2022},
    {"cent", 0xA2},     {"copy", 0xA9},     {"deg", 0xB0},      {"euro", 0x20AC},
    {"frac12", 0xBD},   {"gt", '>'},        {"hellip", 0x2026}, {"laquo", 0xAB},
    {"ldquo", 0x201C},  {"lsaquo", 0x2039}, {"lsquo", 0x2018},  {"lt", '<'},
    {"mdash", 0x2014},  {"middot", 0xB7},   {"minus", 0x2212},  {"nbsp", ' '},
    {"ndash", 0x2013},  {"numero", 0x2116}, {"para", 0xB6},     {"plusmn", 0xB1},
    {"quot", '"'},      {"raquo", 0xBB},    {"rdquo", 0x201D},  {"reg", 0xAE},
    {"rsaquo", 0x203A}, {"rsquo", 0x2019},  {"sbquo", 0x201A},  {"sect", 0xA7},
    {"shy", 0xAD},      {"thinsp", ' '},    {"times", 0xD7},    {"trade", 0x2122},
    {"ensp", ' '},      {"emsp", ' '},
};

/* What browsers make of &#128; … &#159;: the signs of windows-1252. */
static const gunichar western[] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

/* ---- words ---- */

static void end_lines(Page *page, int lines)
{
    page->blank = false;
    while (page->text->len > 0 && page->newlines < lines) {
        g_string_append_c(page->text, '\n');
        page->newlines++;
    }
}

static void put(Page *page, gunichar c)
{
    bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0xA0;
    if (blank && page->preformatted == 0) {
        page->blank = true;
        return;
    }
    if (page->bullet && !blank) {
        g_string_append(page->text, "- ");
        page->bullet = page->blank = false;
    }
    if (page->blank && page->newlines == 0 && page->text->len > 0) {
        g_string_append_c(page->text, ' ');
    }
    page->blank = false;
    page->newlines = c == '\n' ? page->newlines + 1 : 0;
    g_string_append_unichar(page->text, c);
}

static gunichar numbered(const char *digits, const char **end)
{
    int base = (*digits | 0x20) == 'x' ? 16 : 10;
    digits += base == 16;
    guint64 value = 0;
    const char *p = digits;
    for (; base == 16 ? g_ascii_isxdigit(*p) : g_ascii_isdigit(*p); p++) {
        value = MIN(value * (guint64)base + (guint64)g_ascii_xdigit_value(*p), (guint64)0x110000);
    }
    *end = p + (*p == ';');
    if (p == digits) {
        return 0;
    }
    if (value >= 0x80 && value <= 0x9F) {
        return western[value - 0x80];
    }
    return value == 0 || !g_unichar_validate((gunichar)value) ? 0xFFFD : (gunichar)value;
}

/* The sign that stands after "&", 0 when it is none. */
static gunichar entity(const char *at, const char **end)
{
    if (*at == '#') {
        return numbered(at + 1, end);
    }
    gsize length = 0;
    while (length < ENTITY_MAX && g_ascii_isalnum(at[length])) {
        length++;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(entities); i++) {
        if (strlen(entities[i].name) == length &&
            g_ascii_strncasecmp(entities[i].name, at, length) == 0) {
            *end = at + length + (at[length] == ';');
            return entities[i].c;
        }
    }
    return 0;
}

/* ---- tags ---- */

static int block_lines(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(blocks); i++) {
        if (strcmp(blocks[i].name, name) == 0) {
            return blocks[i].lines;
        }
    }
    return 0;
}

static bool is_dropped(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(dropped); i++) {
        if (strcmp(dropped[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void apply(Page *page, const char *name, bool closing)
{
    if (strcmp(name, "br") == 0) {
        page->blank = false;
        page->newlines++;
        g_string_append_c(page->text, '\n');
        return;
    }
    if (strcmp(name, "td") == 0 || strcmp(name, "th") == 0) {
        if (!closing && page->newlines == 0 && page->text->len > 0) {
            g_string_append_c(page->text, '\t');
            page->blank = false;
        }
        return;
    }
    int lines = block_lines(name);
    if (lines > 0) {
        end_lines(page, lines);
    }
    if (strcmp(name, "li") == 0) {
        page->bullet = !closing;
    } else if (strcmp(name, "pre") == 0) {
        page->preformatted = MAX(0, page->preformatted + (closing ? -1 : 1));
    } else if (strcmp(name, "hr") == 0) {
        g_string_append(page->text, "---\n");
        page->newlines = 1;
    }
}

/* After the ">" of a tag that begins at `at`; quotes count only behind "=". */
static const char *tag_end(const char *at)
{
    bool after_equals = false;
    for (; *at != '\0' && *at != '>'; at++) {
        if (after_equals && (*at == '"' || *at == '\'')) {
            const char *close = strchr(at + 1, *at);
            if (close == NULL) {
                return at + strlen(at);
            }
            at = close;
            after_equals = false;
        } else if (*at == '=') {
            after_equals = true;
        } else if (!g_ascii_isspace(*at)) {
            after_equals = false;
        }
    }
    return at + (*at == '>');
}

static const char *read_name(const char *at, char name[TAG_MAX])
{
    int length = 0;
    for (; g_ascii_isalnum(*at); at++) {
        if (length < TAG_MAX - 1) {
            name[length++] = g_ascii_tolower(*at);
        }
    }
    name[length] = '\0';
    return at;
}

/* Where the page goes on after an element whose contents are dropped. */
static const char *after_element(const char *at, const char *name)
{
    gsize length = strlen(name);
    bool head = strcmp(name, "head") == 0;
    while ((at = strchr(at, '<')) != NULL) {
        if (at[1] == '/' && g_ascii_strncasecmp(at + 2, name, length) == 0) {
            return tag_end(at + 2);
        }
        /* A head that is not closed ends where the body begins. */
        if (head && g_ascii_strncasecmp(at, "<body", 5) == 0) {
            return at;
        }
        at++;
    }
    return NULL;
}

static const char *read_tag(Page *page, const char *at)
{
    if (g_str_has_prefix(at, "<!--")) {
        const char *end = strstr(at + 4, "-->");
        return end != NULL ? end + 3 : at + strlen(at);
    }
    bool closing = at[1] == '/';
    char name[TAG_MAX];
    const char *end = tag_end(read_name(at + 1 + closing, name));
    if (!closing && is_dropped(name) && (end < at + 2 || end[-2] != '/')) {
        end = after_element(end, name);
        return end != NULL ? end : at + strlen(at);
    }
    apply(page, name, closing);
    return end;
}

char *mams_mail_html_text(const char *html, gsize max)
{
    Page page = {.text = g_string_new(NULL), .max = max};
    for (const char *at = html; *at != '\0' && page.text->len <= max;) {
        const char *end = at;
        if (*at == '<' &&
            (g_ascii_isalpha(at[1]) || at[1] == '/' || at[1] == '!' || at[1] == '?')) {
            at = read_tag(&page, at);
            continue;
        }
        gunichar c = *at == '&' ? entity(at + 1, &end) : 0;
        if (c != 0) {
            put(&page, c);
            at = end;
        } else {
            put(&page, g_utf8_get_char(at));
            at = g_utf8_next_char(at);
        }
    }
    /* Blank lines of a layout, one after another, are one. */
    GString *text = g_string_sized_new(page.text->len);
    int newlines = 0;
    for (const char *p = page.text->str; *p != '\0'; p++) {
        newlines = *p == '\n' ? newlines + 1 : 0;
        if (newlines <= 2) {
            g_string_append_c(text, *p);
        }
    }
    g_string_free(page.text, TRUE);
    return g_string_free(text, FALSE);
}
