/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cm.h"
#include "folder.h"
#include "harness.h"
#include "terminal.h"

/*
 * Keys without sense: whatever is typed, the program goes on, gives the terminal back and leaves
 * the database whole. MAMS_TEST_RUNS says how often 1,000 keys are pressed, MAMS_TEST_SEED which
 * ones: the seed of a run is printed before it. Every second run keeps its session and is dropped
 * and started again here and there.
 */

enum { KEYS = 1000 };

#ifdef __SANITIZE_ADDRESS__
enum { RUNS = 20 };
#else
enum { RUNS = 8 };
#endif

/* The tests must not be stopped. */
void __wrap_mams_term_suspend(MamsTerm *term);
void __wrap_mams_term_suspend(MamsTerm *term)
{
    mams_term_resume(term);
}

/* readline does not give back what could be undone in an earlier line that was changed and left,
 * and offers no way to do so while it is in use. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libreadline\n";
}

/* ---- keys ---- */

static const char *pick(GRand *random, const char *const *from, size_t n)
{
    return from[g_rand_int_range(random, 0, (gint32)n)];
}
#define PICK(random, array) pick(random, array, G_N_ELEMENTS(array))

static void add_letter(GRand *random, GString *keys)
{
    static const char *const alphabets[] = {
        "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
        "әғқңөұүһі ӘҒҚҢӨҰҮҺІ",
        "0123456789 .,:;*?+-/\\'\"%№()[]{}<>=_~",
        "\xCC\x86\xCC\x88\xE2\x80\x8D\xF0\x9F\x87\xB0\xF0\x9F\x87\xBF\xE4\xB8\xAD\xEF\xBF\xBD",
    };
    const char *letters = PICK(random, alphabets);
    glong at = g_rand_int_range(random, 0, (gint32)g_utf8_strlen(letters, -1));
    const char *letter = g_utf8_offset_to_pointer(letters, at);
    g_string_append_len(keys, letter, g_utf8_next_char(letter) - letter);
}

static void add_named_key(GRand *random, GString *keys)
{
    static const char *const names[] = {
        "\033OP",   "\033OQ",   "\033OR",   "\033OS",   "\033[15~",  "\033[17~",  "\033[18~",
        "\033[19~", "\033[20~", "\033[23~", "\033[24~", "\0331",     "\0332",     "\0333",
        "\0334",    "\0335",    "\0336",    "\0337",    "\0338",     "\0339",     "\033-",
        "\033[A",   "\033[B",   "\033[C",   "\033[D",   "\033OA",    "\033OB",    "\033OC",
        "\033OD",   "\033[1~",  "\033[2~",  "\033[3~",  "\033[4~",   "\033[5~",   "\033[6~",
        "\033[H",   "\033[F",   "\033[Z",   "\t",       "\r",        "\r",        "\r",
        "\177",     "\b",       "\033",     "\033\033", "\033[1;5C", "\033[1;3A", "\033[1;2D",
        "\t",       "\033[B",   "\033[B",
    };
    g_string_append(keys, PICK(random, names));
}

/* What leads further than single letters would. */
static void add_words(GRand *random, GString *keys)
{
    static const char *const words[] = {
        FIXTURE_ALIYA "\r",
        FIXTURE_SAULE "\r",
        FIXTURE_TIMUR "\r",
        "\025иванов\033[B\r",
        "\025",
        "22.11.2024",
        "08.2024..10.2024",
        "350000",
        ":macro-keep x\r",
        ":macro x\r",
        ":lang kk\r",
        ":status .\r",
        "\0309\r",
        "\001\r",
        "\004\r",
        "\013\r",
        "\017",
        FIXTURE_SAULE "\r\0337",
        FIXTURE_SAULE "\r\0336",
        "*",
        "Ив*, А..Г",
        "850317*",
        "\033OR\033OR\033OR\033OR\025\0338",
        "\0338\r",
        "\0338\r\0334\r",
        "\033OR\033OR\033OR\033OR\025\0338\r\006\r\0334",
        "\0332\0332",
        "\026",
        "\006\r",
        "\020сұрақ\r",
        "\02722.11.2024 x\r",
        "\021\r\r",
    };
    g_string_append(keys, PICK(random, words));
}

