/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "words/words.h"

/*
 * The words for the people of tests/golden/people.txt, in every voice and language, stand in
 * tests/golden/words, a file a person: for people to read, and held against what the program says
 * now. MAMS_GOLDEN_UPDATE=1 writes them anew.
 */

enum { MONTHS = 24, PEOPLE = 40 };

static const char *const voices[MAMS_N_VOICES] = {"screen", "phone", "sms", "letter"};
static MamsRules *all_rules;
static MamsWords *words;
static bool update;

/* A person, as far as the lines have been read. */
typedef struct {
    const MamsRules *rules;
    MamsFacts *facts;
    char *file, *surname, *given, *patronymic;
    const char *line;
} Reading;

static char *take_name(const char *word)
{
    return g_strdup(!word || g_str_equal(word, "-") ? "" : word);
}

static void forget(Reading *reading)
{
    mams_facts_free(reading->facts);
    g_free(reading->file);
    g_free(reading->surname);
    g_free(reading->given);
    g_free(reading->patronymic);
    *reading = (Reading){.rules = all_rules};
}

static void begin(Reading *reading, char **w)
{
    forget(reading);
    reading->facts = mams_facts_new();
    reading->file = g_strconcat(w[1], ".txt", NULL);
    reading->surname = take_name(w[2]);
    reading->given = take_name(w[3]);
    reading->patronymic = take_name(w[4]);
}

static MamsDay read_day(const Reading *reading, const char *text)
{
    if (g_str_equal(text, "open"))
        return MAMS_DAY_FOREVER;
    MamsDay day = mams_day_parse(text);
    if (day == MAMS_DAY_NONE)
        fail_msg("no day in: %s", reading->line);
    return day;
}

/* A number that fits the birth date; 9 as its eighth digit, like all invented ones. */
static MamsIin invent_iin(MamsDay birth, MamsSex sex)
{
    int year, month, day;
    mams_day_split(birth, &year, &month, &day);
    int seventh =
        sex == MAMS_SEX_UNKNOWN ? 0 : (year / 100 - 18) * 2 + (sex == MAMS_SEX_MALE ? 1 : 2);
    int64_t eleven =
        ((int64_t)(year % 100) * 10000 + month * 100 + day) * 100000 + seventh * 10000 + 9001;
    while (mams_iin_control_digit(eleven) < 0)
        eleven++;
    return eleven * 10 + mams_iin_control_digit(eleven);
}

static void read_person(Reading *reading, char **w)
{
    MamsFacts *facts = reading->facts;
    facts->birth = read_day(reading, w[1]);
    facts->sex = *w[2] == 'm' ? MAMS_SEX_MALE : *w[2] == 'f' ? MAMS_SEX_FEMALE : MAMS_SEX_UNKNOWN;
    facts->iin = invent_iin(facts->birth, facts->sex);
    for (int i = 3; w[i]; i += 2) {
        if (g_str_equal(w[i], "died"))
            facts->death = read_day(reading, w[i + 1]);
        else
            facts->resident_from = read_day(reading, w[i + 1]);
    }
}

static void read_category(Reading *reading, char **w)
{
    MamsAssignment assignment = {.category = mams_rules_category(reading->rules, w[1]),
                                 .from = read_day(reading, w[2]),
                                 .to = read_day(reading, w[3]),
                                 .document_date = MAMS_DAY_NONE};
    if (assignment.category < 0)
        fail_msg("no category in: %s", reading->line);
    if (w[4])
        assignment.reg = mams_facts_string(reading->facts, w[5]);
    mams_facts_add_assignment(reading->facts, &assignment);
}

static MamsDay read_when(const Reading *reading, MamsMonth month, const char *how, const char *when)
{
    if (g_str_equal(how, "on"))
        return read_day(reading, when);
    return mams_month_day(month + (g_str_equal(how, "next") ? 1 : 0), atoi(when));
}

static void read_payments(Reading *reading, char **w)
{
    int kind = mams_kind_parse(w[1]);
    g_auto(GStrv) ends = g_strsplit(w[2], "..", 2);
    MamsMonth from = mams_month_parse(ends[0]), to = ends[1] ? mams_month_parse(ends[1]) : from;
    if (kind < 0 || from == MAMS_MONTH_NONE || to < from)
        fail_msg("no payment in: %s", reading->line);
    for (MamsMonth month = from; month <= to; month++) {
        MamsPayment payment = {.month = month,
                               .kind = (MamsKind)kind,
                               .paid_on = read_when(reading, month, w[4], w[5]),
                               .received_on = MAMS_DAY_NONE,
                               .posted_on = MAMS_DAY_NONE,
                               .returned_on = w[6] ? read_day(reading, w[7]) : MAMS_DAY_NONE};
        if (g_str_equal(w[3], "rate"))
            payment.amount =
                mams_rules_month_rate(reading->rules, payment.kind, month, mams_month_year(month));
        else
            assert_true(mams_money_parse(w[3], &payment.amount));
        mams_facts_add_payment(reading->facts, &payment);
    }
}

