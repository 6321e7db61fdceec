/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "people.h"
#include "rules_fixture.h"
#include "words/canned.h"

/*
 * Prepared replies: the files, finding one, filling one. Some filled ones stand in
 * tests/golden/canned.txt for people to read; MAMS_GOLDEN_UPDATE=1 writes it anew.
 */

#define CANNED MAMS_SRCDIR "/data/canned"
#define GOLDEN MAMS_SRCDIR "/tests/golden/canned.txt"

enum { FIRST_PAGE = 15, MANY = 500 };

static MamsCanned *set;

static int setup(void **state)
{
    g_autoptr(GError) error = NULL;
    if (words_setup(state) != 0)
        return -1;
    set = mams_canned_load(CANNED, words, &error);
    if (!set)
        print_error("%s\n", error->message);
    return set ? 0 : -1;
}

static int teardown(void **state)
{
    g_clear_pointer(&set, mams_canned_free);
    return words_teardown(state);
}

static const MamsCannedText *text_of(const char *id)
{
    int number = mams_canned_number(set, id);
    assert_true(number >= 0);
    return mams_canned_text(set, number);
}

static void test_the_set(void **state)
{
    (void)state;
    assert_true(mams_canned_count(set) >= 45);
    const MamsCannedText *text = text_of("paid_not_shown");
    assert_true(text->person && text->remind_payment);
    assert_int_equal(text->then, MAMS_CANNED_WAIT);
    assert_string_equal(text->procedure, "paid-not-insured");
    text = text_of("refund");
    assert_false(text->person);
    assert_int_equal(text->attach, MAMS_CANNED_ATTACH_REFUND);
    assert_int_equal(text_of("need_iin")->remind_days, 5);
    assert_true(mams_canned_fits(text_of("insured"), MAMS_VERDICT_INSURED));
    assert_false(mams_canned_fits(text_of("insured"), MAMS_VERDICT_NOT_INSURED));
    assert_int_equal(mams_canned_number(set, "no such"), -1);
}

/* ---- what is wrong in the files ---- */

static char *original(const char *file)
{
    g_autofree char *path = g_build_filename(CANNED, file, NULL);
    char *text = NULL;
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

static void put(const char *folder, const char *file, const char *text)
{
    g_autofree char *path = g_build_filename(folder, file, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void remove_folder(const char *folder)
{
    static const char *const files[] = {"kk.ini", "ru.ini", "en.ini"};
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(folder, files[i], NULL);
        g_remove(path);
    }
    assert_int_equal(g_rmdir(folder), 0);
}

/* The line of the group that begins with `line` is replaced; NULL drops it. */
static char *edited(const char *text, const char *group, const char *line, const char *with)
{
    g_autofree char *head = g_strdup_printf("\n[%s]\n", group);
    g_autofree char *begin = g_strdup_printf("\n%s", line);
    const char *start = strstr(text, head);
    assert_non_null(start);
    const char *at = strstr(start + 1, begin);
    assert_non_null(at);
    const char *end = strchr(at + 1, '\n');
    GString *out = g_string_new_len(text, at + 1 - text);
    if (with)
        g_string_append_printf(out, "%s\n", with);
    g_string_append(out, end + 1);
    return g_string_free(out, FALSE);
}

static void check_refused(const char *file, const char *group, const char *line, const char *with,
                          const char *says)
{
    static const char *const files[] = {"kk.ini", "ru.ini", "en.ini"};
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("mams-canned-XXXXXX", NULL);
    assert_non_null(folder);
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *text = original(files[i]);
        g_autofree char *other =
            g_str_equal(files[i], file) ? edited(text, group, line, with) : NULL;
        put(folder, files[i], other ? other : text);
    }
    g_autoptr(MamsCanned) broken = mams_canned_load(folder, words, &error);
    remove_folder(folder);
    assert_null(broken);
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_RULES));
    if (!strstr(error->message, file) || !strstr(error->message, says))
        fail_msg("'%s' and '%s' are not said in: %s", file, says, error->message);
}

