/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/words_private.h"

/* The letter: why the status is what it is, what to pay, what else gives it back. */

static const char group[] = "letter frame";

static void end_paragraph(GString *letter, GString *paragraph)
{
    if (paragraph->len > 0)
        g_string_append_printf(letter, "%s%s", letter->len > 0 ? "\n\n" : "", paragraph->str);
    g_string_truncate(paragraph, 0);
}

const char *words_greeting_key(const MamsWords *words, const MamsAnswer *answer)
{
    const MamsReason *reason = &g_array_index(answer->reasons, MamsReason, 0);
    if (answer->verdict == MAMS_VERDICT_DEAD)
        return "greeting_family";
    if (answer->verdict != MAMS_VERDICT_INSURED)
        return "greeting";
    for (int i = 0; i < reason->n_facts; i++)
        if (reason->facts[i].type == MAMS_FACT_CATEGORY &&
            reason->facts[i].value == words->rules->child_index)
            return "greeting_parents";
    return "greeting";
}

char *words_address(MamsLang lang, const MamsPerson *person)
{
    g_autofree char *name = g_strjoin(" ", person->given, person->patronymic, NULL);
    return lang == MAMS_LANG_EN ? g_strstrip(latin_name(name)) : g_strdup(g_strstrip(name));
}

static void write_greeting(const MamsWords *words, const MamsAnswer *answer,
                           const MamsPerson *person, const Values *common, GString *out)
{
    Values values = *common;
    g_autofree char *address = words_address(values.lang, person);
    values_set_text(&values, FACT_ADDRESS, address);
    words_write(words, group, words_greeting_key(words, answer), &values, out);
}

void words_write_law(const MamsWords *words, const MamsProvenance *law, const Values *common,
                     GString *out)
{
    Values values = *common;
    g_autofree char *article = law ? article_words(values.lang, law->article) : NULL;

    if (article == NULL)
        return;
    values_set_text(&values, FACT_ARTICLE, article);
    values_set(&values, FACT_COMPARED, law->compared);
    words_write(words, group, "law", &values, out);
}

void words_write_why(const MamsWords *words, const Voice *voice, const MamsAnswer *answer,
                     const MamsPerson *person, const Values *common, GString *out)
{
    words_write_reason(words, voice, answer, common, out);
    words_write_notes(words, voice, answer, common, true, out);
    if (person->stale && fact_set_has(&common->known, FACT_DATA_OF))
        words_write(words, "age", voice->stale, common, out);
    /* Whom somebody else's payment covers is not told to pay. */
    if (answer->verdict != MAMS_VERDICT_INSURED)
        words_write(words, group, "debt", common, out);
    words_write_law(words, g_array_index(answer->reasons, MamsReason, 0).law, common, out);
}

/* The cheapest way, how to pay for it and what stays to pay afterwards. */
static void write_payment(const MamsWords *words, const Voice *voice, const MamsAnswer *answer,
                          const Values *common, GString *out)
{
    const MamsWay *way = words_way_to_say(answer);
    if (way == NULL || !way->cheapest)
        return;
    words_write_way(words, answer->verdict == MAMS_VERDICT_INSURED ? voice->keep : voice->advice,
                    mams_way_code(way->kind), answer, way, common, out);
    words_write_way(words, group, "pay", answer, way, common, out);
    words_write_way(words, "way steps", "then", answer, way, common, out);
}

/* The categories that are open to the person, a line each. */
static void write_categories(const MamsWords *words, const MamsAnswer *answer, const Values *common,
                             GString *out)
{
    bool any = false;
    for (guint i = 0; i < answer->ways->len; i++) {
        const MamsWay *way = answer->ways->pdata[i];
        if (way->kind != MAMS_WAY_CATEGORY)
            continue;
        if (!any)
            words_write(words, group, "categories", common, out);
        any = true;
        g_autoptr(GString) line = g_string_new(NULL);
        words_write_way(words, group, "category", answer, way, common, line);
        g_string_append_printf(out, "\n%s", line->str);
    }
}

static void write_free_way(const MamsWords *words, const MamsAnswer *answer, MamsWayKind kind,
                           const Values *common, GString *out)
{
    for (guint i = 0; i < answer->ways->len; i++) {
        const MamsWay *way = answer->ways->pdata[i];
        if (way->kind == kind) {
            words_write_way(words, group, mams_way_code(kind), answer, way, common, out);
            return;
        }
    }
}

static void write_ask(const MamsWords *words, const Values *common, GString *out)
{
    Values values = *common;
    /* Who shows the status can be asked about it. */
    g_autofree char *channels =
        words_channels(words->rules, values.lang, MAMS_CHANNEL_STATUS | MAMS_CHANNEL_COMPLAINT);
    values_set_text(&values, FACT_CHANNELS, channels);
    words_write(words, group, "ask", &values, out);
}

void words_write_letter(const MamsWords *words, const Voice *voice, const MamsAnswer *answer,
                        const MamsPerson *person, const Values *common, GString *out)
{
    g_autoptr(GString) paragraph = g_string_new(NULL);

    write_greeting(words, answer, person, common, paragraph);
    end_paragraph(out, paragraph);
    words_write_why(words, voice, answer, person, common, paragraph);
    end_paragraph(out, paragraph);
    words_write_conflicts(words, voice, answer, common, paragraph);
    end_paragraph(out, paragraph);
    if (answer->verdict == MAMS_VERDICT_DEAD)
        return;
    words_write_all_money(words, voice, answer, person, common, paragraph);
    end_paragraph(out, paragraph);
    write_payment(words, voice, answer, common, paragraph);
    end_paragraph(out, paragraph);
    write_categories(words, answer, common, paragraph);
    end_paragraph(out, paragraph);
    write_free_way(words, answer, MAMS_WAY_TEMPORARY, common, paragraph);
    write_free_way(words, answer, MAMS_WAY_JOB, common, paragraph);
    write_ask(words, common, paragraph);
    end_paragraph(out, paragraph);
}
