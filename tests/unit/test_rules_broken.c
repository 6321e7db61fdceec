/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include <glib/gstdio.h>

#include "base/error.h"
#include "rules/rules.h"

/* What broken rule files say, and what their hash says. */

#define RULES_DIR MAMS_SRCDIR "/data/rules"

static const char *const files[] = {
    "articles.ini",  "categories.ini", "channels.ini", "parameters.ini", "payers.ini",
    "registers.ini", "sources.ini",    "state.ini",    "system.ini",     "wages.ini"};

static const char calendar[] = "day,kind,name,confidence,source\n2024-01-01,off,New Year,H,law\n";

static void write_file(const char *directory, const char *name, const char *text, gssize length)
{
    g_autofree char *path = g_build_filename(directory, name, NULL);

    assert_true(g_file_set_contents(path, text, length, NULL));
}

/* A copy of the rules with a calendar of its own. (owned) */
static char *make_copy(void)
{
    char *directory = g_dir_make_tmp("mams-rules-XXXXXX", NULL);

    assert_non_null(directory);
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(RULES_DIR, files[i], NULL);
        g_autofree char *text = NULL;
        gsize length = 0;

        assert_true(g_file_get_contents(path, &text, &length, NULL));
        write_file(directory, files[i], text, (gssize)length);
    }
    write_file(directory, "holidays.csv", calendar, -1);
    return directory;
}

static void remove_copy(char *directory)
{
    g_autoptr(GDir) entries = g_dir_open(directory, 0, NULL);

    for (const char *name = g_dir_read_name(entries); name != NULL;
         name = g_dir_read_name(entries)) {
        g_autofree char *path = g_build_filename(directory, name, NULL);
        assert_int_equal(g_remove(path), 0);
    }
    assert_int_equal(g_rmdir(directory), 0);
    g_free(directory);
}

/* The copy's file with the first `find` replaced, or with `with` added when `find` is "". Returns
 * the line in which the change begins. */
static int change(const char *directory, const char *file, const char *find, const char *with)
{
    g_autofree char *path = g_build_filename(directory, file, NULL);
    g_autofree char *text = NULL;

    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    const char *at = *find == '\0' ? text + strlen(text) : strstr(text, find);
    assert_non_null(at);

    g_autofree char *changed =
        g_strdup_printf("%.*s%s%s", (int)(at - text), text, with, at + strlen(find));
    write_file(directory, file, changed, -1);

    int line = 1;
    for (const char *c = text; c < at; c++)
        line += *c == '\n';
    return line;
}

static void expect_error(const char *directory, const char *const says[], const char *what)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsRules) rules = mams_rules_load(directory, &error);

    if (rules != NULL)
        fail_msg("'%s' was accepted", what);
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_RULES));
    for (int i = 0; says[i] != NULL; i++)
        if (strstr(error->message, says[i]) == NULL)
            fail_msg("%s: '%s' does not say '%s'", what, error->message, says[i]);
}

enum { MAX_SAYS = 6 };
typedef struct {
    const char *what, *file, *find, *with;
    const char *says[MAX_SAYS]; /* file, group, key, … */
} Broken;

#define SELF_2020 "[rate self 2020-01]\n"
#define WHY "Article=405-V 5\nSource=S1\nCompared=2026-02-28\nConfidence=H\n"

