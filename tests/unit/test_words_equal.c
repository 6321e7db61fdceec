/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "base/money.h"
#include "people.h"
#include "rules_fixture.h"
#include "words_samples.h"

/* The same facts in every language. */

static bool names_sum(MamsLang lang, const char *text, int64_t tiyn)
{
    char plain[MAMS_MONEY_TEXT_SIZE];
    g_autofree char *sum = mams_words_money(lang, tiyn);
    mams_money_format_grouped(tiyn, "", lang == MAMS_LANG_EN ? '.' : ',', plain);
    return strstr(text, sum) || strstr(text, plain);
}

static bool names_short(const char *text, const MamsReasonFact *fact)
{
    char day[MAMS_DAY_TEXT_SIZE];
    g_autofree char *month = NULL;
    if (fact->type == MAMS_FACT_DAY)
        return strstr(text, mams_day_format_dotted((MamsDay)fact->value, day));
    if (fact->type != MAMS_FACT_MONTH)
        return false;
    month = g_strdup_printf("(?<![0-9.])%02d\\.%04d", mams_month_number((MamsMonth)fact->value),
                            mams_month_year((MamsMonth)fact->value));
    return g_regex_match_simple(month, text, 0, 0);
}

/* Whether a day or month stands with its year, or shares it with the one at the other end of a
 * span: "с 5 августа по 31 декабря 2024 года". `name` is a pattern without the year. */
static bool names_with_year(MamsLang lang, const char *text, const char *name, int year)
{
    g_autofree char *pattern = lang == MAMS_LANG_KK
                                   ? g_strdup_printf("\\b%d жылғы ([^–.]* – )?%s", year, name)
                                   : g_strdup_printf("(?<!\\d )\\b%s( %s [^.]*?)? %d", name,
                                                     lang == MAMS_LANG_RU ? "по" : "to", year);
    return g_regex_match_simple(pattern, text, 0, 0);
}

/* The day or month as it is written, without its year. (owned) */
static char *without_year(MamsLang lang, char *whole)
{
    char *year = lang == MAMS_LANG_KK ? strstr(whole, "жылғы ") : strrchr(whole, ' ');
    assert_non_null(year);
    if (lang == MAMS_LANG_KK)
        return g_strdup(year + strlen("жылғы "));
    *year = '\0'; /* "г." or the year */
    if (lang == MAMS_LANG_RU)
        *strrchr(whole, ' ') = '\0';
    return g_strdup(whole);
}

/* Whether the text names the fact, whatever its ending. */
static bool names_fact(MamsLang lang, const char *text, const MamsReasonFact *fact)
{
    if (names_short(text, fact))
        return true;
    if (fact->type == MAMS_FACT_DAY) {
        g_autofree char *whole = mams_words_day(lang, (MamsDay)fact->value);
        g_autofree char *day = without_year(lang, whole);
        return names_with_year(lang, text, day,
                               mams_month_year(mams_day_month((MamsDay)fact->value)));
    }
    if (fact->type == MAMS_FACT_MONTH) {
        /* The case changes the ending (июль, июля), and a day is no month. */
        g_autofree char *whole = mams_words_month_name(lang, (MamsMonth)fact->value);
        g_autofree char *month = without_year(lang, whole);
        g_autofree char *stem = g_utf8_substring(month, 0, 2);
        g_autofree char *pattern =
            lang == MAMS_LANG_RU ? g_strdup_printf("%s\\w*", stem) : g_strdup(month);
        return names_with_year(lang, text, pattern, mams_month_year((MamsMonth)fact->value));
    }
    if (fact->type == MAMS_FACT_CATEGORY)
        return strstr(text, rules->categories[fact->value].short_name[lang]) ||
               strstr(text, rules->categories[fact->value].name[lang]);
    if (fact->type == MAMS_FACT_KIND)
        return strstr(text, rules->payers[fact->value].short_name[lang]) ||
               strstr(text, rules->payers[fact->value].name[lang]);
    if (fact->type == MAMS_FACT_MONEY)
        return names_sum(lang, text, fact->value);
    g_autofree char *number = g_strdup_printf("\\b%d\\b", (int)fact->value);
    return g_regex_match_simple(number, text, 0, 0);
}

