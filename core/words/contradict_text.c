/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/contradict_private.h"

#include <string.h>

#include "base/fold.h"

/* A reply as sentences and clauses. */

static const char CONDITION[] =
    "\\b(если|при условии|в случае|когда|как только|чтобы|бы|после оплаты|после того как|при "
    "оплате|"
    "if|unless|once|when|provided|in case|as soon as|should you|after you|after paying|to avoid|"
    "егер|жағдайда|төле\\w+ (соң|кейін|үшін))\\b|\\w\\w(са|се)(ңыз|ңіз|м|ң|қ|к)\\b";
/* The bare ending, which Russian words have too. The first is dear and asked where the second
 * holds. */
static const char KK_CONDITION[] = "[әіңғүұқөһ].*\\w{2,}(са|се)\\b|\\w{2,}(са|се)\\b.*[әіңғүұқөһ]";
static const char KK_CONDITION_END[] = "\\w\\w(са|се)\\b";
static const char FUTURE[] = "\\b(буд(у|ет|ете|ешь|ут)|станет(е)?|сможете|"
                             "will|would|shall|going to|can be|may be|could be|become|to be|"
                             "боласыз|болады|болмайсыз|аласыз|алады)\\b|'ll\\b";
static const char PAST[] = "\\b(был[аио]?|считал\\w*|являл\\w*|was|were|had been|used to|"
                           "болдыңыз|болғансыз|болған|едіңіз|еді|саналды\\w*)\\b";
static const char STAYS[] = "\\b(оста(е|ё)т\\w*|remain\\w*|still|әлі де|қазір|сейчас|now)\\b";
static const char CONTRAST[] =
    "^(но|однако|а|зато|сейчас|поэтому|but|however|now|so|бірақ|алайда|ал|қазір|сондықтан)\\b";
static const char LATER_CONDITION[] = "^(если|при условии|if|unless|provided|when|когда)\\b";
static const char GENERAL[] = "\\b(кто|те|тех|лица|лиц|люди|людей|каждый|граждане|who|whoever|"
                              "people|persons?|everybody|anyone|"
                              "those|адам|адамдар\\w*|азаматтар\\w*|әркім|кімдер)\\b";
static const char ADDRESSED[] =
    "\\b(вы|вас|вам|вами|ваш\\w*|сіз\\w*|you|your)\\b|\\w(сыз|сіз|ңыз|ңіз)\\b";

GRegex *text_pattern(const char *pattern)
{
    static GHashTable *all;
    if (all == NULL)
        all = g_hash_table_new(NULL, NULL);
    GRegex *regex = g_hash_table_lookup(all, pattern);
    if (regex == NULL) {
        regex = g_regex_new(pattern, 0, 0, NULL);
        g_assert(regex);
        g_hash_table_insert(all, (gpointer)pattern, regex);
    }
    return regex;
}

bool text_has(const char *text, const char *pattern)
{
    return g_regex_match(text_pattern(pattern), text, 0, NULL);
}

static void clear_clause(void *data)
{
    Clause *clause = data;
    g_free(clause->text);
}

static void sentence_free(void *data)
{
    Sentence *sentence = data;
    g_free(sentence->words);
    g_free(sentence->text);
    g_clear_pointer(&sentence->clauses, g_array_unref);
    g_free(sentence);
}

/* Small letters, plain blanks and apostrophes, ё as е; in Cyrillic words no Latin look-alikes. */
static char *plain(const char *text)
{
    g_autofree char *alike = mams_fold_look_alikes(text);
    g_autofree char *normal = g_utf8_normalize(alike, -1, G_NORMALIZE_NFC);
    g_autofree char *small = g_utf8_strdown(normal ? normal : "", -1);
    GString *out = g_string_new(NULL);
    for (const char *at = small; *at; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if (letter == 0x451)
            g_string_append(out, "е");
        else if (letter == 0x2019 || letter == 0x2bc)
            g_string_append_c(out, '\'');
        else
            g_string_append_unichar(out, g_unichar_isspace(letter) ? ' ' : letter);
    }
    return g_string_free(out, FALSE);
}