static void test_bad_files(void **state)
{
    (void)state;
    check_refused("kk.ini", "refund", "Topic=", "Topic=weather", "Topic");
    check_refused("kk.ini", "refund", "Procedure=", "Procedure=dance", "dance");
    check_refused("kk.ini", "refund", "Person=", "Person=yes", "Person");
    check_refused("kk.ini", "insured", "When=", "When=insured;lucky", "insured;lucky");
    check_refused("kk.ini", "debt", "Grounds=", "Grounds=none", "Grounds");
    check_refused("kk.ini", "refund", "Attach=", "Attach=all", "Attach");
    check_refused("kk.ini", "refund", "Then=", "Then=sleep", "Then");
    check_refused("kk.ini", "need_iin", "Remind=", "Remind=0", "Remind");
    check_refused("kk.ini", "need_iin", "Remind=", "Remind=61", "Remind");
    check_refused("kk.ini", "refund", "Then=", "Later=close", "Later");
    check_refused("ru.ini", "refund", "Title=", "Then=close", "kk.ini");
    check_refused("ru.ini", "refund", "Title=", NULL, "Title");
    check_refused("en.ini", "refund", "Keys=", NULL, "Keys");
    check_refused("en.ini", "refund", "Text=", "Text=", "missing");
    check_refused("en.ini", "refund", "Text=", "Text=a\\n\\nb", "empty");
    check_refused("en.ini", "refund", "Text=", "Text={nothing}", "nothing");
    check_refused("en.ini", "refund", "Text=", "Text=Your {category}.", "category");
    check_refused("en.ini", "insured", "Text=", "Text=a\\n@news", "@news");
    check_refused("en.ini", "insured", "Text=", "Text=a {status_channels}", "@status");
    check_refused("ru.ini", "insured", "Text=", "Text=a\\n@status", "status_channels");
    check_refused("en.ini", "frame", "Signature=", NULL, "Signature");
    check_refused("en.ini", "frame", "Way=", "Highway=a", "Highway");
    check_refused("en.ini", "refund", "Title=", "Title=a\nTitle=b", "already");
    check_refused("en.ini", "refund", "Title=", "Title=a\n[insured]", "insured");
    check_refused("en.ini", "refund", "Title=", "Title=a\n[unknown]", "unknown");
    check_refused("en.ini", "refund", "Title=", "nothing", "line");
}

static void test_no_file(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(mams_canned_load(MAMS_SRCDIR "/data/words/none", words, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_RULES));
}

/* ---- finding ---- */

static int place_in(const MamsCanned *texts, const char *typed, const char *id)
{
    g_autoptr(GArray) found = mams_canned_find(texts, typed, NULL);
    int wanted = mams_canned_number(texts, id);
    for (guint i = 0; i < found->len; i++)
        if (g_array_index(found, int, i) == wanted)
            return (int)i;
    return -1;
}

static void check_first(const char *typed, const char *id)
{
    int place = place_in(set, typed, id);
    if (place < 0 || place >= FIRST_PAGE)
        fail_msg("'%s' finds '%s' in place %d", typed, id, place);
}

static void test_find(void **state)
{
    (void)state;
    assert_int_equal(place_in(set, "тау", "move_payment"), 0);
    assert_int_equal(place_in(set, "ref", "refund"), 0);
    /* Initials of the title, in two languages. */
    check_first("қтб", "death_record");
    check_first("жа", "new_job");
    check_first("ож", "employer_silent");
    /* Beginnings of words, in any spelling and order. */
    check_first("возвр", "refund");
    check_first("берешек", "debt");
    check_first("беременная ип", "pregnant_ip");
    check_first("studies abr", "studies_abroad");
    check_first("18 жас", "turning_18");
    /* The wrong keyboard layout. */
    check_first("djpdhfn", "refund");
    check_first("куагтв", "refund");
    assert_int_equal(place_in(set, "8888", "refund"), -1);
    assert_true(place_in(set, "", "refund") >= 0);
}

/* Letters of a made-up short key that no real one has. */
static char *made_up_key(int number)
{
    static const char *const letters[] = {"б", "в", "д", "ж", "з", "л", "м", "н", "ф", "ц"};
    return g_strdup_printf("%s%s%s", letters[number / 100 % 10], letters[number / 10 % 10],
                           letters[number % 10]);
}

static char *made_up(const char *text, int from)
{
    GString *out = g_string_new(text);
    for (int i = from; i < MANY; i++) {
        g_autofree char *key = made_up_key(i);
        g_string_append_printf(out,
                               "\n[made-up-%d]\nTitle=Төлем және мәртебе туралы жауап %d\n"
                               "Keys=%s төлем статус status\nText=Жауап.\n",
                               i, i, key);
    }
    return g_string_free(out, FALSE);
}

static MamsCanned *load_many(void)
{
    static const char *const files[] = {"kk.ini", "ru.ini", "en.ini"};
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("mams-canned-XXXXXX", NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *text = original(files[i]);
        g_autofree char *more = made_up(text, mams_canned_count(set));
        put(folder, files[i], more);
    }
    MamsCanned *many = mams_canned_load(folder, words, &error);
    remove_folder(folder);
    assert_non_null(many);
    return many;
}

