/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/error.h"
#include "base/text.h"
#include "words/reference.h"

/* The short answers: what the file must hold, what they say on a day, how they are found. */

#define REFERENCE_FILE MAMS_SRCDIR "/data/reference.ini"

enum { MAX_WORDS = 20 };

static MamsRules *rules;
static MamsReference *reference;

static int find_topic(const char *title)
{
    for (int i = 0; i < mams_reference_count(reference); i++) {
        if (g_str_equal(mams_reference_title(reference, i, MAMS_LANG_EN), title))
            return i;
    }
    fail_msg("no topic '%s'", title);
    return -1;
}

/* Everything that is said of a topic, a line each. (owned) */
static char *tell(int topic, MamsLang lang, const char *on)
{
    GString *text = g_string_new(NULL);
    g_autoptr(GPtrArray) lines = mams_reference_tell(reference, topic, lang, mams_day_parse(on));
    for (guint i = 0; i < lines->len; i++) {
        const MamsTopicLine *line = lines->pdata[i];
        g_string_append_printf(text, "%s%s%s\n", line->label != NULL ? line->label : "",
                               line->label != NULL ? ": " : "", line->text);
    }
    return g_string_free(text, FALSE);
}

static void expect_told(const char *title, MamsLang lang, const char *on, const char *what)
{
    g_autofree char *text = tell(find_topic(title), lang, on);
    if (strstr(text, what) == NULL)
        fail_msg("'%s' is not in:\n%s", what, text);
}

/* ---- what is told ---- */

static void test_every_topic_is_told(void **state)
{
    (void)state;
    assert_true(reference->n_topics >= 11);
    assert_true(mams_reference_count(reference) >= reference->n_topics + 16);
    for (int topic = 0; topic < mams_reference_count(reference); topic++) {
        guint n_lines = 0;
        for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
            g_autoptr(GPtrArray) lines =
                mams_reference_tell(reference, topic, (MamsLang)lang, mams_day_parse("2026-02-10"));
            assert_true(*mams_reference_title(reference, topic, (MamsLang)lang) != '\0');
            assert_true(lines->len >= 3);
            assert_true(lang == 0 || lines->len == n_lines);
            n_lines = lines->len;
            for (guint i = 0; i < lines->len; i++) {
                const MamsTopicLine *line = lines->pdata[i];
                if (*line->text == '\0' || strpbrk(line->text, "{}|") != NULL)
                    fail_msg("'%s'", line->text);
                if (strstr(line->text, "..") != NULL)
                    fail_msg("two full stops: '%s'", line->text);
                /* The columns that screens give a label. */
                if (line->label != NULL)
                    assert_true(mams_text_width(line->label) <= 17);
            }
        }
    }
}

static int count_words(const char *sentence)
{
    g_auto(GStrv) words = g_strsplit_set(sentence, " \n", -1);
    int n = 0;
    for (char **word = words; *word != NULL; word++)
        n += g_utf8_strlen(*word, -1) > 1 || g_ascii_isdigit(**word);
    return n;
}

static void test_sentences_can_be_read_out(void **state)
{
    (void)state;
    for (int topic = 0; topic < reference->n_topics; topic++) {
        for (int i = 0; i < reference->topics[topic].n_texts; i++) {
            for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
                const char *text = reference->topics[topic].text[i][lang];
                g_auto(GStrv) sentences = g_strsplit(text, ". ", -1);
                for (char **sentence = sentences; *sentence != NULL; sentence++) {
                    if (count_words(*sentence) > MAX_WORDS)
                        fail_msg("%d words: %s", count_words(*sentence), *sentence);
                }
            }
        }
    }
}