static bool is_child(const MamsReasonFact *fact)
{
    return fact->type == MAMS_FACT_CATEGORY && fact->value == rules->child_index;
}

static void check_same(char *const texts[MAMS_N_LANGS], const MamsReasonFact *fact, bool required)
{
    bool first = names_fact(MAMS_LANG_KK, texts[MAMS_LANG_KK], fact);
    if (required && !first)
        fail_msg("'%s' is not named in '%s'", fact->name, texts[MAMS_LANG_KK]);
    for (int lang = 1; lang < MAMS_N_LANGS; lang++)
        if (names_fact((MamsLang)lang, texts[lang], fact) != first)
            fail_msg("'%s' in one language only: '%s' / '%s'", fact->name, texts[0], texts[lang]);
}

/* What the reason and the ways say, one by one. */
static void check_known_facts(MamsVoice voice, const MamsAnswer *answer, const MamsPerson *person,
                              char *const texts[MAMS_N_LANGS])
{
    const MamsReason *reason = &g_array_index(answer->reasons, MamsReason, 0);
    bool whole = voice == MAMS_VOICE_SCREEN || voice == MAMS_VOICE_LETTER;
    for (int i = 0; i < reason->n_facts; i++) {
        bool twice = strcmp(reason->facts[i].name, "missing") == 0 && reason->facts[i].value == 1;
        if (!twice && !is_child(&reason->facts[i]))
            check_same(texts, &reason->facts[i], whole);
    }
    MamsReasonFact data = {"data_of", MAMS_FACT_DAY, person->data_of};
    if (person->data_of != MAMS_DAY_NONE)
        check_same(texts, &data, true);
    if (voice == MAMS_VOICE_SCREEN)
        return;
    MamsReasonFact until = {"insured_until", MAMS_FACT_DAY, answer->insured_until};
    if (answer->insured_until != MAMS_DAY_NONE)
        check_same(texts, &until,
                   answer->ground != MAMS_GROUND_TRANSITION &&
                       answer->ground != MAMS_GROUND_TEMPORARY);
    for (guint i = 0; i < answer->ways->len; i++) {
        const MamsWay *way = answer->ways->pdata[i];
        MamsReasonFact day = {"way_day", MAMS_FACT_DAY, way->insured_from};
        MamsReasonFact total = {"way_total", MAMS_FACT_MONEY, way->total};
        if (!way->cheapest || answer->verdict == MAMS_VERDICT_TEMPORARY)
            continue;
        check_same(texts, &day, true);
        check_same(texts, &total, voice != MAMS_VOICE_PHONE);
    }
}

/* The month's names in a language as a pattern, whatever their ending. */
static char *month_pattern(MamsLang lang, int month, char **stem)
{
    g_autofree char *name = mams_words_month_name(lang, mams_month_make(2024, month));
    if (lang == MAMS_LANG_KK) {
        *stem = g_strdup(strrchr(name, ' ') + 1);
        return g_strdup_printf("\\b%s", *stem);
    }
    *strchr(name, ' ') = '\0';
    *stem = g_utf8_substring(name, 0, lang == MAMS_LANG_EN || month != 5 ? 3 : 2);
    return lang == MAMS_LANG_EN ? g_strdup_printf("\\b(%s|%s)(?= \\d|,|–| –| to )", name, *stem)
                                : g_strdup_printf("\\b%s%s\\w*(?= \\d|,|–| –| по )", *stem,
                                                  month == 5 ? "[йяюе]" : "");
}

static struct {
    char *stem; /* stands in every text that the pattern fits: most need not be asked */
    GRegex *pattern;
} months[MAMS_N_LANGS][12];

