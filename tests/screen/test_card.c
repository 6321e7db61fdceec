/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "harness.h"

/* Linked with --wrap=mams_desk_look. */
bool __real_mams_desk_look(MamsDesk *desk, const char *action, MamsIin subject, int64_t count,
                           GError **error);
bool __wrap_mams_desk_look(MamsDesk *desk, const char *action, MamsIin subject, int64_t count,
                           GError **error);

static int looks;
static bool failing;
static Harness *watched; /* its screen is examined when a look is written */
static bool was_painted;

bool __wrap_mams_desk_look(MamsDesk *desk, const char *action, MamsIin subject, int64_t count,
                           GError **error)
{
    looks++;
    if (watched != NULL) {
        harness_read(watched);
        was_painted = harness_shows(watched, "INSURED");
    }
    if (failing) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO, "the disk is full");
        return false;
    }
    return __real_mams_desk_look(desk, action, subject, count, error);
}

static Harness *open_card(const char *iin)
{
    Harness *harness = harness_new(NULL);
    harness_text(harness, iin);
    harness_key(harness, VTERM_KEY_ENTER);
    return harness;
}

static void expect_at_cursor(Harness *harness, const char *beginning)
{
    g_autofree char *text = harness_at_cursor(harness);
    if (!g_str_has_prefix(text, beginning))
        fail_msg("at the cursor stands '%s', not '%s'", text, beginning);
}

static void test_answers_on_one_screen(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_expect(harness, "mams  Card");
    harness_expect(harness, "22.11.2024   call 00:00   aidana   en");
    harness_expect(harness, "Ахметова Алия Серікқызы");
    harness_expect(harness, "060714 690 017   14.07.2006 (18)");
    harness_expect(harness, "✗ NOT INSURED since 01.08.2024");
    harness_expect(harness, "Law 405-V");
    harness_expect(harness, "J  F  M  A  M  J  J  A  S  O  N  D");
    harness_expect(harness, "2022");
    harness_expect(harness, "2023");
    harness_expect(harness, "2024   s  s  s  s  s  s  s  ·  ·");
    harness_expect(harness, "paid");
    harness_expect(harness, "Ways to be insured");
    harness_expect(harness, "27.11.2024");
    harness_expect(harness, "12,750");
    harness_expect(harness, "Clinic 5 since 01.02.2020 ── +7 701 000 00 77 ── aliya@mail.example");
    harness_expect(harness, "No category in force");
    harness_expect(harness, "Who calls  1 the person  3 somebody else");
    harness_expect(harness, "F12 [kk] ru  en");
    harness_expect(harness, "by the data of 20.11.2024");
    harness_free(harness);
}

/* A row that may be cut: contacts, the reason, names of relatives, what to bring for a way. */
static bool is_of_any_length(int row, const char *text)
{
    bool brings = g_ascii_isdigit(text[1]) && text[2] == ' ' && !strstr(text, "₸");
    return row == 2 || (row > 3 && row < 7) || strstr(text, "Ctrl-R") || brings;
}

/* At the least size, in any language, who it is, the legend and the priced ways are whole. */
static void test_nothing_is_cut(void **state)
{
    (void)state;
    static const char *const people[] = {FIXTURE_ALIYA, FIXTURE_ARTYOM};
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        for (size_t i = 0; i < G_N_ELEMENTS(people); i++) {
            HarnessOptions options = {.language = (MamsLang)lang};
            Harness *harness = harness_new(&options);
            harness_text(harness, people[i]);
            harness_key(harness, VTERM_KEY_ENTER);
            for (int row = 1; row < harness_rows(harness) - 1; row++) {
                g_autofree char *text = harness_row(harness, row);
                if (strstr(text, "…") && !is_of_any_length(row, text))
                    fail_msg("cut: '%s'", text);
            }
            harness_free(harness);
        }
    }
}

