/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/i18n.h"
#include "exchange/mt102_private.h"

/* A message with more than that is refused: memory stays bounded. */
enum { PERSONS_MAX = 100000, BYTES_MAX = 16 * 1024 * 1024 };

#define DOS_END '\x1A'

const char *const mams_mt102_keys[MAMS_MT102_N_KEYS] = {
    [MAMS_MT102_DATE] = "/DATE/", [MAMS_MT102_DT] = "/DT/",   [MAMS_MT102_FM] = "/FM/",
    [MAMS_MT102_FT] = "/FT/",     [MAMS_MT102_IDN] = "/IDN/", [MAMS_MT102_KNP] = "/KNP/",
    [MAMS_MT102_NAME] = "/NAME/", [MAMS_MT102_NM] = "/NM/",   [MAMS_MT102_PERIOD] = "/PERIOD/",
};

/* Whether `key` is `/word/`. */
static bool is_key(const char *key, const char *word)
{
    size_t length = strlen(word);
    return strncmp(key + 1, word, length) == 0 && strcmp(key + 1 + length, "/") == 0;
}

const char *mams_mt102_text(const MamsMt102 *message, guint32 offset)
{
    return message->lines->str + offset;
}

void mams_mt102_spoil(MamsMt102 *message, int64_t line, const char *field, const char *text,
                      const char *reason)
{
    if (message->fault == NULL) {
        message->fault = g_strdup(reason);
        message->fault_text = g_strdup(text);
        message->fault_field = field;
        message->fault_line = line;
    }
}

static void clear_section(MamsMt102Section *section, int64_t line, guint32 from)
{
    *section =
        (MamsMt102Section){.line = line, .from = from, .to = from, .repeated = -1, .amount = -1};
}

static void begin_message(MamsMt102 *message, const MamsLine *line)
{
    message->reader->totals->messages++;
    message->state = MAMS_MT102_BLOCKS;
    message->stray_reported = false;
    message->line = line->number;
    g_free(message->text);
    message->text = g_strdup(line->text);
    g_string_truncate(message->lines, 0);
    g_string_append_c(message->lines, '\0');
    message->part = MAMS_MT102_NOWHERE;
    clear_section(&message->payer, line->number, 0);
    clear_section(&message->details, line->number, 0);
    g_array_set_size(message->persons, 0);
    message->reference = 0;
    message->has_sum = false;
    message->list = true;
    message->look_alike = message->unreadable = 0;
    g_clear_pointer(&message->fault, g_free);
    g_clear_pointer(&message->fault_text, g_free);
}

static void end_message(MamsMt102 *message)
{
    mams_mt102_post(message);
    message->state = MAMS_MT102_OUTSIDE;
}

/* Another message begins, or the file ends, before the end of this one. */
static void end_truncated(MamsMt102 *message)
{
    if (message->state != MAMS_MT102_OUTSIDE) {
        mams_mt102_spoil(message, message->line, "", message->text,
                         _("the message has no end '-}': the file is cut off, ask for it again"));
        end_message(message);
    }
}

/* Appends a line to those of the message and returns its offset, 0 when the message is broken: then
 * nothing of it is kept. */
static guint32 keep_line(MamsMt102 *message, const MamsLine *line, const char *text)
{
    if (message->lines->len + strlen(text) >= BYTES_MAX) {
        mams_mt102_spoil(message, line->number, "", text,
                         _("the message is larger than 16 MB: ask for it in parts"));
    }
    if (message->fault != NULL) {
        g_string_truncate(message->lines, 1);
        g_array_set_size(message->persons, 0);
        message->part = MAMS_MT102_NOWHERE;
        return 0;
    }
    guint32 offset = (guint32)message->lines->len;
    g_string_append_len(message->lines, text, (gssize)strlen(text) + 1);
    return offset;
}

static MamsMt102Section *current_section(MamsMt102 *message)
{
    switch (message->part) {
    case MAMS_MT102_PAYER:
        return &message->payer;
    case MAMS_MT102_DETAILS:
        return &message->details;
    case MAMS_MT102_PERSON:
        return &g_array_index(message->persons, MamsMt102Section, message->persons->len - 1);
    case MAMS_MT102_NOWHERE:
        break;
    }
    return NULL;
}

/* Notes the value of a `/KEY/` that stands at `text`, and at `offset` in the lines of the message.
 */
