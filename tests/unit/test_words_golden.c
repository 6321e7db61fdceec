/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include "people.h"
#include "rules_fixture.h"

/*
 * The words for the people of tests/golden/people.txt, in every voice and language, stand in
 * tests/golden/words, a file a person: for people to read, and held against what the program says
 * now. MAMS_GOLDEN_UPDATE=1 writes them anew.
 */

#define FOLDER MAMS_SRCDIR "/tests/golden/words"

static const char *const voices[MAMS_N_VOICES] = {"screen", "phone", "sms", "letter"};
static bool update;

static void write_heading(const GoldenPerson *golden, GString *out)
{
    const MamsAnswer *answer = golden->answer;
    const MamsPerson *person = &golden->person;
    char iin[MAMS_IIN_GROUPED_SIZE], birth[MAMS_DAY_TEXT_SIZE], on[MAMS_DAY_TEXT_SIZE],
        data[MAMS_DAY_TEXT_SIZE];
    g_autofree char *name =
        g_strjoin(" ", person->surname, person->given, person->patronymic, NULL);
    g_string_append_printf(out, "%s\n%s, born %s, %s\n", *g_strstrip(name) ? name : "(no name)",
                           mams_iin_format_grouped(golden->facts->iin, iin),
                           mams_day_format_dotted(golden->facts->birth, birth),
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

static void write_voice(const GoldenPerson *golden, MamsVoice voice, MamsLang lang, GString *out)
{
    g_autofree char *text = mams_words_reason(words, lang, voice, golden->answer, &golden->person);
    g_string_append_printf(out, "\n---- %s, %s", voices[voice], mams_lang_code(lang));
    if (voice == MAMS_VOICE_SMS)
        g_string_append_printf(out, ", parts: %d", mams_words_sms_parts(text));
    g_string_append_printf(out, "\n%s\n", text);
}

static void write_conflicts(const GoldenPerson *golden, MamsLang lang, GString *out)
{
    const GArray *conflicts = golden->answer->conflicts;
    if (conflicts->len > 0)
        g_string_append_printf(out, "\n---- conflicts, %s\n", mams_lang_code(lang));
    for (guint i = 0; i < conflicts->len; i++) {
        g_autofree char *text = mams_words_conflict(words, lang, golden->answer,
                                                    &g_array_index(conflicts, MamsConflict, i));
        g_string_append_printf(out, "%s\n", text);
    }
}

/* (owned) */
static char *everything_said(const GoldenPerson *golden)
{
    GString *out = g_string_new(NULL);
    write_heading(golden, out);
    for (int voice = 0; voice < MAMS_N_VOICES; voice++)
        for (int lang = 0; lang < MAMS_N_LANGS; lang++)
            write_voice(golden, (MamsVoice)voice, (MamsLang)lang, out);
    for (int lang = 0; lang < MAMS_N_LANGS; lang++)
        write_conflicts(golden, (MamsLang)lang, out);
    return g_string_free(out, FALSE);
}

static void compare(const GoldenPerson *golden)
{
    g_autofree char *path = g_build_filename(FOLDER, golden->file, NULL);
    g_autofree char *said = everything_said(golden);
    g_autofree char *text = NULL;
    if (update) {
        assert_true(g_file_set_contents(path, said, -1, NULL));
        return;
    }
    if (!g_file_get_contents(path, &text, NULL, NULL))
        fail_msg("'%s' cannot be read; run the test with MAMS_GOLDEN_UPDATE=1", path);
    g_auto(GStrv) old = g_strsplit(text, "\n", -1);
    g_auto(GStrv) now = g_strsplit(said, "\n", -1);
    for (int i = 0; old[i] || now[i]; i++) {
        if (g_strcmp0(old[i], now[i]) != 0)
            fail_msg("%s:%d\n  was: %s\n  is:  %s", golden->file, i + 1,
                     old[i] ? old[i] : "(nothing)", now[i] ? now[i] : "(nothing)");
        if (!old[i] || !now[i])
            break;
    }
}

/* A text of somebody who is no longer there would stand unread for ever. */
static int count_files(void)
{
    g_autoptr(GDir) folder = g_dir_open(FOLDER, 0, NULL);
    int files = 0;
    assert_non_null(folder);
    for (const char *name = g_dir_read_name(folder); name; name = g_dir_read_name(folder))
        files += g_str_has_suffix(name, ".txt");
    return files;
}

static void test_golden_words(void **state)
{
    (void)state;
    update = g_getenv("MAMS_GOLDEN_UPDATE") != NULL;
    int people = golden_people_each(compare);
    assert_int_equal(people, count_files());
}

static uint32_t kinds_met;

static void meet_conflicts(const GoldenPerson *golden)
{
    for (guint i = 0; i < golden->answer->conflicts->len; i++) {
        const MamsConflict *conflict = &g_array_index(golden->answer->conflicts, MamsConflict, i);
        bool payment = conflict->kind == MAMS_CONFLICT_AFTER_DEATH && conflict->payment >= 0;
        kinds_met |= 1u << (payment ? MAMS_N_CONFLICTS : conflict->kind);
    }
}

/* After death both a category and a payment. */
static void test_every_conflict_is_there(void **state)
{
    (void)state;
    golden_people_each(meet_conflicts);
    assert_int_equal(kinds_met, (1u << (MAMS_N_CONFLICTS + 1)) - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_golden_words),
                                       cmocka_unit_test(test_every_conflict_is_there)};
    return cmocka_run_group_tests(tests, words_setup, words_teardown);
}