static void add_clause(Sentence *sentence, const char *text, gsize length)
{
    g_autofree char *part = g_strndup(text, length);
    /* What a conjunction joins without a comma. */
    static const char *const joints[] = {" но ", " бірақ ", " but ", " однако ", " алайда "};
    for (gsize i = 0; i < G_N_ELEMENTS(joints); i++) {
        char *at = strstr(part, joints[i]);
        if (at) {
            add_clause(sentence, part, (gsize)(at - part));
            add_clause(sentence, at + 1, strlen(at + 1));
            return;
        }
    }
    g_strstrip(part);
    if (*part == '\0')
        return;
    Clause clause = {.text = g_strdup(part),
                     .conditional =
                         text_has(part, CONDITION) ||
                         (text_has(part, KK_CONDITION_END) && text_has(part, KK_CONDITION)),
                     .future = text_has(part, FUTURE),
                     .past = text_has(part, PAST) && !text_has(part, STAYS)};
    g_array_append_val(sentence->clauses, clause);
}

/* Commas that stand in a number or before a year part nothing. */
static void split_clauses(Sentence *sentence)
{
    const char *from = sentence->text;
    for (const char *at = from; *at; at++) {
        if (!strchr(",;()", *at))
            continue;
        const char *next = at + 1;
        while (*next == ' ')
            next++;
        if (*at == ',' && g_ascii_isdigit(*next))
            continue;
        add_clause(sentence, from, (gsize)(at - from));
        from = at + 1;
    }
    add_clause(sentence, from, strlen(from));
}

/* What follows from a condition is as little a claim as the condition. */
static void spread_conditions(Sentence *sentence)
{
    GArray *clauses = sentence->clauses;
    for (guint i = 0; i < clauses->len; i++) {
        Clause *clause = &g_array_index(clauses, Clause, i);
        Clause *before = i > 0 ? &g_array_index(clauses, Clause, i - 1) : NULL;
        Clause *after = i + 1 < clauses->len ? &g_array_index(clauses, Clause, i + 1) : NULL;
        if (before && before->conditional && !text_has(clause->text, CONTRAST))
            clause->conditional = true;
        if (after && text_has(after->text, LATER_CONDITION))
            clause->conditional = true;
    }
}

const GArray *sentence_clauses(Sentence *sentence)
{
    if (sentence->clauses == NULL) {
        sentence->clauses = g_array_new(FALSE, TRUE, sizeof(Clause));
        g_array_set_clear_func(sentence->clauses, clear_clause);
        split_clauses(sentence);
        spread_conditions(sentence);
    }
    return sentence->clauses;
}

static void add_sentence(GPtrArray *sentences, const char *text, gsize length)
{
    Sentence *sentence = g_new0(Sentence, 1);
    sentence->words = g_strstrip(g_strndup(text, length));
    sentence->text = plain(sentence->words);
    sentence->question = g_str_has_suffix(sentence->words, "?");
    sentence->general = text_has_status(sentence->text) && text_has(sentence->text, GENERAL) &&
                        !text_has(sentence->text, ADDRESSED);
    g_ptr_array_add(sentences, sentence);
}

/* How many letters stand before `at`, up to three. */
static int letters_before(const char *line, const char *at)
{
    int letters = 0;
    while (at > line && letters < 3) {
        at = g_utf8_prev_char(at);
        if (!g_unichar_isalpha(g_utf8_get_char(at)))
            break;
        letters++;
    }
    return letters;
}

/* Whether the sign ends a sentence: not in a number, and not an abbreviation ("2024 г. и …"). */
static bool ends_sentence(const char *line, const char *at)
{
    if (!strchr(".!?", *at) || (at[1] != '\0' && at[1] != ' '))
        return false;
    if (*at != '.')
        return true;
    const char *next = at + 1;
    while (*next == ' ')
        next++;
    gunichar first = g_utf8_get_char(next);
    int letters = letters_before(line, at);
    return letters == 0 || letters >= 3 || *next == '\0' || g_unichar_isupper(first);
}

static void split_line(GPtrArray *sentences, const char *line)
{
    const char *from = line;
    for (const char *at = line; *at; at++) {
        if (!ends_sentence(line, at))
            continue;
        add_sentence(sentences, from, (gsize)(at + 1 - from));
        from = at + 1;
    }
    add_sentence(sentences, from, strlen(from));
}

GPtrArray *claim_sentences(const char *text)
{
    GPtrArray *sentences = g_ptr_array_new_with_free_func(sentence_free);
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_auto(GStrv) lines = g_strsplit_set(valid, "\r\n", -1);
    for (char **line = lines; *line; line++) {
        g_strstrip(*line);
        if (**line != '\0' && **line != '>')
            split_line(sentences, *line);
    }
    return sentences;
}

bool sentence_is_conditional(Sentence *sentence)
{
    const GArray *clauses = sentence_clauses(sentence);
    for (guint i = 0; i < clauses->len; i++)
        if (g_array_index(clauses, Clause, i).conditional)
            return true;
    return false;
}