static void add_paste(GRand *random, GString *keys)
{
    g_string_append(keys, "\033[200~");
    for (gint32 n = g_rand_int_range(random, 0, 300); n > 0; n--) {
        if (g_rand_int_range(random, 0, 20) == 0)
            g_string_append_c(keys, (char)g_rand_int_range(random, 1, 256));
        else
            add_letter(random, keys);
    }
    /* Some never end: what comes next is pasted too, or a pause ends it. */
    if (g_rand_int_range(random, 0, 4) > 0)
        g_string_append(keys, "\033[201~");
}

static void add_broken(GRand *random, GString *keys)
{
    static const char *const begun[] = {
        "\033[", "\033O",    "\033[<", "\033[1;",   "\033]0;",    "\033P", "\033[?",   "\033[200",
        "\xD0",  "\xF0\x9F", "\033[M", "\033[38;5", "\033[27;5;", "\x9B",  "\xFF\xFE",
    };
    g_string_append(keys, PICK(random, begun));
    for (gint32 n = g_rand_int_range(random, 0, 6); n > 0; n--)
        g_string_append_c(keys, (char)g_rand_int_range(random, 1, 256));
}

static void add_click(GRand *random, GString *keys)
{
    g_string_append_printf(keys, "\033[<%d;%d;%d%c", g_rand_int_range(random, 0, 66),
                           g_rand_int_range(random, 0, 90), g_rand_int_range(random, 0, 30),
                           g_rand_boolean(random) ? 'M' : 'm');
}

static void add_key(GRand *random, GString *keys)
{
    gint32 kind = g_rand_int_range(random, 0, 100);
    if (kind < 35)
        add_letter(random, keys);
    else if (kind < 72)
        add_named_key(random, keys);
    else if (kind < 82)
        g_string_append_c(keys, (char)g_rand_int_range(random, 1, 27)); /* Ctrl-A … Ctrl-Z */
    else if (kind < 91)
        add_words(random, keys);
    else if (kind < 94)
        add_click(random, keys);
    else if (kind < 96)
        add_paste(random, keys);
    else if (kind < 99)
        add_broken(random, keys);
    else
        g_string_append(keys, "\033[21~"); /* F10 */
}

/* ---- a run ---- */

static Harness *start(GRand *random, bool kept)
{
    static const char *const terms[] = {"screen-256color", "xterm-256color", "linux", "vt220"};
    return harness_new(&(HarnessOptions){
        .term = PICK(random, terms),
        .language = (MamsLang)g_rand_int_range(random, 0, MAMS_N_LANGS),
        .theme = (MamsThemeName)g_rand_int_range(random, 0, MAMS_N_THEMES),
        .speech = g_rand_boolean(random),
        .state = kept ? folder : NULL,
    });
}

static void resize(GRand *random, Harness *harness)
{
    if (g_rand_int_range(random, 0, 3) == 0)
        harness_resize(harness, g_rand_int_range(random, 1, 70), g_rand_int_range(random, 1, 200));
    else
        harness_resize(harness, 24, 80);
}

/* The terminal answers, and the program finds and ends. */
static void expect_alive(GRand *random, Harness *harness)
{
    harness->now_ms += 5000;
    harness_step(harness);
    harness_resize(harness, 24, 80);
    harness_bytes(harness, "\033[201~");
    harness_bytes(harness, "\030"); /* away from a half sequence */
    if (harness->running)
        harness_bytes(harness, "\033[21~");
    assert_false(harness->running);
    harness_free(harness);
    harness = start(random, false);
    harness_text(harness, FIXTURE_SAULE "\r");
    harness_expect(harness, "30.11.2024");
    harness_free(harness);
}