static int setup(void **state)
{
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        for (int month = 0; month < 12; month++) {
            char *stem = NULL;
            g_autofree char *pattern = month_pattern((MamsLang)lang, month + 1, &stem);
            months[lang][month].stem = stem;
            /* Not optimised: valgrind cannot follow the code that the library makes then. */
            months[lang][month].pattern = g_regex_new(pattern, 0, 0, NULL);
            if (!months[lang][month].pattern)
                return -1;
        }
    }
    return words_setup(state);
}

static int teardown(void **state)
{
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        for (int month = 0; month < 12; month++) {
            g_free(months[lang][month].stem);
            g_regex_unref(months[lang][month].pattern);
        }
    }
    return words_teardown(state);
}

static gint by_text(gconstpointer left, gconstpointer right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* How many bytes of a number's inside stand at `at`, between two digits: what parts its thousands
 * (`grouping`), or its point or decimal comma. */
static int inside_number(MamsLang lang, const char *at, bool *grouping)
{
    const char *thousands = lang == MAMS_LANG_EN ? "," : "\u00a0";
    *grouping = g_str_has_prefix(at, thousands);
    int bytes = *grouping ? (int)strlen(thousands) : *at == '.' || *at == ',';
    return bytes > 0 && g_ascii_isdigit(at[bytes]) ? bytes : 0;
}

/* Adds the numbers of a text, their thousands joined and with a point: "12750", "1458.6". */
static void add_numbers(MamsLang lang, const char *text, GPtrArray *found)
{
    while (*(text += strcspn(text, "0123456789")) != '\0') {
        GString *number = g_string_new(NULL);
        int bytes = 1;
        for (; bytes > 0; text += bytes) {
            bool grouping = false;
            bytes = g_ascii_isdigit(*text) ? 1 : inside_number(lang, text, &grouping);
            if (bytes > 0 && !grouping)
                g_string_append_c(number, g_ascii_isdigit(*text) ? *text : '.');
        }
        g_ptr_array_add(found, g_string_free(number, FALSE));
    }
}

/* Every month and every number that a text names, sorted, each once: "12750 2024 m8". (owned) */
static char *things_named(MamsLang lang, const char *text)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
    add_numbers(lang, text, found);
    for (int month = 1; month <= 12; month++) {
        if (strstr(text, months[lang][month - 1].stem) &&
            g_regex_match(months[lang][month - 1].pattern, text, 0, NULL))
            g_ptr_array_add(found, g_strdup_printf("m%d", month));
    }
    g_ptr_array_sort(found, by_text);
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < found->len; i++)
        if (i == 0 || strcmp(found->pdata[i], found->pdata[i - 1]) != 0)
            g_string_append_printf(list, "%s ", (const char *)found->pdata[i]);
    return g_strdup(list->str);
}

static void check_things_named(char *const texts[MAMS_N_LANGS])
{
    g_autofree char *first = things_named(MAMS_LANG_KK, texts[MAMS_LANG_KK]);
    for (int lang = 1; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *other = things_named((MamsLang)lang, texts[lang]);
        if (strcmp(first, other) != 0)
            fail_msg("'%s' and '%s': '%s' / '%s'", first, other, texts[0], texts[lang]);
    }
}