/* In five hundred each is on the first page after three keys at most. */
static void test_three_keys(void **state)
{
    (void)state;
    g_autoptr(MamsCanned) many = load_many();
    assert_int_equal(mams_canned_count(many), MANY);
    for (int i = 0; i < MANY; i++) {
        const MamsCannedText *text = mams_canned_text(many, i);
        for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
            /* The same keys find the same. */
            if (lang > 0 && g_str_equal(text->keys[lang], text->keys[lang - 1]))
                continue;
            g_auto(GStrv) keys = g_strsplit(text->keys[lang], " ", 2);
            int place = place_in(many, keys[0], text->id);
            if (g_utf8_strlen(keys[0], -1) > 3 || place < 0 || place >= FIRST_PAGE)
                fail_msg("'%s' finds '%s' in place %d", keys[0], text->id, place);
        }
    }
}

/* ---- by the answer ---- */

static void check_suggested(const GoldenPerson *golden)
{
    static const struct {
        const char *file, *first;
    } wanted[] = {
        {"28-", "debt"},         {"25-", "never_paid"},     {"08-", "insured"},
        {"36-", "death_record"}, {"07-", "category_ended"}, {"24-", "temporary_runs"},
        {"21-", "conditional"},
    };
    g_autoptr(GArray) all = mams_canned_suggest(set, golden->answer);
    assert_int_equal(all->len, mams_canned_count(set));
    const MamsCannedText *first = mams_canned_text(set, g_array_index(all, int, 0));
    for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++)
        if (g_str_has_prefix(golden->file, wanted[i].file))
            assert_string_equal(first->id, wanted[i].first);
    /* What does not fit stands last. */
    bool fits = true;
    for (guint i = 0; i < all->len; i++) {
        const MamsCannedText *text = mams_canned_text(set, g_array_index(all, int, i));
        bool now = mams_canned_fits(text, golden->answer->verdict);
        assert_true(fits || !now);
        fits = now;
    }
}

static void test_suggest(void **state)
{
    (void)state;
    golden_people_each(check_suggested);
    g_autoptr(GArray) all = mams_canned_suggest(set, NULL);
    assert_false(mams_canned_text(set, g_array_index(all, int, 0))->person);
}

/* ---- filling ---- */

static MamsCannedFrame whole_frame(MamsDay today)
{
    return (MamsCannedFrame){.today = today,
                             .number = "2024-000123",
                             .received = today - 3,
                             .due = today + 18,
                             .earlier = "2024-000098",
                             .organisation = "Денсаулық сақтау басқармасы",
                             .reason = "мәселе емхана жұмысына қатысты",
                             .document = "оқу орнының анықтамасы",
                             .call_day = today + 1,
                             .operator_name = "Айдана Серікқызы"};
}

static void check_error(const char *id, const MamsCannedFrame *frame, int code, const char *says)
{
    g_autoptr(GError) error = NULL;
    assert_null(mams_canned_fill(set, id, MAMS_LANG_EN, frame, NULL, NULL, &error));
    assert_true(g_error_matches(error, MAMS_ERROR, code));
    if (!strstr(error->message, says))
        fail_msg("'%s' is not said in: %s", says, error->message);
}

static void test_fill_refuses(void **state)
{
    (void)state;
    const MamsCannedFrame empty = {0};
    check_error("no such", &empty, MAMS_ERROR_NOT_FOUND, "no such");
    check_error("insured", &empty, MAMS_ERROR_USAGE, "citizen");
    check_error("redirected", &empty, MAMS_ERROR_USAGE, "{organisation}");
    check_error("registered", &empty, MAMS_ERROR_USAGE, "{number}");
    check_error("extended", &empty, MAMS_ERROR_USAGE, "{answer_by}");
    check_error("joined", &empty, MAMS_ERROR_USAGE, "{earlier}");
}

/* What is missing in brackets is left out, and with it the line of the number. */
static void test_fill_leaves_out(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    const MamsCannedFrame empty = {0};
    g_autofree char *bare =
        mams_canned_fill(set, "documents_received", MAMS_LANG_EN, &empty, NULL, NULL, &error);
    assert_non_null(bare);
    assert_string_equal(bare, "Hello,\n\n"
                              "We have received your documents. They are being checked. If "
                              "anything else is needed, we will tell you.\n\n"
                              "Yours sincerely,\nSocial Health Insurance Fund, inquiry desk");
    const MamsCannedFrame frame = whole_frame(mams_day_make(2024, 11, 22));
    g_autofree char *whole =
        mams_canned_fill(set, "documents_received", MAMS_LANG_KK, &frame, NULL, NULL, &error);
    assert_non_null(strstr(whole, "2024 жылғы 19 қарашада түскен № 2024-000123"));
    assert_non_null(strstr(whole, "оқу орнының анықтамасы"));
    assert_non_null(strstr(whole, "2024 жылғы 10 желтоқсанға дейін"));
    assert_non_null(strstr(whole, "Айдана Серікқызы\nӘлеуметтік"));
}