static void test_figures_are_those_of_the_day(void **state)
{
    (void)state;
    const char *keep = "How to keep the status", *pays = "Who pays, and how much";
    expect_told(keep, MAMS_LANG_EN, "2024-11-22", "4,250 ₸ a month, an entrepreneur 5,950 ₸");
    expect_told(keep, MAMS_LANG_EN, "2023-11-22", "3,500 ₸ a month, an entrepreneur 4,900 ₸");
    expect_told(keep, MAMS_LANG_RU, "2024-11-22", "сохраняется 3 месяца");
    expect_told(keep, MAMS_LANG_RU, "2024-11-22",
                "С 1 января 2026 г. есть срок длиннее: 6 месяцев");
    expect_told(keep, MAMS_LANG_KK, "2024-11-22", "2026 жылғы 1 қаңтар күнінен бастап");
    expect_told(pays, MAMS_LANG_EN, "2025-11-22",
                "the employer's deduction: 3 % of the income, at most 25,500 ₸ a month");
    expect_told(pays, MAMS_LANG_EN, "2026-01-22",
                "the employer's deduction: 3 % of the income, at most 102,000 ₸ a month");
    expect_told(pays, MAMS_LANG_RU, "2026-01-22", "5\u00a0950\u00a0₸ в месяц: 5 % от 119\u00a0000");
    g_autofree char *earlier = tell(find_topic(pays), MAMS_LANG_EN, "2025-11-22");
    assert_null(strstr(earlier, "platform"));
    expect_told(pays, MAMS_LANG_EN, "2026-01-22", "platform");
}

static void test_an_unknown_year_is_said(void **state)
{
    (void)state;
    const char *assumed = "The values of this year are not known yet";
    expect_told("How to keep the status", MAMS_LANG_EN, "2027-03-01", assumed);
    expect_told("Who pays, and how much", MAMS_LANG_EN, "2027-03-01", assumed);
    g_autofree char *known = tell(find_topic("How to keep the status"), MAMS_LANG_EN, "2026-03-01");
    assert_null(strstr(known, assumed));
}

static void test_a_category_comes_from_the_rules(void **state)
{
    (void)state;
    const char *title = "registered unemployed";
    expect_told(title, MAMS_LANG_EN, "2025-12-31", "Paid by: the state pays");
    expect_told(title, MAMS_LANG_EN, "2026-01-01", "Paid by: the akimat pays");
    expect_told(title, MAMS_LANG_EN, "2026-01-01", "Begins: registration at the career centre");
    expect_told(title, MAMS_LANG_EN, "2026-01-01", "Recorded by: the career centre");
    expect_told(title, MAMS_LANG_EN, "2026-01-01", "Evidence: certificate of registration");
    expect_told(title, MAMS_LANG_EN, "2026-01-01", "Article: ");
    expect_told(title, MAMS_LANG_KK, "2026-01-01", "Төлеуші: әкімдік төлейді");
    const MamsCategory *crisis = &rules->categories[mams_rules_category(rules, "crisis-d-e")];
    expect_told(crisis->short_name[MAMS_LANG_EN], MAMS_LANG_EN, "2025-06-01",
                "Paid by: not in the law on this day");
    g_autofree char *list =
        tell(find_topic("For whom the state and the akimat pay"), MAMS_LANG_EN, "2025-06-01");
    assert_null(strstr(list, crisis->short_name[MAMS_LANG_EN]));
    assert_non_null(strstr(list, "• registered unemployed: the state pays"));
}

static void test_channels_come_from_the_rules(void **state)
{
    (void)state;
    expect_told("How to pay for oneself", MAMS_LANG_EN, "2024-11-22", "(КНП) is 122.");
    for (int i = 0; i < rules->n_channels; i++) {
        const MamsChannel *channel = &rules->channels[i];
        for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
            const char *steps = channel->steps[lang];
            if (channel->uses & MAMS_CHANNEL_PAY)
                expect_told("How to pay for oneself", (MamsLang)lang, "2024-11-22", steps);
            if (channel->uses & MAMS_CHANNEL_STATUS)
                expect_told("Where to check the status", (MamsLang)lang, "2024-11-22", steps);
            if (channel->uses & MAMS_CHANNEL_DOCUMENT)
                expect_told("The temporary status", (MamsLang)lang, "2024-11-22", steps);
            if (channel->uses & MAMS_CHANNEL_COMPLAINT)
                expect_told("Complaints: who answers, and by when", (MamsLang)lang, "2024-11-22",
                            steps);
        }
    }
}