/* The article that a letter names, as the rules write it: "405-V 26(1) 2", or "". (owned) */
static char *article_named(MamsLang lang, const char *letter)
{
    static const char *const patterns[MAMS_N_LANGS] = {
        "(?<article>[0-9-]*[0-9])-баб(?:ының|ы)(?: (?<part>[0-9-]*[0-9])-тармағ(?:ының|ы))?"
        "(?: (?<item>[0-9-]+)\\) тармақшасы)?",
        "(?:подпункт (?<item>[0-9-]+)\\) )?(?:пункта? (?<part>[0-9-]+) )?"
        "стать[яи] (?<article>[0-9-]+)",
        "(?:subparagraph (?<item>[0-9-]+) of )?(?:paragraph (?<part>[0-9-]+) of )?"
        "Article (?<article>[0-9-]+)"};
    g_autoptr(GRegex) regex = g_regex_new(patterns[lang], 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    GString *found = g_string_new(NULL);
    assert_non_null(regex);
    for (g_regex_match(regex, letter, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
        g_autofree char *article = g_match_info_fetch_named(match, "article");
        g_autofree char *part = g_match_info_fetch_named(match, "part");
        g_autofree char *item = g_match_info_fetch_named(match, "item");
        g_string_append_printf(found, "%s%s", found->len > 0 ? ", " : "405-V ", article);
        if (part && *part)
            g_string_append_printf(found, "(%s)", part);
        if (item && *item)
            g_string_append_printf(found, " %s", item);
    }
    return g_string_free(found, FALSE);
}

static int articles_met;

static void check_article(const MamsAnswer *answer, char *const texts[MAMS_N_LANGS])
{
    const MamsProvenance *law = g_array_index(answer->reasons, MamsReason, 0).law;
    bool named = law && law->article && g_str_has_prefix(law->article, "405-V ");
    articles_met += named;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *article = article_named((MamsLang)lang, texts[lang]);
        if (strcmp(article, named ? law->article : "") != 0)
            fail_msg("'%s', not '%s': %s", article, law ? law->article : "", texts[lang]);
    }
}

static void check_voices(const MamsAnswer *answer, const MamsPerson *person)
{
    for (int voice = 0; voice < MAMS_N_VOICES; voice++) {
        char *texts[MAMS_N_LANGS];
        for (int lang = 0; lang < MAMS_N_LANGS; lang++)
            texts[lang] =
                mams_words_reason(words, (MamsLang)lang, (MamsVoice)voice, answer, person);
        check_known_facts((MamsVoice)voice, answer, person, texts);
        check_things_named(texts);
        if (voice == MAMS_VOICE_LETTER)
            check_article(answer, texts);
        for (int lang = 0; lang < MAMS_N_LANGS; lang++)
            g_free(texts[lang]);
    }
}

static void check_golden(const GoldenPerson *golden)
{
    check_voices(golden->answer, &golden->person);
    for (guint i = 0; i < golden->answer->conflicts->len; i++) {
        char *texts[MAMS_N_LANGS];
        for (int lang = 0; lang < MAMS_N_LANGS; lang++)
            texts[lang] =
                mams_words_conflict(words, (MamsLang)lang, golden->answer,
                                    &g_array_index(golden->answer->conflicts, MamsConflict, i));
        check_things_named(texts);
        for (int lang = 0; lang < MAMS_N_LANGS; lang++)
            g_free(texts[lang]);
    }
}

static void test_every_reason(void **state)
{
    (void)state;
    articles_met = 0;
    sample_each(check_voices);
    assert_true(articles_met > 0);
}

static void test_golden_people(void **state)
{
    (void)state;
    articles_met = 0;
    assert_true(golden_people_each(check_golden) > 0);
    assert_true(articles_met > 0);
}

/* The checks themselves see what differs. */
static void test_the_checks(void **state)
{
    (void)state;
    static const char *const texts[MAMS_N_LANGS] = {
        "2024 жылғы 20 қарашаға дейін 12\u00a0750,50\u00a0₸, 2024 ж. тамыз–қазан",
        "До 20 ноября 2024 года 12\u00a0750,50\u00a0₸, август–октябрь 2024 г.",
        "Up to 20 November 2024 12,750.50 ₸, Aug–Oct 2024. You may pay."};
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *named = things_named((MamsLang)lang, texts[lang]);
        assert_string_equal(named, "12750.50 20 2024 m10 m11 m8 ");
    }
    g_autofree char *kk = article_named(MAMS_LANG_KK, "26-бабы 1-тармағының 2) тармақшасы.");
    g_autofree char *ru = article_named(MAMS_LANG_RU, "пункт 1-1 статьи 5, статья 40 закона");
    g_autofree char *en = article_named(MAMS_LANG_EN, "subparagraph 1 of Article 26-1 of the Law");
    assert_string_equal(kk, "405-V 26(1) 2");
    assert_string_equal(ru, "405-V 5(1-1), 40");
    assert_string_equal(en, "405-V 26-1 1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_checks),
        cmocka_unit_test(test_every_reason),
        cmocka_unit_test(test_golden_people),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