static void take_key(MamsMt102 *message, const MamsLine *line, const char *text, guint32 offset)
{
    char word[MAMS_MT102_TAG_SIZE];
    const char *value;
    bool look_alike = false;
    MamsMt102Section *section = current_section(message);
    if (section == NULL || !mams_mt102_tag(text, '/', word, &value, &look_alike)) {
        return;
    }
    if (look_alike && message->look_alike == 0) {
        message->look_alike = line->number;
    }
    for (int key = 0; key < MAMS_MT102_N_KEYS; key++) {
        if (!is_key(mams_mt102_keys[key], word)) {
            continue;
        }
        guint32 at = offset + (guint32)(value - text);
        guint32 before = section->values[key];
        if (before == 0) {
            section->values[key] = at;
        } else if (strcmp(mams_mt102_text(message, before), mams_mt102_text(message, at)) != 0) {
            section->repeated = key;
        }
    }
}

static void take_sum(MamsMt102 *message, const MamsLine *line, const char *value, bool *look_alike)
{
    MamsDay day;
    int64_t sum;
    if (!mams_mt102_dated_money(value, &day, &sum, look_alike)) {
        mams_mt102_spoil(message, line->number, ":32A:", line->text,
                         _("the date or the sum of the message cannot be read"));
    } else if (message->has_sum && (message->sum_day != day || message->sum != sum)) {
        mams_mt102_spoil(message, line->number, ":32A:", line->text,
                         _("the message has two sums or dates that differ"));
    } else {
        message->has_sum = true;
        message->sum_day = day;
        message->sum = sum;
    }
}

static void take_amount(MamsMt102 *message, const MamsLine *line, const char *value,
                        bool *look_alike)
{
    MamsMt102Section *person = message->part == MAMS_MT102_PERSON ? current_section(message) : NULL;
    if (person == NULL || person->amount >= 0) {
        mams_mt102_spoil(message, line->number, ":32B:", line->text,
                         _("a sum does not stand once behind each ':21:'"));
    } else if (!mams_mt102_money(value, &person->amount, look_alike)) {
        mams_mt102_spoil(message, line->number, ":32B:", line->text,
                         _("the sum of a person cannot be read"));
    }
}

static void begin_person(MamsMt102 *message, const MamsLine *line, guint32 from, guint32 number)
{
    if (message->persons->len == PERSONS_MAX) {
        mams_mt102_spoil(message, line->number, ":21:", line->text,
                         _("the message has more than 100,000 persons: ask for it in parts"));
        return;
    }
    MamsMt102Section person;
    clear_section(&person, line->number, from);
    person.number = number;
    g_array_append_val(message->persons, person);
    message->part = MAMS_MT102_PERSON;
}

/* A `:TAG:` line; `offset` is where its text stands in the lines of the message. */
static void take_tag(MamsMt102 *message, const MamsLine *line, const char *tag, const char *value,
                     guint32 offset, guint32 value_offset, bool *look_alike)
{
    bool in_persons = message->persons->len > 0;
    if (strcmp(tag, "20") == 0) {
        message->reference = value_offset;
        message->part = MAMS_MT102_NOWHERE;
    } else if (strcmp(tag, "21") == 0) {
        begin_person(message, line, offset, value_offset);
    } else if (strcmp(tag, "32A") == 0) {
        message->part = MAMS_MT102_NOWHERE;
        take_sum(message, line, value, look_alike);
    } else if (strcmp(tag, "32B") == 0) {
        take_amount(message, line, value, look_alike);
    } else if (strcmp(tag, "50") == 0 && !in_persons) {
        message->part = MAMS_MT102_PAYER;
        clear_section(&message->payer, line->number, offset);
    } else if (strcmp(tag, "70") == 0) {
        message->part = in_persons ? MAMS_MT102_PERSON : MAMS_MT102_DETAILS;
    } else {
        message->part = MAMS_MT102_NOWHERE;
    }
}

static void body_line(MamsMt102 *message, const MamsLine *line, char *text)
{
    char tag[MAMS_MT102_TAG_SIZE] = "";
    const char *value = text;
    bool look_alike = false;
    bool is_tag = mams_mt102_tag(text, ':', tag, &value, &look_alike);
    if (is_tag && strcmp(tag, "20") == 0 && message->reference != 0) {
        end_truncated(message);
        begin_message(message, line);
        message->state = MAMS_MT102_BODY;
    }

    /* A line without a mark goes on with the text of the line before. */
    bool goes_on = !is_tag && *text != '/' && message->lines->len > 1;
    if (goes_on) {
        message->lines->str[message->lines->len - 1] = ' ';
    }
    guint32 offset = keep_line(message, line, text);
    if (offset == 0) {
        return;
    }
    guint32 value_offset = offset + (guint32)(value - text);
    if (is_tag) {
        take_tag(message, line, tag, value, offset, value_offset, &look_alike);
    }
    if (!goes_on) {
        take_key(message, line, value, value_offset);
    }
    if (look_alike && message->look_alike == 0) {
        message->look_alike = line->number;
    }
    MamsMt102Section *section = message->fault == NULL ? current_section(message) : NULL;
    if (section != NULL) {
        section->to = (guint32)message->lines->len;
    }
}