static void test_each_verdict_has_its_sign(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_SAULE);
    harness_expect(harness, "! CONDITIONALLY INSURED until 30.11.2024");
    harness_free(harness);
    harness = open_card(FIXTURE_ARTYOM);
    harness_expect(harness, "✓ INSURED");
    harness_expect_not(harness, "Ways to be insured");
    harness_free(harness);
}

static void test_the_focus_starts_on_this_month(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    int row, column;
    harness_cursor(harness, &row, &column);
    assert_int_equal(row, harness_find(harness, "2024   s"));
    g_autofree char *bracket = harness_part(harness, row, column - 1, 3);
    assert_true(bracket[0] == '[' && g_str_has_suffix(bracket, "]"));
    harness_free(harness);
}

static void test_arrows_move_by_months_and_years(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    int row, column, new_row, new_column;
    harness_cursor(harness, &row, &column);
    harness_key(harness, VTERM_KEY_LEFT);
    harness_cursor(harness, &new_row, &new_column);
    assert_int_equal(new_row, row);
    assert_int_equal(new_column, column - 3);
    harness_key(harness, VTERM_KEY_UP);
    harness_cursor(harness, &new_row, &new_column);
    assert_int_equal(new_row, row - 1);
    /* Above the last row shown the strip moves. */
    for (int i = 0; i < 3; i++)
        harness_key(harness, VTERM_KEY_UP);
    harness_expect(harness, "2020");
    harness_expect_not(harness, "2024   s");
    harness_key(harness, VTERM_KEY_END);
    harness_cursor(harness, &new_row, &new_column);
    assert_int_equal(new_row, row);
    assert_int_equal(new_column, column);
    harness_free(harness);
}

static void test_enter_on_a_month_tells_why(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_key(harness, VTERM_KEY_LEFT);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "mams  Month");
    harness_expect_not(harness, "mams  Card");
    harness_key(harness, VTERM_KEY_ESCAPE);
    harness_expect(harness, "mams  Card");
    harness_free(harness);
}

static void test_parts_of_the_card(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_key(harness, VTERM_KEY_TAB);
    expect_at_cursor(harness, "1 ");
    harness_key(harness, VTERM_KEY_DOWN);
    expect_at_cursor(harness, "2 ");
    harness_key(harness, VTERM_KEY_LEFT);
    harness_expect(harness, "Tab goes to the months");
    harness_key(harness, VTERM_KEY_TAB);
    int row, column;
    harness_cursor(harness, &row, &column);
    assert_int_equal(row, harness_find(harness, "2024   s"));
    harness_free(harness);
}

static void scroll_up_to(Harness *harness, const char *text)
{
    for (int i = 0; i < 40 && !harness_shows(harness, text); i++)
        harness_key(harness, VTERM_KEY_UP);
    harness_expect(harness, text);
}

/* Enter on a way: its steps in the language of the program, those to say, and each channel. */
static void test_enter_on_a_way_tells_its_steps(void **state)
{
    (void)state;
    static const struct {
        const char *title, *line, *apart, *code, *say, *how, *help;
    } shown[MAMS_N_LANGS] = {
        [MAMS_LANG_KK] = {"mams  Жол", "– 2024 жылғы тамыз: 4 250 ₸, кезең 082024", "Әр айды бөлек",
                          "(ТТК) – 122", NULL, "Қалай төлеуге болады", "жолдың қадамдары"},
        [MAMS_LANG_RU] = {"mams  Способ", "– август 2024 года: 4 250 ₸, период 082024",
                          "Каждый месяц оплачивайте отдельно", "(КНП) — 122", "Сказать",
                          "Как оплатить", "шаги этого способа"},
        [MAMS_LANG_EN] = {"mams  Way", "– August 2024: 4,250 ₸, period 082024",
                          "Pay each month separately", "code is 122", "Say", "How to pay",
                          "the steps of the way"},
    };
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = harness_new(&(HarnessOptions){.language = (MamsLang)lang});
        harness_text(harness, FIXTURE_ALIYA "\r");
        harness_text(harness, "1456"); /* the caller is known */
        harness_bytes(harness, "\t\r");
        harness_expect(harness, shown[lang].title);
        g_autofree char *screen = harness_screen(harness);
        g_auto(GStrv) parts = g_strsplit(screen, "\u00a0", -1);
        g_autofree char *plain = g_strjoinv(" ", parts);
        assert_non_null(strstr(plain, shown[lang].line));
        harness_expect(harness, shown[lang].apart);
        harness_expect(harness, shown[lang].code);
        /* Below them the caller's language, unless it is the same, and the channels. */
        if (shown[lang].say) {
            harness_expect(harness, shown[lang].say);
            harness_key(harness, VTERM_KEY_PAGEDOWN);
            harness_expect(harness, "(ТТК) – 122");
        }
        harness_key(harness, VTERM_KEY_END);
        harness_expect(harness, "Qiwi");
        scroll_up_to(harness, shown[lang].how);
        harness_key(harness, VTERM_KEY_ESCAPE);
        harness_function(harness, 1);
        harness_key(harness, VTERM_KEY_END);
        scroll_up_to(harness, shown[lang].help);
        harness_free(harness);
    }
}