/* A table, an entry a line or two. */
/* clang-format off */
static const Broken broken[] = {
    {"repeated group", "wages.ini", "", "\n[mci 2026-01]\nValue=1\n" WHY,
     {"wages.ini", "mci 2026-01", "line", "stands already in line"}},
    {"repeated key", "system.ini", "Months=3\n", "Months=3\nMonths=4\n",
     {"system.ini", "first-entry self", "Months", "stands already"}},
    {"repeated translation", "articles.ini", "Title[ru]=", "Title[ru]=а\nTitle[ru]=",
     {"articles.ini", "rule transition", "Title[ru]", "stands already"}},
    {"bad line", "system.ini", "[grace]\n", "[grace]\nMonths 3\n", {"system.ini", "line"}},
    {"leading blank", "system.ini", "[grace]\n", "[grace]\n Months=3\n",
     {"system.ini", "line", "blank"}},
    {"byte order mark", "system.ini", "# SPDX", "\xEF\xBB\xBF# SPDX", {"system.ini", "line 1"}},
    {"open bracket", "system.ini", "[grace]", "[grace", {"system.ini", "line", "']'"}},
    {"two blanks", "payers.ini", "[rate self 2020-01]", "[rate self  2020-01]",
     {"payers.ini", "line", "one blank"}},
    {"key before a group", "system.ini", "# SPDX", "Months=3\n# SPDX",
     {"system.ini", "line 1", "before the first group"}},
    {"bad key", "system.ini", "Day=25", "D ay=25", {"system.ini", "line"}},
    {"not UTF-8", "system.ini", "Day=25", "Day=\xFF", {"system.ini", "UTF-8"}},
    {"empty value", "system.ini", "Day=25", "Day=", {"system.ini", "deadline", "Day"}},
    {"unknown kind of group", "system.ini", "[deadline]", "[dead-line]",
     {"system.ini", "dead-line", "unknown kind of group"}},
    {"group in another file", "system.ini", "", "\n[rate self 2030-01]\n" WHY,
     {"system.ini", "rate self 2030-01", "payers.ini"}},
    {"too many words", "system.ini", "[deadline]", "[deadline now]",
     {"system.ini", "deadline now"}},
    {"unknown key", "system.ini", "Day=25", "Days=25", {"system.ini", "deadline", "Days"}},
    {"missing key", "system.ini", "Day=25\n", "", {"system.ini", "deadline", "'Day'", "missing"}},
    {"missing stage", "system.ini", "[money-path fund]\nWorkingDays=3\n",
     "[money-path state-corporation-2]\nWorkingDays=3\n",
     {"system.ini", "money-path fund", "missing"}},
    {"unknown stage", "system.ini", "", "\n[money-path bank]\nWorkingDays=1\n" WHY,
     {"system.ini", "money-path bank", "unknown stage 'bank'", "state-corporation or fund"}},
    {"a later stage before an earlier one", "system.ini",
     "[money-path state-corporation]\nWorkingDays=1",
     "[money-path state-corporation]\nWorkingDays=4",
     {"system.ini", "money-path fund", "WorkingDays", "before the beginning"}},
    {"a stage too long", "system.ini", "[money-path fund]\nWorkingDays=3",
     "[money-path fund]\nWorkingDays=61", {"system.ini", "money-path fund", "WorkingDays", "61"}},
    {"no days for an appeal", "system.ini", "WorkingDays=15\n", "WorkingDays=0\n",
     {"system.ini", "appeal", "WorkingDays", "0"}},
    {"no limit of redirecting", "system.ini", "RedirectWorkingDays=3\n", "",
     {"system.ini", "appeal", "RedirectWorkingDays", "missing"}},
    {"no similar days", "system.ini", "SimilarDays=30\n", "",
     {"system.ini", "desk", "SimilarDays", "missing"}},
    {"no watch", "system.ini", "WatchDays=30\n", "",
     {"system.ini", "desk", "WatchDays", "missing"}},
    {"missing provenance", "system.ini", "Confidence=H\n", "",
     {"system.ini", "system", "Confidence", "missing"}},
    {"missing language", "articles.ini", "Title[kk]=", "#",
     {"articles.ini", "rule transition", "Title[kk]", "missing"}},
    {"note in one language", "system.ini", "Note[kk]=", "#",
     {"system.ini", "transition", "Note[kk]", "missing"}},
    {"unknown language", "articles.ini", "Title[kk]=", "Title[de]=а\nTitle[kk]=",
     {"articles.ini", "rule transition", "Title[de]", "language"}},
    {"key without language", "articles.ini", "Title[kk]=", "Title=а\nTitle[kk]=",
     {"articles.ini", "rule transition", "'Title'", "language"}},
    {"language where none is", "system.ini", "Day=25", "Day[kk]=25",
     {"system.ini", "deadline", "Day[kk]"}},
    {"wrong number", "system.ini", "Day=25", "Day=31", {"system.ini", "deadline", "Day", "31"}},
    {"no number", "system.ini", "Day=25", "Day=25th", {"system.ini", "deadline", "Day", "25th"}},
    {"wrong month", "system.ini", "From=2020-01", "From=2020-13",
     {"system.ini", "system", "From", "2020-13"}},
    {"wrong day", "system.ini", "InForce=2022-09-05", "InForce=2022-09-31",
     {"system.ini", "prepay", "InForce", "2022-09-31"}},
    {"end before beginning", "system.ini", "To=2020-06", "To=2019-06",
     {"system.ini", "transition", "To"}},
    {"wrong compared", "system.ini", "Compared=2026-02-28", "Compared=yesterday",
     {"system.ini", "system", "Compared", "yesterday"}},
    {"wrong confidence", "system.ini", "Confidence=H", "Confidence=X",
     {"system.ini", "system", "Confidence", "X"}},
    {"unknown source", "system.ini", "Source=S27;S52", "Source=S27;S999",
     {"system.ini", "system", "Source", "S999"}},
    {"month of a group", "payers.ini", "[rate self 2020-01]", "[rate self 2020-1]",
     {"payers.ini", "rate self 2020-1", "2020-1"}},
    {"overlap of rates", "payers.ini", "To=2017-12", "To=2018-01",
     {"payers.ini", "rate employer 2018-01", "overlaps"}},
    {"overlap by order", "wages.ini", "[mci 2021-01]", "[mci 2020-02]",
     {"wages.ini", "mci 2020-02", "overlaps"}},
    {"overlap of laws", "categories.ini", "To=2025-12-31", "To=2026-01-01",
     {"categories.ini", "law unemployed 2026-01-01", "overlaps"}},
    {"To before the beginning", "payers.ini", "To=2017-12", "To=2016-12",
     {"payers.ini", "rate employer 2017-07", "To"}},
    {"unknown kind of payer", "payers.ini", "[rate self ", "[rate selv ",
     {"payers.ini", "rate selv 2020-01", "selv"}},
    {"payer without a rate", "payers.ini", "[rate platform 2026-01]", "[rate ep 2027-01]",
     {"payers.ini", "payer platform"}},
    {"unknown base", "payers.ini", "Base=mci", "Base=pension",
     {"payers.ini", "rate esp 2019-01", "Base", "pension"}},
    {"share of income", "payers.ini", SELF_2020 "Base=minimum-wage", SELF_2020 "Base=income",
     {"payers.ini", "rate self 2020-01", "Base"}},
    {"decimal with five places", "payers.ini", "Multiple=1.4", "Multiple=1.40000",
     {"payers.ini", "rate entrepreneur 2020-01", "Multiple", "1.40000"}},
    {"decimal comma", "payers.ini", "Multiple=1.4", "Multiple=1,4",
     {"payers.ini", "rate entrepreneur 2020-01", "Multiple", "1,4"}},
    {"zero per cent", "payers.ini", "Percent=1\n", "Percent=0\n",
     {"payers.ini", "rate employer 2017-07", "Percent", "'0'"}},
    {"over a hundred per cent", "payers.ini", "Percent=100\n", "Percent=100.1\n",
     {"payers.ini", "rate esp 2019-01", "Percent", "100.1"}},
    {"sum too large", "wages.ini",
     "[minimum-wage 2020-01]\nValue=42500", "[minimum-wage 2020-01]\nValue=9999999999999",
     {"payers.ini", "rate ", "Percent", "too large"}},
    {"wrong sum", "wages.ini", "Value=24459", "Value=24 459",
     {"wages.ini", "minimum-wage 2017-01", "Value", "24 459"}},
    {"mark twice", "payers.ini", "Mark=w", "Mark=e", {"payers.ini", "payer employee", "Mark"}},
    {"wide mark", "payers.ini", "Mark=w", "Mark=ww", {"payers.ini", "payer employee", "Mark"}},
    {"unknown switch", "payers.ini", "Switch=platform_full_status", "Switch=nothing",
     {"payers.ini", "payer platform", "Switch", "nothing"}},
    {"number twice", "categories.ini", "Number=2\n", "Number=1\n",
     {"categories.ini", "category unemployed", "Number", "child"}},
    {"second child", "categories.ini", "Role=privileged", "Role=child",
     {"categories.ini", "category unemployed", "Role", "child"}},
    {"no child", "categories.ini", "Role=child", "Role=privileged", {"categories.ini", "child"}},
    {"unknown role", "categories.ini", "Role=exempt", "Role=excused",
     {"categories.ini", "category serving", "Role", "excused"}},
    {"offer of what is not offered", "categories.ini",
     "Offered=true\nOfferAgeFrom=16", "Offered=false\nOfferAgeFrom=16",
     {"categories.ini", "category unemployed", "OfferAgeFrom"}},
    {"ages turned", "categories.ini", "OfferAgeTo=55", "OfferAgeTo=13",
     {"categories.ini", "category pregnant", "OfferAgeTo"}},
    {"unknown register", "categories.ini", "Feed=labour;enpf", "Feed=labour;bank",
     {"categories.ini", "category pensioner", "Feed", "bank"}},
    {"long short name", "categories.ini",
     "ShortName[en]=pensioner", "ShortName[en]=a person who gets pension",
     {"categories.ini", "category pensioner", "ShortName[en]", "four"}},
    {"law of nobody", "categories.ini", "[law student 2020-01-01]", "[law studend 2020-01-01]",
     {"categories.ini", "law studend 2020-01-01", "studend"}},
    {"category without law", "categories.ini",
     "[law business 2020-01-01]", "[law temporary 2021-01-01]",
     {"categories.ini", "category business"}},
    {"nobody pays", "categories.ini", "Payer=republic", "Payer=nobody",
     {"categories.ini", "law child 2020-01-01", "Payer", "nobody"}},
    {"unknown payer", "categories.ini", "Payer=local", "Payer=village",
     {"categories.ini", "law unemployed 2026-01-01", "Payer", "village"}},
    {"state pays for the exempt", "categories.ini", "Payer=nobody", "Payer=local",
     {"categories.ini", "law serving 2020-01-01", "Payer"}},
    {"unknown default", "parameters.ini", "Default=before", "Default=never",
     {"parameters.ini", "parameter debt_window", "Default", "never"}},
    {"unknown value", "parameters.ini", "Default=before", "Default=before\nValue=never",
     {"parameters.ini", "parameter debt_window", "Value", "never"}},
    {"other choices", "parameters.ini", "Choices=before;including", "Choices=before;within",
     {"parameters.ini", "parameter debt_window", "Choices"}},
    {"unknown parameter", "parameters.ini", "[parameter debt_window]", "[parameter window]",
     {"parameters.ini", "parameter window"}},
    {"missing rule", "articles.ini", "[rule lapsed]", "[rule elapsed]",
     {"articles.ini", "rule lapsed", "missing"}},
    {"no state payer", "state.ini", "[state-contribution local", "[state-contribution village",
     {"state.ini", "state-contribution village 2026-01", "village"}},
    {"unknown use", "channels.ini", "Use=pay\n", "Use=pay;buy\n",
     {"channels.ini", "channel bank", "Use", "'buy'", "pay, status, document, complaint"}},
    {"a blank in a list", "channels.ini", "Use=pay;status", "Use=pay; status",
     {"channels.ini", "channel kaspi", "Use", "' status'"}},
    {"channel without steps", "channels.ini", "Steps[ru]", "#Steps[ru]",
     {"channels.ini", "channel bank", "Steps[ru]", "missing"}},
    {"channel twice", "channels.ini", "[channel kazpost]", "[channel bank]",
     {"channels.ini", "channel bank", "stands already"}},
    {"code of two digits", "payers.ini", "PurposeCode=122", "PurposeCode=12",
     {"payers.ini", "payer employee", "PurposeCode", "'12'"}},
    {"code of letters", "payers.ini", "PurposeCode=121", "PurposeCode=12A",
     {"payers.ini", "payer employer", "PurposeCode", "'12A'"}},
    {"own payer without a code", "payers.ini", "Own=true\nPurposeCode=122", "Own=true",
     {"payers.ini", "payer self", "PurposeCode", "missing"}},
    {"period without a month", "system.ini", "Form=MMYYYY", "Form=YYYY",
     {"system.ini", "period-field 2020-01-01", "Form", "'YYYY'"}},
    {"period with two months", "system.ini", "Form=MMYYYY", "Form=MMMYYYY",
     {"system.ini", "period-field 2020-01-01", "Form", "'MMMYYYY'"}},
    {"periods out of order", "system.ini", "[period-field 2025-03-31]",
     "[period-field 2019-03-31]", {"system.ini", "period-field 2019-03-31", "overlaps"}},
    {"first entry of nobody", "system.ini", "[first-entry esp]", "[first-entry asp]",
     {"system.ini", "first-entry asp"}},
    {"broken calendar", "holidays.csv", "2024-01-01", "2024-01-32", {"holidays.csv"}},
};
/* clang-format on */