static unsigned seen; /* MamsPlace bits of all screens */

/* Something to answer, for those runs that come so far. */
static void put_inquiries(guint32 seed)
{
    enum { EACH = 3 };
    g_autoptr(GError) error = NULL;
    MamsDesk *desk = fixture_desk_open();
    for (guint32 i = 0; i < EACH; i++) {
        MamsInquiryIn in = MAMS_INQUIRY_IN;
        in.channel = "mail";
        in.received_at = 1732000000 + seed * EACH + i;
        in.from_address = "aliya@mail.example";
        in.text = "Мен сақтандырылғанмын ба? ЖСН " FIXTURE_ALIYA;
        if (mams_desk_inquiry_add(desk, &in, NULL, &error) == 0)
            fail_msg("%s", error->message);
    }
    fixture_desk_close(desk);
}

static void run(guint32 seed, bool kept)
{
    put_inquiries(seed);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    Harness *harness = start(random, kept);
    for (int pressed = 0; pressed < KEYS;) {
        g_autoptr(GString) keys = g_string_new(NULL);
        for (gint32 n = g_rand_int_range(random, 1, 6); n > 0; n--, pressed++)
            add_key(random, keys);
        harness->now_ms += g_rand_int_range(random, 0, 1500);
        harness_bytes(harness, keys->str);
        seen |= mams_app_top(harness->app)->class->place;
        gint32 event = g_rand_int_range(random, 0, 200);
        if (event < 12)
            resize(random, harness);
        if (!harness->running || event == 199) {
            harness_free(harness);
            harness = start(random, kept);
        }
    }
    expect_alive(random, harness);
}

static guint32 number_from(const char *variable, guint32 usual)
{
    const char *text = g_getenv(variable);
    return text != NULL ? (guint32)strtoul(text, NULL, 10) : usual;
}

static void test_keys_without_sense(void **state)
{
    (void)state;
    const unsigned places = MAMS_PLACE_SEARCH | MAMS_PLACE_CARD | MAMS_PLACE_READER |
                            MAMS_PLACE_FIND_FORM | MAMS_PLACE_REFERENCE | MAMS_PLACE_RATES |
                            MAMS_PLACE_MONTHS | MAMS_PLACE_WHAT_IF | MAMS_PLACE_PROMPT |
                            MAMS_PLACE_LINE | MAMS_PLACE_MENU | MAMS_PLACE_INQUIRIES |
                            MAMS_PLACE_INQUIRY | MAMS_PLACE_CANNED | MAMS_PLACE_REPLY |
                            MAMS_PLACE_REMINDERS;
    guint32 runs = number_from("MAMS_TEST_RUNS", RUNS), seed = number_from("MAMS_TEST_SEED", 1);
    for (guint32 i = 0; i < runs; i++) {
        printf("# seed %u\n", seed + i);
        fflush(stdout);
        run(seed + i, i % 2 == 1);
    }
    /* Keys that never leave the first screen would prove little. */
    assert_int_equal(places & ~seen, 0);
}

/* ---- afterwards ---- */

static int integrity_row(void *data, int n, char **values, char **names)
{
    (void)names;
    g_string_append_printf(data, "%s;", n > 0 ? values[0] : "");
    return 0;
}

static void test_the_database_is_whole(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    int64_t entries = 0;
    MamsDesk *desk = fixture_desk_open();
    if (!mams_desk_journal_verify(desk, &entries, &error))
        fail_msg("%s", error->message);
    assert_true(entries > 0);
    fixture_desk_close(desk);
    sqlite3 *db = NULL;
    g_autoptr(GString) found = g_string_new(NULL);
    assert_int_equal(sqlite3_open(fixture_database(), &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA integrity_check", integrity_row, found, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA foreign_key_check", integrity_row, found, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    assert_string_equal(found->str, "ok;");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys_without_sense),
        cmocka_unit_test(test_the_database_is_whole),
    };
    return cmocka_run_group_tests(tests, folder_set_up, folder_tear_down);
}