static void test_enter_on_a_way_that_costs_nothing(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_key(harness, VTERM_KEY_TAB);
    for (int i = 0; i < 20; i++)
        harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "mams  Way");
    harness_expect(harness, "The job does not clear the debt: 8,500 ₸ stays.");
    harness_expect_not(harness, "How to");
    harness_key(harness, VTERM_KEY_ESCAPE);
    harness_key(harness, VTERM_KEY_UP);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "Where to send the document: Qoldau 24/7");
    harness_key(harness, VTERM_KEY_END);
    harness_expect(harness, "How to send the document");
    harness_free(harness);
}

static void test_ways_scroll(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_key(harness, VTERM_KEY_TAB);
    for (int i = 0; i < 8; i++)
        harness_key(harness, VTERM_KEY_DOWN);
    expect_at_cursor(harness, "9 ");
    harness_free(harness);
}

static void test_the_callers_language(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_text(harness, "1456");
    g_autofree char *kazakh = harness_screen(harness);
    harness_function(harness, 12);
    harness_expect(harness, " kk [ru] en");
    g_autofree char *russian = harness_screen(harness);
    assert_string_not_equal(kazakh, russian);
    harness_alt(harness, "-");
    harness_expect(harness, " kk  ru [en]");
    harness_function(harness, 12);
    g_autofree char *again = harness_screen(harness);
    assert_string_equal(again, kazakh);
    harness_free(harness);
}

static void test_why(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_function(harness, 5);
    harness_expect(harness, "mams  Why");
    harness_expect(harness, "Article           405-V");
    harness_expect(harness, "Rule              ");
    harness_expect(harness, "Source            ");
    harness_expect(harness, "Confidence        ");
    harness_expect(harness, "Facts             ");
    harness_function(harness, 3);
    harness_expect(harness, "mams  Card");
    harness_free(harness);
}

static void test_records_that_disagree(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_LAST_IVANOV);
    harness_expect(harness, "! records disagree: F5");
    harness_function(harness, 5);
    harness_expect(harness, "Records that disagree");
    harness_expect(harness, "The digits of the IIN name a man, the register a woman.");
    harness_free(harness);
}

static void test_help_names_the_keys(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_function(harness, 1);
    harness_key(harness, VTERM_KEY_END);
    harness_expect(harness, "Without function keys");
    harness_key(harness, VTERM_KEY_UP);
    harness_key(harness, VTERM_KEY_PAGEUP);
    scroll_up_to(harness, "F5                Why");
    scroll_up_to(harness, "Keys of this screen");
    harness_key(harness, VTERM_KEY_HOME);
    harness_expect_not(harness, "Without function keys");
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_PAGEDOWN);
    /* Help about the help, and back twice. */
    harness_function(harness, 1);
    harness_function(harness, 3);
    harness_function(harness, 3);
    harness_expect(harness, "mams  Card");
    harness_free(harness);
}