static void test_broken(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(broken); i++) {
        char *directory = make_copy();

        change(directory, broken[i].file, broken[i].find, broken[i].with);
        expect_error(directory, broken[i].says, broken[i].what);
        remove_copy(directory);
    }
}

/* The line is that of the fault; of a missing key, that of its group. */
static void test_line_numbers(void **state)
{
    static const struct {
        const char *file, *find, *with;
        int below; /* lines from the change to the fault */
    } table[] = {
        {"system.ini", "[grace]\n", "[grace]\nMonths 3\n", 1},
        {"system.ini", "[grace]\n", "[grace]\nMonths=x\n#", 1},
        {"system.ini", "[grace]\nMonths=3", "[grace]\n", 0},
        {"wages.ini", "", "\n[mci 2026-01]\n", 1},
        {"categories.ini", "Payer=local", "Payer=village", 0},
        {"payers.ini", "[payer employee]", "\n\r\n# x\n[payer selv]", 3},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
        char *directory = make_copy();
        int line = change(directory, table[i].file, table[i].find, table[i].with) + table[i].below;
        g_autofree char *says = g_strdup_printf("'%s', line %d", table[i].file, line);

        expect_error(directory, (const char *const[]){says, NULL}, table[i].with);
        remove_copy(directory);
    }
    (void)state;
}