static void write_heading(const Reading *reading, const MamsAnswer *answer,
                          const MamsPerson *person, GString *out)
{
    char iin[MAMS_IIN_GROUPED_SIZE], birth[MAMS_DAY_TEXT_SIZE], on[MAMS_DAY_TEXT_SIZE],
        data[MAMS_DAY_TEXT_SIZE];
    g_autofree char *name =
        g_strjoin(" ", person->surname, person->given, person->patronymic, NULL);
    g_string_append_printf(out, "%s\n%s, born %s, %s\n", *g_strstrip(name) ? name : "(no name)",
                           mams_iin_format_grouped(reading->facts->iin, iin),
                           mams_day_format_dotted(reading->facts->birth, birth),
                           person->sex == MAMS_SEX_MALE     ? "a man"
                           : person->sex == MAMS_SEX_FEMALE ? "a woman"
                                                            : "sex not known");
    g_string_append_printf(out, "On %s: %s, %s", mams_day_format_dotted(answer->on, on),
                           mams_verdict_code(answer->verdict),
                           answer->ground == MAMS_GROUND_NONE ? "-"
                                                              : mams_ground_code(answer->ground));
    if (person->data_of != MAMS_DAY_NONE)
        g_string_append_printf(out, "; data of %s%s", mams_day_format_dotted(person->data_of, data),
                               person->stale ? ", too old" : "");
    for (guint i = 0; i < answer->conflicts->len; i++)
        g_string_append_printf(
            out, "; conflict %s",
            mams_conflict_code(g_array_index(answer->conflicts, MamsConflict, i).kind));
    g_string_append_c(out, '\n');
}

/* (owned) */
static char *everything_said(const Reading *reading, const MamsAnswer *answer,
                             const MamsPerson *person)
{
    GString *out = g_string_new(NULL);
    write_heading(reading, answer, person, out);
    for (int voice = 0; voice < MAMS_N_VOICES; voice++) {
        for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
            g_autofree char *text =
                mams_words_reason(words, (MamsLang)lang, (MamsVoice)voice, answer, person);
            g_string_append_printf(out, "\n---- %s, %s", voices[voice],
                                   mams_lang_code((MamsLang)lang));
            if (voice == MAMS_VOICE_SMS)
                g_string_append_printf(out, ", parts: %d", mams_words_sms_parts(text));
            g_string_append_printf(out, "\n%s\n", text);
        }
    }
    return g_string_free(out, FALSE);
}

static void compare(const char *file, const char *said)
{
    g_autofree char *path = g_build_filename(MAMS_SRCDIR "/tests/golden/words", file, NULL);
    g_autofree char *golden = NULL;
    if (update) {
        assert_true(g_file_set_contents(path, said, -1, NULL));
        return;
    }
    if (!g_file_get_contents(path, &golden, NULL, NULL))
        fail_msg("'%s' cannot be read; run the test with MAMS_GOLDEN_UPDATE=1", path);
    g_auto(GStrv) old = g_strsplit(golden, "\n", -1);
    g_auto(GStrv) now = g_strsplit(said, "\n", -1);
    for (int i = 0; old[i] || now[i]; i++) {
        if (g_strcmp0(old[i], now[i]) != 0)
            fail_msg("%s:%d\n  was: %s\n  is:  %s", file, i + 1, old[i] ? old[i] : "(nothing)",
                     now[i] ? now[i] : "(nothing)");
        if (!old[i] || !now[i])
            break;
    }
}

/* ask DAY [DAY of the data] */
static void answer_person(Reading *reading, char **w)
{
    MamsPerson person = {.surname = reading->surname,
                         .given = reading->given,
                         .patronymic = reading->patronymic,
                         .sex = reading->facts->sex,
                         .data_of = w[2] ? read_day(reading, w[2]) : MAMS_DAY_NONE};
    MamsDay on = read_day(reading, w[1]);
    person.stale =
        person.data_of != MAMS_DAY_NONE && on - person.data_of > reading->rules->stale_days;
    mams_facts_sort(reading->facts);
    g_autoptr(MamsAnswer) answer = mams_status_answer(reading->rules, reading->facts, on, MONTHS);
    g_autofree char *said = everything_said(reading, answer, &person);
    compare(reading->file, said);
}

static void read_line(Reading *reading, char **w)
{
    if (g_str_equal(w[0], "person"))
        begin(reading, w);
    else if (g_str_equal(w[0], "born"))
        read_person(reading, w);
    else if (g_str_equal(w[0], "category"))
        read_category(reading, w);
    else if (g_str_equal(w[0], "pay"))
        read_payments(reading, w);
    else if (g_str_equal(w[0], "ask"))
        answer_person(reading, w);
    else
        fail_msg("not understood: %s", reading->line);
}

static void test_golden_words(void **state)
{
    (void)state;
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(MAMS_SRCDIR "/tests/golden/people.txt", &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    Reading reading = {.rules = all_rules};
    int people = 0;
    for (int i = 0; lines[i]; i++) {
        g_strstrip(lines[i]);
        if (*lines[i] == '\0' || *lines[i] == '#')
            continue;
        g_auto(GStrv) w = g_strsplit(lines[i], " ", -1);
        reading.line = lines[i];
        people += g_str_equal(w[0], "person");
        read_line(&reading, w);
    }
    forget(&reading);
    assert_int_equal(people, PEOPLE);
}

static int setup(void **state)
{
    (void)state;
    update = g_getenv("MAMS_GOLDEN_UPDATE") != NULL;
    all_rules = mams_rules_load(MAMS_SRCDIR "/data/rules", NULL);
    words = all_rules ? mams_words_load(MAMS_SRCDIR "/data/words", all_rules, NULL) : NULL;
    return words ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    mams_words_free(words);
    mams_rules_free(all_rules);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_golden_words)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