static void test_a_look_is_written_after_the_painting(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    watched = harness;
    was_painted = false;
    looks = 0;
    harness_text(harness, FIXTURE_ALIYA);
    assert_int_equal(looks, 0);
    harness_key(harness, VTERM_KEY_ENTER);
    assert_int_equal(looks, 1);
    assert_true(was_painted);
    /* Coming back to it is no new look. */
    harness_function(harness, 5);
    harness_function(harness, 3);
    assert_int_equal(looks, 1);
    watched = NULL;
    harness_free(harness);
}

static void test_a_look_is_written_before_keys_typed_ahead(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    watched = harness;
    was_painted = false;
    looks = 0;
    harness_bytes(harness, FIXTURE_ALIYA "\r\0335");
    assert_int_equal(looks, 1);
    assert_true(was_painted);
    harness_expect(harness, "mams  Why");
    watched = NULL;
    harness_free(harness);
}

static void test_a_look_that_fails_clears_the_card(void **state)
{
    (void)state;
    failing = true;
    Harness *harness = open_card(FIXTURE_ALIYA);
    failing = false;
    harness_expect(harness, "disk is full");
    harness_expect_not(harness, "INSURED");
    harness_expect_not(harness, "Ахметова");
    harness_function(harness, 5);
    harness_expect(harness, "No card is open.");
    harness_key(harness, VTERM_KEY_LEFT);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_key(harness, VTERM_KEY_TAB);
    harness_key(harness, VTERM_KEY_PAGEDOWN);
    harness_expect_not(harness, "INSURED");
    harness_function(harness, 3);
    harness_expect(harness, "mams  Search");
    harness_free(harness);
}

static Harness *open_timur(MamsLang language)
{
    Harness *harness = harness_new(&(HarnessOptions){.language = language});
    harness_text(harness, FIXTURE_TIMUR);
    harness_key(harness, VTERM_KEY_ENTER);
    return harness;
}

/* One line under the months, the newest payment; the ways and the sentence keep their room. */
static void test_where_the_money_is(void **state)
{
    static const char *const says[MAMS_N_LANGS] = {
        "Ақша қайда  4\u00a0250\u00a0₸, 20.11.2024: жолда, мәртебеде 25.11.2024 күніне дейін",
        "Где деньги  4\u00a0250\u00a0₸, 20.11.2024: в пути, в статусе до 25.11.2024",
        "Where the money is  4,250 ₸, 20.11.2024: on its way, status by 25.11.2024",
    };
    (void)state;
    for (int language = 0; language < MAMS_N_LANGS; language++) {
        Harness *harness = open_timur((MamsLang)language);
        int row = harness_find(harness, says[language]);
        if (row < 0)
            harness_expect(harness, says[language]);
        g_autofree char *line = harness_row(harness, row);
        assert_true(g_str_has_suffix(line, " +2"));
        g_autofree char *months = harness_row(harness, row - 1);
        assert_non_null(strstr(months, "2024"));
        for (int way = 1; way <= 2; way++) {
            char start[8];
            g_autofree char *shown = harness_row(harness, row + 1 + way);
            g_snprintf(start, sizeof start, " %d ", way);
            if (!g_str_has_prefix(shown, start))
                fail_msg("way %d is not shown: '%s'", way, shown);
        }
        harness_free(harness);
    }
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_expect_not(harness, "Where the money is");
    harness_free(harness);
}