static void test_addressee(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    const MamsCannedFrame frame = {.addressee = "Асель Маратовна"};
    g_autofree char *text =
        mams_canned_fill(set, "thanks", MAMS_LANG_RU, &frame, NULL, NULL, &error);
    assert_true(g_str_has_prefix(text, "Уважаемый(-ая) Асель Маратовна!\n\n"));
}

/* Nothing is left open in any text, and greeting and signature stand there once. */
static void check_plain(const char *text, const char *id, MamsLang lang)
{
    static const char *const greetings[] = {"Құрметті", "Уважаем", "Dear"};
    static const char *const signatures[] = {"Құрметпен,", "С уважением,", "Yours sincerely,"};
    if (strpbrk(text, "{}[]|\\") || strstr(text, "  ") || strstr(text, "\n\n\n") ||
        strstr(text, " .") || strstr(text, " ,"))
        fail_msg("%s, %s: %s", id, mams_lang_code(lang), text);
    const char *greeting = strstr(text, greetings[lang]);
    const char *signature = strstr(text, signatures[lang]);
    assert_ptr_equal(greeting, text);
    assert_null(strstr(greeting + 1, greetings[lang]));
    assert_non_null(signature);
    assert_null(strstr(signature + 1, signatures[lang]));
}

static void check_person(const GoldenPerson *golden)
{
    const MamsCannedFrame frame = whole_frame(golden->answer->on);
    if (!*golden->person.given)
        return;
    for (int i = 0; i < mams_canned_count(set); i++) {
        const MamsCannedText *text = mams_canned_text(set, i);
        for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
            g_autoptr(GError) error = NULL;
            g_autofree char *filled = mams_canned_fill(set, text->id, (MamsLang)lang, &frame,
                                                       golden->answer, &golden->person, &error);
            if (!filled)
                fail_msg("%s: %s", text->id, error->message);
            check_plain(filled, text->id, (MamsLang)lang);
        }
    }
}

static void test_every_text_for_everybody(void **state)
{
    (void)state;
    golden_people_each(check_person);
}

/* No year, rate or sum is typed into a text: digits come from facts. */
static void test_no_typed_numbers(void **state)
{
    (void)state;
    static const char *const files[] = {"kk.ini", "ru.ini", "en.ini"};
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *text = original(files[i]);
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        for (char **line = lines; *line; line++)
            if (g_str_has_prefix(*line, "Text=") && g_regex_match_simple("\\d\\d|₸|%", *line, 0, 0))
                fail_msg("%s: %s", files[i], *line);
    }
}

/* ---- for people to read ---- */

static GString *said;

static void say(const GoldenPerson *golden, const char *id)
{
    const MamsCannedFrame frame = whole_frame(golden->answer->on);
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *text = mams_canned_fill(set, id, (MamsLang)lang, &frame, golden->answer,
                                                 &golden->person, &error);
        assert_non_null(text);
        g_string_append_printf(said, "---- %s, %s, %s\n%s\n\n", id, golden->file,
                               mams_lang_code((MamsLang)lang), text);
    }
}

static void say_some(const GoldenPerson *golden)
{
    static const struct {
        const char *file, *id;
    } some[] = {
        {"02-", "insured"},        {"04-", "category_ended"}, {"21-", "conditional"},
        {"24-", "temporary_runs"}, {"25-", "never_paid"},     {"28-", "debt"},
        {"28-", "redirected"},     {"28-", "one_payment"},    {"36-", "death_record"},
        {"41-", "paid_not_shown"}, {"20-", "where_to_check"}, {"20-", "how_to_pay"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(some); i++)
        if (g_str_has_prefix(golden->file, some[i].file))
            say(golden, some[i].id);
}

static void test_golden(void **state)
{
    (void)state;
    g_autofree char *text = NULL;
    said = g_string_new(NULL);
    golden_people_each(say_some);
    g_autofree char *now = g_string_free(said, FALSE);
    if (g_getenv("MAMS_GOLDEN_UPDATE")) {
        assert_true(g_file_set_contents(GOLDEN, now, -1, NULL));
        return;
    }
    assert_true(g_file_get_contents(GOLDEN, &text, NULL, NULL));
    assert_string_equal(text, now);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_set),          cmocka_unit_test(test_bad_files),
        cmocka_unit_test(test_no_file),          cmocka_unit_test(test_find),
        cmocka_unit_test(test_three_keys),       cmocka_unit_test(test_suggest),
        cmocka_unit_test(test_fill_refuses),     cmocka_unit_test(test_fill_leaves_out),
        cmocka_unit_test(test_addressee),        cmocka_unit_test(test_every_text_for_everybody),
        cmocka_unit_test(test_no_typed_numbers), cmocka_unit_test(test_golden),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