static void test_topics_are_found_in_each_language(void **state)
{
    (void)state;
    static const char *const typed[] = {"вернуть",   "қайтару", "refund",
                                        "возв ошиб", "kaitaru", "ҚАЙТАРУ"};
    int refund = find_topic("Getting a wrong payment back");
    for (size_t i = 0; i < G_N_ELEMENTS(typed); i++) {
        if (!mams_reference_matches(reference, refund, typed[i]))
            fail_msg("'%s' does not find it", typed[i]);
    }
    assert_false(mams_reference_matches(reference, refund, "вернуть студент"));
    assert_false(mams_reference_matches(reference, refund, "озврат"));
    assert_true(mams_reference_matches(reference, find_topic("full-time learner"), "студент") ||
                mams_reference_matches(reference, find_topic("full-time learner"), "student"));
    int complaints = find_topic("Complaints: who answers, and by when");
    assert_true(mams_reference_matches(reference, complaints, "телеф"));
    int fund = find_topic("What the Fund and OSMS are");
    assert_true(mams_reference_matches(reference, fund, "ФСМС"));
    for (int i = 0; i < mams_reference_count(reference); i++)
        assert_true(mams_reference_matches(reference, i, ""));
}

/* ---- broken files ---- */

/* Loads the file with one piece replaced and expects an error that names `what`. */
static void check_broken(const char *find, const char *with, const char *what)
{
    g_autofree char *text = NULL, *path = NULL;
    g_autoptr(GError) error = NULL;
    assert_true(g_file_get_contents(REFERENCE_FILE, &text, NULL, NULL));
    g_autoptr(GString) broken = g_string_new(text);
    assert_true(g_string_replace(broken, find, with, 1) == 1);
    int fd = g_file_open_tmp("mams-reference-XXXXXX", &path, NULL);
    assert_true(fd >= 0);
    g_close(fd, NULL);
    assert_true(g_file_set_contents(path, broken->str, -1, NULL));
    MamsReference *read = mams_reference_load(path, rules, &error);
    g_unlink(path);
    assert_null(read);
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_RULES));
    if (strstr(error->message, what) == NULL)
        fail_msg("'%s' is not in '%s'", what, error->message);
}

static void test_broken_files(void **state)
{
    (void)state;
    check_broken("Title[ru]=Что такое Фонд и ОСМС\n", "", "Title[ru]");
    check_broken("by day {deadline} of the month after.", "by day {wage} of it.", "'{wage}'");
    check_broken("by day {deadline} of the month after.", "by day {deadline of it.", "brace");
    /* A fact, then a number, that the other languages do not name. */
    check_broken("by day {deadline} of the month after.", "soon.", "Text4[en]");
    check_broken("within 15 working days. One", "within 16 working days. One", "Text4[en]");
    check_broken("{sum} a month: {percent} % of {base}", "{sum} a month: {percent} %",
                 "rate-fixed");
    check_broken("[label pays]", "[label paid]", "there is no label 'paid'");
    check_broken("[label starts]\nText[kk]=Басталуы\nText[ru]=Начало\nText[en]=Begins\n", "",
                 "label starts");
    check_broken("List=payers", "List=channels", "'channels'");
    check_broken("Source=S21;S21b;S6", "Source=S21;S999", "'S999'");
    check_broken("[topic check]", "[topic refund]", "it stands already");
    check_broken("[topic fund]", "[fund]", "unknown kind of group");
}

static void test_a_missing_file(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(mams_reference_load("/nowhere/reference.ini", rules, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_RULES));
}

static int load(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    rules = mams_rules_load(MAMS_SRCDIR "/data/rules", &error);
    if (rules != NULL)
        reference = mams_reference_load(REFERENCE_FILE, rules, &error);
    if (reference == NULL)
        fail_msg("%s", error->message);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    mams_reference_free(reference);
    mams_rules_free(rules);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_topic_is_told),
        cmocka_unit_test(test_sentences_can_be_read_out),
        cmocka_unit_test(test_figures_are_those_of_the_day),
        cmocka_unit_test(test_an_unknown_year_is_said),
        cmocka_unit_test(test_a_category_comes_from_the_rules),
        cmocka_unit_test(test_channels_come_from_the_rules),
        cmocka_unit_test(test_topics_are_found_in_each_language),
        cmocka_unit_test(test_broken_files),
        cmocka_unit_test(test_a_missing_file),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