/* Each payment of a month with its days, and by when the next ones are due. */
static void test_the_money_of_a_month(void **state)
{
    static const char *const says[MAMS_N_LANGS][4][5] = {
        {{"Мемкорпорацияда     21.11.2024", "Қорда               25.11.2024 күніне дейін",
          "Мәртебеде           25.11.2024 күніне дейін", "20.11.2024, mobile-bank", "K-4"},
         {"Мемкорпорацияда     12.11.2024 күніне", "Қорда               14.11.2024 күніне",
          "11.11.2024, post", "жазба жоқ", "Ақша қайда          Төлем 2024 жылғы 11 қарашада"},
         {"05.11.2024, egov", "Мемкорпорацияда     06.11.2024", "08.11.2024, wrong name",
          "қайтарылған", "K-2"},
         {"10.09.2024, bank", "Мемкорпорацияда     11.09.2024", "Қорда               12.09.2024",
          "Мәртебеде           13.09.2024", "қыркүйектен бастап ескерілген"}},
        {{"В Госкорпорации     21.11.2024", "В Фонде             не позднее 25.11.2024",
          "В статусе           не позднее 25.11.2024", "20.11.2024, mobile-bank", "K-4"},
         {"В Госкорпорации     не позднее 12.11.2024", "В Фонде             не позднее 14.11.2024",
          "11.11.2024, post", "записи о нём нет",
          "Где деньги          Платёж внесён 11 ноября 2024 года."},
         {"05.11.2024, egov", "В Госкорпорации     06.11.2024", "08.11.2024, wrong name",
          "возвращён 8 ноября 2024", "K-2"},
         {"10.09.2024, bank", "В Госкорпорации     11.09.2024", "В Фонде             12.09.2024",
          "В статусе           13.09.2024", "он учтён с"}},
        {{"State Corp.         21.11.2024", "In the Fund         by 25.11.2024",
          "In the status       by 25.11.2024", "20.11.2024, mobile-bank", "K-4"},
         {"State Corp.         by 12.11.2024", "In the Fund         by 14.11.2024",
          "11.11.2024, post", "In the status       by 14.11.2024",
          "Where the money is  The payment was made on 11 November 2024."},
         {"05.11.2024, egov", "State Corp.         06.11.2024", "08.11.2024, wrong name",
          "The reason given: wrong name.", "K-2"},
         {"10.09.2024, bank", "State Corp.         11.09.2024", "In the Fund         12.09.2024",
          "In the status       13.09.2024", "The status shows it from"}},
    };
    (void)state;
    for (int language = 0; language < MAMS_N_LANGS; language++) {
        Harness *harness = open_timur((MamsLang)language);
        for (int month = 0; month < 4; month++) {
            harness_key(harness, VTERM_KEY_ENTER);
            for (int i = 0; i < 5; i++)
                harness_expect(harness, says[language][month][i]);
            harness_function(harness, 3);
            harness_key(harness, VTERM_KEY_LEFT);
        }
        harness_free(harness);
    }
}