/* Cuts blanks and DOS end-of-file signs off both ends. */
static char *strip(char *text)
{
    while (*text == ' ' || *text == '\t' || *text == DOS_END) {
        text++;
    }
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\x1A", text[length - 1]) != NULL) {
        text[--length] = '\0';
    }
    return text;
}

/* The text behind `{N:`, blanks allowed behind the brace, or NULL. */
static char *find_block(char *text, char number)
{
    for (char *brace = strchr(text, '{'); brace != NULL; brace = strchr(brace + 1, '{')) {
        char *digit = brace + 1 + strspn(brace + 1, " ");
        if (digit[0] == number && digit[1] == ':') {
            return digit + 2;
        }
    }
    return NULL;
}

static void blocks_line(MamsMt102 *message, const MamsLine *line, char *text)
{
    if (message->look_alike == 0 && mams_mt102_has_look_alike(text)) {
        message->look_alike = line->number;
    }
    const char *type = find_block(text, '2');
    if (type != NULL && (*type == 'I' || *type == 'O')) {
        message->list = g_str_has_prefix(type + 1, "102");
    }
    char *body = find_block(text, '4');
    if (body != NULL) {
        message->state = MAMS_MT102_BODY;
        text = body;
    } else if (g_str_has_prefix(text, ":20:")) {
        message->state = MAMS_MT102_BODY;
    }
    text = strip(text);
    if (message->state == MAMS_MT102_BODY && *text != '\0') {
        body_line(message, line, text);
    }
}

static void outside_line(MamsMt102 *message, const MamsLine *line, char *text)
{
    char *block = find_block(text, '1');
    if (block != NULL || g_str_has_prefix(text, ":20:")) {
        begin_message(message, line);
        blocks_line(message, line, block != NULL ? block : text);
    } else if (*text != '\0' && !g_str_has_prefix(text, "MSGID=") &&
               find_block(text, '5') == NULL && !message->stray_reported) {
        message->stray_reported = true;
        mams_reader_reject(message->reader, line->number, "",
                           _("text that belongs to no message: the beginning of one is missing"),
                           line->text);
    }
}

/* Puts '?' for bytes that are no letters. Returns whether there were any. */
static bool mend(MamsLine *line)
{
    bool mended = false;
    char *text = line->text, *end = line->text + line->length;
    const char *wrong;
    while (!g_utf8_validate(text, end - text, &wrong)) {
        text = line->text + (wrong - line->text);
        *text++ = '?';
        mended = true;
    }
    return mended;
}

static void take_line(MamsMt102 *message, MamsLine *line)
{
    bool mended = mend(line);
    char *text = strip(line->text);
    if (message->state != MAMS_MT102_OUTSIDE) {
        char *block = *text == '{' ? find_block(text, '1') : NULL;
        if (block != NULL) {
            end_truncated(message);
        }
    }
    if (mended && message->unreadable == 0) {
        message->unreadable = line->number;
    }

    switch (message->state) {
    case MAMS_MT102_OUTSIDE:
        outside_line(message, line, text);
        break;
    case MAMS_MT102_BLOCKS:
        blocks_line(message, line, text);
        break;
    case MAMS_MT102_BODY:
        if (g_str_has_prefix(text, "-}")) {
            end_message(message);
            outside_line(message, line, strip(text + 2));
        } else if (*text != '\0') {
            body_line(message, line, text);
        }
        break;
    }
    if (line->too_long && message->state != MAMS_MT102_OUTSIDE) {
        mams_mt102_spoil(message, line->number, "", line->text, _("a line is longer than 64 KiB"));
    }
}

void mams_mt102_read(MamsReader *reader)
{
    MamsMt102 message = {.reader = reader,
                         .lines = g_string_new(NULL),
                         .persons = g_array_new(FALSE, FALSE, sizeof(MamsMt102Section))};
    MamsLine line;
    while (mams_reader_line(reader, &line)) {
        take_line(&message, &line);
    }
    if (!reader->stopped) {
        end_truncated(&message);
    }
    g_string_free(message.lines, TRUE);
    g_array_free(message.persons, TRUE);
    g_free(message.text);
    g_free(message.fault);
    g_free(message.fault_text);
}