/* The copy's file without a group. */
static void cut_group(const char *directory, const char *file, const char *group)
{
    g_autofree char *path = g_build_filename(directory, file, NULL);
    g_autofree char *head = g_strdup_printf("\n[%s]\n", group);
    g_autofree char *text = NULL;

    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    char *begin = strstr(text, head);
    assert_non_null(begin);
    const char *end = strstr(begin + 1, "\n[");
    g_autofree char *rest = g_strdup(end != NULL ? end : "");

    *begin = '\0';
    g_autofree char *cut = g_strconcat(text, rest, NULL);
    write_file(directory, file, cut, -1);
}

static void test_missing_groups(void **state)
{
    static const struct {
        const char *file, *group;
    } table[] = {
        {"articles.ini", "rule dead"},   {"articles.ini", "rule assumed-year"},
        {"payers.ini", "payer penalty"}, {"parameters.ini", "parameter debt_window"},
        {"system.ini", "system"},        {"system.ini", "long-grace"},
        {"system.ini", "desk"},          {"payers.ini", "payer self"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
        char *directory = make_copy();
        g_autofree char *group = g_strdup_printf("'%s'", table[i].group);

        cut_group(directory, table[i].file, table[i].group);
        expect_error(directory,
                     (const char *const[]){table[i].file, group, "it is missing; add it", NULL},
                     table[i].group);
        remove_copy(directory);
    }
    (void)state;
}

/* Without a channel that can be named as certain the words have nowhere to send people to. */
static void test_needed_channels(void **state)
{
    (void)state;
    char *directory = make_copy();

    cut_group(directory, "channels.ini", "channel clinic");
    change(directory, "channels.ini", "Use=status;document;complaint", "Use=status;complaint");
    expect_error(directory, (const char *const[]){"channels.ini", "'Use=document'", NULL},
                 "no channel for documents");
    change(directory, "channels.ini", "Use=status\n", "Use=document\n");
    g_autoptr(MamsRules) rules = mams_rules_load(directory, NULL);
    assert_non_null(rules);
    g_autofree char *path = g_build_filename(directory, "channels.ini", NULL);
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_autoptr(GString) weak = g_string_new(text);
    g_string_replace(weak, "Confidence=M", "Confidence=L", 0);
    g_string_replace(weak, "Confidence=H", "Confidence=L", 0);
    write_file(directory, "channels.ini", weak->str, -1);
    expect_error(directory, (const char *const[]){"channels.ini", "'Use=pay'", NULL},
                 "only weak channels");
    remove_copy(directory);
    directory = make_copy();
    cut_group(directory, "system.ini", "period-field 2020-01-01");
    cut_group(directory, "system.ini", "period-field 2025-03-31");
    expect_error(directory, (const char *const[]){"system.ini", "period-field", "missing", NULL},
                 "no form of the period");
    remove_copy(directory);
}

static void test_files(void **state)
{
    (void)state;
    char *directory = make_copy();
    g_autofree char *wages = g_build_filename(directory, "wages.ini", NULL);

    write_file(directory, "local.ini", "[x]\n", -1);
    expect_error(directory, (const char *const[]){"local.ini", "wages.ini", NULL}, "unknown file");
    g_autofree char *local = g_build_filename(directory, "local.ini", NULL);
    assert_int_equal(g_remove(local), 0);

    write_file(directory, "wages.ini", "", 0);
    expect_error(directory, (const char *const[]){"wages.ini", "minimum-wage", NULL}, "empty file");
    write_file(directory, "wages.ini", "[a]\0b", 5);
    expect_error(directory, (const char *const[]){"wages.ini", NULL}, "NUL byte");
    assert_int_equal(g_remove(wages), 0);
    expect_error(directory, (const char *const[]){"wages.ini", NULL}, "missing file");
    assert_int_equal(g_mkdir(wages, 0700), 0);
    expect_error(directory, (const char *const[]){"wages.ini", NULL}, "directory as file");
    assert_int_equal(g_rmdir(wages), 0);
    remove_copy(directory);

    expect_error("/nonexistent/rules", (const char *const[]){"/nonexistent/rules", NULL},
                 "missing directory");
}

/* "business" again and again, with other codes and numbers. */
static void add_categories(GString *text, int from, int to)
{
    const char *begin = strstr(text->str, "[category business]");
    g_autofree char *category = g_strdup(begin);

    for (int n = from; n <= to; n++) {
        g_autoptr(GString) next = g_string_new(category);
        g_autofree char *name = g_strdup_printf("business%d", n);
        g_autofree char *number = g_strdup_printf("Number=%d\n", n);

        g_string_replace(next, "[category business", "[category ", 1);
        g_string_insert(next, strlen("[category "), name);
        g_string_replace(next, "[law business", "[law ", 1);
        g_string_insert(next, strstr(next->str, "[law ") - next->str + (gssize)strlen("[law "),
                        name);
        g_string_replace(next, "Number=19\n", number, 1);
        g_string_append_printf(text, "\n%s", next->str);
    }
}

static void test_categories_at_most_32(void **state)
{
    char *directory = make_copy();
    g_autofree char *path = g_build_filename(directory, "categories.ini", NULL);
    g_autofree char *text = NULL;

    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_autoptr(GString) more = g_string_new(text);
    add_categories(more, 20, MAMS_MAX_CATEGORIES);
    write_file(directory, "categories.ini", more->str, -1);

    g_autoptr(GError) error = NULL;
    g_autoptr(MamsRules) full = mams_rules_load(directory, &error);
    assert_null(error);
    assert_int_equal(full->n_categories, MAMS_MAX_CATEGORIES);

    g_string_assign(more, text);
    add_categories(more, 20, MAMS_MAX_CATEGORIES + 1);
    write_file(directory, "categories.ini", more->str, -1);
    expect_error(directory, (const char *const[]){"categories.ini", "business33", "32", NULL},
                 "33 categories");
    remove_copy(directory);
    (void)state;
}

/* The hash names the text of the rules and nothing else. */
static void test_hash(void **state)
{
    char *one = make_copy(), *two = make_copy();
    g_autoptr(MamsRules) first = mams_rules_load(one, NULL);
    g_autoptr(MamsRules) same = mams_rules_load(two, NULL);

    assert_int_equal(strlen(first->hash), 12);
    assert_int_equal(strspn(first->hash, "0123456789abcdef"), 12);
    assert_string_equal(first->hash, same->hash);

    change(two, "wages.ini", "Confidence=L", "Confidence=M");
    g_autoptr(MamsRules) other = mams_rules_load(two, NULL);
    assert_string_not_equal(first->hash, other->hash);
    change(one, "holidays.csv", "New Year", "New year");
    g_autoptr(MamsRules) days = mams_rules_load(one, NULL);
    assert_string_not_equal(first->hash, days->hash);
    /* Value= overrides Default=. */
    change(one, "parameters.ini", "Default=before\n", "Default=before\nValue=including\n");
    g_autoptr(MamsRules) set = mams_rules_load(one, NULL);
    assert_true(set->debt_window_including);
    remove_copy(one);
    remove_copy(two);
    (void)state;
}

/* Whatever stands in a file, loading ends with rules or with an error. */
static void test_random_damage(void **state)
{
    enum { ROUNDS = 150 };
    const guint32 seed = g_random_int();
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    char *directory = make_copy();

    print_message("test_random_damage: seed %u\n", seed);
    for (int round = 0; round < ROUNDS; round++) {
        const char *file = files[g_rand_int_range(rand, 0, G_N_ELEMENTS(files))];
        g_autofree char *path = g_build_filename(directory, file, NULL);
        g_autofree char *text = NULL;
        gsize length = 0;

        assert_true(g_file_get_contents(path, &text, &length, NULL));
        g_autofree char *damaged = g_memdup2(text, length);
        for (int i = g_rand_int_range(rand, 1, 4); i > 0; i--) {
            static const char signs[] = "\0\n[]=;#09-.\xFF az";
            damaged[g_rand_int_range(rand, 0, (gint32)length)] =
                signs[g_rand_int_range(rand, 0, sizeof signs - 1)];
        }
        write_file(directory, file, damaged,
                   g_rand_boolean(rand) ? (gssize)length : (gssize)length / 2);

        g_autoptr(GError) error = NULL;
        g_autoptr(MamsRules) rules = mams_rules_load(directory, &error);
        if (rules == NULL)
            assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_RULES));
        else
            assert_null(error);
        write_file(directory, file, text, (gssize)length);
    }
    remove_copy(directory);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_broken),         cmocka_unit_test(test_line_numbers),
        cmocka_unit_test(test_missing_groups), cmocka_unit_test(test_needed_channels),
        cmocka_unit_test(test_files),          cmocka_unit_test(test_categories_at_most_32),
        cmocka_unit_test(test_hash),           cmocka_unit_test(test_random_damage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