static void test_without_colour(void **state)
{
    (void)state;
    Harness *harness =
        harness_new(&(HarnessOptions){.language = MAMS_LANG_EN, .mono = true, .term = "vt220"});
    harness_text(harness, FIXTURE_ALIYA "\r");
    harness_expect(harness, "✗ NOT INSURED since 01.08.2024");
    for (int row = 0; row < 24; row++) {
        for (int column = 0; column < 80; column++) {
            VTermScreenCell cell;
            vterm_screen_get_cell(harness->screen, (VTermPos){row, column}, &cell);
            assert_true(VTERM_COLOR_IS_DEFAULT_FG(&cell.fg));
            assert_true(VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
        }
    }
    harness_free(harness);
}

/* Each card on the way through the list is a look of its own, and none without it. */
static void test_next_person_is_a_look(void **state)
{
    (void)state;
    Harness *harness = open_card("иванов");
    harness_expect(harness, "Иванов Иван01");
    looks = 0;
    harness_bytes(harness, "\016");
    harness_expect(harness, "Иванов Иван02");
    assert_int_equal(looks, 1);
    failing = true;
    harness_bytes(harness, "\016");
    failing = false;
    assert_int_equal(looks, 2);
    harness_expect(harness, "disk is full");
    harness_expect_not(harness, "Иван03");
    harness_bytes(harness, "\016");
    harness_expect(harness, "Иванов Иван04");
    assert_int_equal(looks, 3);
    harness_free(harness);
}

/* A card from elsewhere has no neighbours, and says so. */
static void test_no_list_no_neighbours(void **state)
{
    (void)state;
    harness_set_language(MAMS_LANG_EN);
    for (int letter = 'N'; letter <= 'P'; letter += 'P' - 'N') {
        const MamsAction *action = mams_action_for_key(
            MAMS_PLACE_CARD, (MamsKey)(MAMS_KEY_CTRL | letter), MAMS_NEEDS_CARD);
        assert_non_null(action);
        assert_non_null(strstr(mams_action_refusal(action, MAMS_PLACE_CARD, MAMS_NEEDS_CARD),
                               "not opened from a list"));
        assert_null(mams_action_refusal(action, MAMS_PLACE_CARD, MAMS_NEEDS_LIST));
    }
}

/* ---- midnight ---- */

enum { DAY_SECONDS = 24 * 60 * 60 };

/* She is insured to the end of November; the desk stays open into December. */
static void test_a_card_follows_the_day(void **state)
{
    (void)state;
    Harness *harness = harness_new(
        &(HarnessOptions){.language = MAMS_LANG_EN, .desk = fixture_desk_open_by_clock()});
    harness_text(harness, FIXTURE_SAULE "\r");
    harness_expect(harness, "INSURED until 30.11.2024");
    fixture_advance(8 * DAY_SECONDS);
    harness_step(harness);
    harness_expect(harness, "A new day has begun: 30.11.2024. What is shown was read again.");
    harness_expect(harness, "INSURED until 30.11.2024");
    /* Under another screen it is read when it is on top again. */
    harness_function(harness, 5);
    fixture_advance(13 * 60 * 60 - 1);
    harness_step(harness);
    harness_expect_not(harness, "A new day has begun");
    fixture_advance(1);
    harness_function(harness, 3);
    harness_expect(harness, "A new day has begun: 01.12.2024.");
    harness_expect(harness, "NOT INSURED since 01.12.2024");
    harness_key(harness, VTERM_KEY_LEFT);
    harness_expect_not(harness, "A new day has begun");
    harness_free(harness);
    /* A day that was given stays. */
    harness = harness_new(NULL);
    harness_text(harness, FIXTURE_SAULE "\r");
    fixture_advance(DAY_SECONDS);
    harness_step(harness);
    harness_expect_not(harness, "A new day has begun");
    harness_expect(harness, "INSURED until 30.11.2024");
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers_on_one_screen),
        cmocka_unit_test(test_each_verdict_has_its_sign),
        cmocka_unit_test(test_nothing_is_cut),
        cmocka_unit_test(test_the_focus_starts_on_this_month),
        cmocka_unit_test(test_arrows_move_by_months_and_years),
        cmocka_unit_test(test_enter_on_a_month_tells_why),
        cmocka_unit_test(test_parts_of_the_card),
        cmocka_unit_test(test_enter_on_a_way_tells_its_steps),
        cmocka_unit_test(test_enter_on_a_way_that_costs_nothing),
        cmocka_unit_test(test_ways_scroll),
        cmocka_unit_test(test_the_callers_language),
        cmocka_unit_test(test_why),
        cmocka_unit_test(test_records_that_disagree),
        cmocka_unit_test(test_help_names_the_keys),
        cmocka_unit_test(test_a_look_is_written_after_the_painting),
        cmocka_unit_test(test_a_look_is_written_before_keys_typed_ahead),
        cmocka_unit_test(test_a_look_that_fails_clears_the_card),
        cmocka_unit_test(test_where_the_money_is),
        cmocka_unit_test(test_the_money_of_a_month),
        cmocka_unit_test(test_without_colour),
        cmocka_unit_test(test_next_person_is_a_look),
        cmocka_unit_test(test_no_list_no_neighbours),
        cmocka_unit_test(test_a_card_follows_the_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
