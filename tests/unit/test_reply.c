/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ask.h"

/* Replies before they leave: filled, kept while they are typed, checked. */

/* ---- filled ---- */

static void test_filled_in_each_language(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = ask(desk, ALIYA, "a@mail.example");
    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    static const char *const said[MAMS_N_LANGS] = {"сақтандырылмағансыз", "не застрахованы",
                                                   "not insured"};
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autoptr(MamsReplyDraft) draft = fill(desk, number, "not_insured", lang);
        expect_text(draft->text, file->code);
        expect_text(draft->text, "Ермекова Айша");
        expect_text(draft->text, said[lang]);
        /* The operator signs with the name that the register has. */
        expect_text(draft->text, "Ахметова Айдана");
        assert_int_equal(draft->language, lang);
        assert_string_equal(draft->attach, "status");
        assert_string_equal(draft->canned, "not_insured");
        assert_int_equal(draft->inquiry, number);
    }
    g_autoptr(MamsReplyDraft) own = fill(desk, number, "not_insured", -1);
    assert_int_equal(own->language, MAMS_LANG_RU);
}

/* Who writes about himself, in whatever spelling, is greeted as the register has him; who has no
 * name there signs with the login. */
static void test_who_is_greeted_and_who_signs(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "bolat");
    MamsInquiryIn in = MAMS_INQUIRY_IN;
    in.channel = "site";
    in.iin = ALIYA;
    in.from_name = "Akhmetova Aliya";
    in.text = "?";
    in.language = MAMS_LANG_RU;
    int64_t number = mams_desk_inquiry_add(desk, &in, NULL, &error);
    must(number > 0, error);
    g_autoptr(MamsReplyDraft) draft = fill(desk, number, "not_insured", -1);
    expect_text(draft->text, "Алия");
    assert_null(strstr(draft->text, "Akhmetova"));
    expect_text(draft->text, "\nbolat\n");
}

static void test_an_empty_one(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = ask(desk, 0, "a@mail.example");
    g_autoptr(MamsInquiryFile) file = file_of(desk, number);
    g_autoptr(MamsReplyDraft) draft = fill(desk, number, NULL, -1);
    expect_text(draft->text, "Ермекова Айша");
    expect_text(draft->text, file->code);
    expect_text(draft->text, "Айдана");
    assert_null(draft->canned);
    assert_null(draft->attach);
    g_autoptr(GPtrArray) problems = mams_desk_reply_problems(desk, draft, &error);
    must(problems != NULL, error);
    assert_int_equal(problems->len, 1);
    expect_text(((MamsReplyProblem *)problems->pdata[0])->text, "nothing yet");
}

static void test_what_cannot_be_filled(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsDesk) reader = office_desk(office, "ivan");
    int64_t number = ask(desk, 0, "a@mail.example");
    assert_null(mams_desk_reply_fill(desk, number, "debt", MAMS_LANG_EN, &error));
    expect_fault(&error, MAMS_ERROR_USAGE, "citizen");
    assert_null(mams_desk_reply_fill(desk, number, "redirected", MAMS_LANG_EN, &error));
    expect_fault(&error, MAMS_ERROR_USAGE, "organisation");
    assert_null(mams_desk_reply_fill(desk, number, "song", MAMS_LANG_EN, &error));
    expect_fault(&error, MAMS_ERROR_NOT_FOUND, "song");
    assert_null(mams_desk_reply_fill(desk, 99, NULL, MAMS_LANG_EN, &error));
    expect_fault(&error, MAMS_ERROR_NOT_FOUND, "99");
    assert_null(mams_desk_reply_fill(reader, number, NULL, MAMS_LANG_EN, &error));
    expect_fault(&error, MAMS_ERROR_NOT_PERMITTED, "ivan");
}

/* What became of the inquiry stands in the replies that tell it. */
static void test_what_became_of_it(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "saule");
    int64_t extended = ask(desk, ALIYA, "a@mail.example"),
            first = ask(desk, ALIYA, "b@mail.example"), second = ask(desk, ALIYA, "b@mail.example"),
            away = ask(desk, 0, "c@mail.example");
    must(mams_desk_inquiry_extend(desk, extended, MAMS_DAY_NONE, "ждём реестр", &error), error);
    g_autoptr(MamsReplyDraft) longer = fill(desk, extended, "extended", MAMS_LANG_RU);
    expect_text(longer->text, "ждём реестр");
    must(mams_desk_inquiry_join(desk, second, first, &error), error);
    g_autoptr(MamsInquiryFile) file = file_of(desk, first);
    g_autoptr(MamsReplyDraft) joined = fill(desk, second, "joined", MAMS_LANG_RU);
    expect_text(joined->text, file->code);
    must(mams_desk_inquiry_redirect(desk, away, "Налоговый комитет", NULL, &error), error);
    g_autoptr(MamsReplyDraft) elsewhere = fill(desk, away, "redirected", MAMS_LANG_RU);
    expect_text(elsewhere->text, "Налоговый комитет");
    const MamsReminderIn promise = {.inquiry = first, .due = day("2024-12-05")};
    must(mams_desk_remind(desk, &promise, &error) > 0, error);
    g_autoptr(MamsReplyDraft) call = fill(desk, first, "callback", MAMS_LANG_RU);
    expect_text(call->text, "5 декабря 2024");
}

/* ---- kept ---- */

static void test_kept_over_the_end_of_the_program(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    int64_t number;
    {
        g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
        number = ask(desk, ALIYA, "a@mail.example");
        assert_null(mams_desk_reply_draft(desk, number, &error));
        assert_null(error);
        int64_t entry;
        g_autoptr(MamsReplyDraft) draft = fill(desk, number, "not_insured", MAMS_LANG_EN);
        keep(desk, draft);
        entry = mams_journal_head(desk->store, false, NULL);
        g_free(draft->text);
        draft->text = g_strdup("Здрав\n\nи ещё не всё \n");
        keep(desk, draft);
        /* It became this operator's at the first key, and typing is not in the journal. */
        assert_int_equal(mams_journal_head(desk->store, false, NULL), entry);
        g_autoptr(MamsInquiryFile) file = file_of(desk, number);
        assert_string_equal(file->inquiry->operator_login, "aidana");
    }
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    g_autoptr(MamsReplyDraft) draft = mams_desk_reply_draft(desk, number, &error);
    must(draft != NULL, error);
    assert_string_equal(draft->text, "Здрав\n\nи ещё не всё \n");
    assert_string_equal(draft->canned, "not_insured");
    assert_string_equal(draft->attach, "status");
    assert_string_equal(draft->login, "aidana");
    assert_int_equal(draft->language, MAMS_LANG_EN);
    *draft->text = '\0';
    keep(desk, draft);
    g_autoptr(MamsReplyDraft) gone = mams_desk_reply_draft(desk, number, &error);
    assert_null(gone);
}

static void test_taken_over(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) aidana = office_desk(office, "aidana");
    g_autoptr(MamsDesk) bolat = office_desk(office, "bolat");
    int64_t number = ask(aidana, ALIYA, "a@mail.example");
    g_autoptr(MamsReplyDraft) hers = write_draft(number, "её слова");
    g_autoptr(MamsReplyDraft) his = write_draft(number, "его слова");
    keep(aidana, hers);
    assert_false(mams_desk_reply_keep(bolat, his, &error));
    expect_fault(&error, MAMS_ERROR_BUSY, "aidana");
    must(mams_desk_claim(bolat, number, true, &error), error);
    g_autoptr(MamsReplyDraft) found = mams_desk_reply_draft(bolat, number, &error);
    assert_string_equal(found->text, "её слова");
    keep(bolat, his);
    /* The screen of the first one still types. */
    assert_false(mams_desk_reply_keep(aidana, hers, &error));
    expect_fault(&error, MAMS_ERROR_BUSY, "bolat");
    g_autoptr(MamsReplyDraft) after = mams_desk_reply_draft(bolat, number, &error);
    assert_string_equal(after->text, "его слова");
    must(mams_desk_inquiry_close(bolat, number, MAMS_TOPIC_OTHER, &error), error);
    assert_false(mams_desk_reply_keep(bolat, his, &error));
    expect_fault(&error, MAMS_ERROR_DATA, "closed");
}

/* ---- checked ---- */

/* The first problem of a text: `stops` whether it stops; NULL when there is none. (owned) */
static char *problem_of(MamsDesk *desk, const MamsReplyDraft *draft, bool *stops)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) problems = mams_desk_reply_problems(desk, draft, &error);
    must(problems != NULL, error);
    const MamsReplyProblem *first = problems->len > 0 ? problems->pdata[0] : NULL;
    *stops = first != NULL && first->stops;
    return first != NULL ? g_strdup(first->text) : NULL;
}

/* `word` NULL: nothing stands against it. */
static void expect_problem(MamsDesk *desk, int64_t number, const char *text, const char *word,
                           bool stops)
{
    bool does_stop;
    g_autoptr(MamsReplyDraft) draft = write_draft(number, text);
    g_autofree char *problem = problem_of(desk, draft, &does_stop);
    if (word == NULL && problem != NULL)
        fail_msg("'%s': %s", text, problem);
    if (word != NULL && (problem == NULL || strstr(problem, word) == NULL || does_stop != stops))
        fail_msg("'%s' is not a problem of '%s': %s", word, text, problem);
}

static void test_it_may_not_contradict(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t about = ask(desk, ALIYA, "a@mail.example"), general = ask(desk, 0, "b@mail.example");
    expect_problem(desk, about, "Вы застрахованы.", "застрахован", true);
    expect_problem(desk, about, "Вы не застрахованы.", NULL, false);
    expect_problem(desk, about, "> Я ведь застрахована!\nВы не застрахованы.", NULL, false);
    expect_problem(desk, general, "Вы застрахованы.", NULL, false);
}

/* A reply that is right about the second person of an inquiry is warned of, and may go. */
static void test_about_another_of_the_inquiry(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    office_import(office, "citizens",
                  "iin,surname,given,birth_date,sex\n"
                  "100520590036,Ким,Артём,2010-05-20,m\n");
    int64_t number = ask(desk, INT64_C(100520590036), "a@mail.example");
    expect_problem(desk, number, "Он застрахован.", NULL, false);
    expect_problem(desk, number, "Он не застрахован.", "застрахован", true);
    must(mams_desk_inquiry_about(desk, number, ALIYA, &error), error);
    expect_problem(desk, number, "Он застрахован.", "застрахован", false);
    expect_problem(desk, number, "Вы не застрахованы.", NULL, false);
}

static void test_gaps(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = ask(desk, 0, "a@mail.example");
    static const char *const open[] = {"Ответ до {answer_by}.", "Ответ до … декабря.", "…",
                                       "Документ: [ ]",         "Документ: [...]",     "[]",
                                       "Дата: ______"};
    static const char *const whole[] = {"Ждём вас…", "Обращение [2024-000007] закрыто.",
                                        "> {цитата} …\nОтвет", "Смотрите [1] и {сноска без конца",
                                        "snake_case"};
    for (gsize i = 0; i < G_N_ELEMENTS(open); i++)
        expect_problem(desk, number, open[i], "left open", true);
    for (gsize i = 0; i < G_N_ELEMENTS(whole); i++)
        expect_problem(desk, number, whole[i], NULL, false);
}

static void test_the_number_of_somebody_else(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = ask(desk, ALIYA, "a@mail.example");
    expect_problem(desk, number, "ИИН 060714690017.", NULL, false);
    expect_problem(desk, number, "ИИН 850317390015.", "850317 ••• ••5", true);
    expect_problem(desk, number, "ИИН 850317 390 015.", "850317", true);
    expect_problem(desk, number, "> 850317390015\nОтвет", "850317", true);
    /* Its control digit is wrong, but the register has it. */
    expect_problem(desk, number, "ИИН 950203390019.", "950203", true);
    expect_problem(desk, number, "Счёт 950203390018.", NULL, false);
}

static void test_other_problems(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    int64_t number = ask(desk, ALIYA, "a@mail.example"), nobody = ask(desk, 0, "b@mail.example"),
            spoken = ask(desk, ALIYA, NULL);
    g_autofree char *long_text = g_strnfill(20001, 'a');
    expect_problem(desk, number, " \n\t\n", "nothing yet", true);
    expect_problem(desk, number, "> его слова\n", "nothing yet", true);
    expect_problem(desk, number, long_text, "20001", true);
    expect_problem(desk, number, long_text + 1, NULL, false);
    bool stops;
    g_autoptr(MamsReplyDraft) draft = write_draft(nobody, "Ответ.");
    draft->attach = g_strdup("status");
    g_autofree char *of_nobody = problem_of(desk, draft, &stops);
    assert_true(stops);
    expect_text(of_nobody, "about whom");
    draft->inquiry = spoken;
    g_autofree char *of_spoken = problem_of(desk, draft, &stops);
    assert_false(stops);
    expect_text(of_spoken, "print it");
    draft->inquiry = number;
    draft->language = MAMS_LANG_KK;
    g_autofree char *other_language = problem_of(desk, draft, &stops);
    assert_false(stops);
    expect_text(other_language, "русский");
}

/* Every prepared text may be sent as it is to whom it fits. */
static void test_prepared_texts_pass(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "saule");
    static const MamsIin people[] = {ALIYA, TIMUR, SERIK, LATE, AIDANA, 0};
    const MamsCanned *set = mams_desk_canned(desk, &error);
    must(set != NULL, error);
    int filled = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(people); i++) {
        int64_t number = ask(desk, people[i], "a@mail.example");
        g_autoptr(MamsCard) card =
            people[i] ? mams_desk_card(desk, people[i], MAMS_DAY_NONE, MAMS_KNOWN_NOW, 24, NULL)
                      : NULL;
        must(mams_desk_inquiry_extend(desk, number, MAMS_DAY_NONE, "проверка", &error), error);
        for (int text = 0; text < mams_canned_count(set) * MAMS_N_LANGS; text++) {
            const MamsCannedText *canned = mams_canned_text(set, text / MAMS_N_LANGS);
            if (card && !mams_canned_fits(canned, card->answer->verdict))
                continue;
            g_autoptr(MamsReplyDraft) draft =
                mams_desk_reply_fill(desk, number, canned->id, text % MAMS_N_LANGS, &error);
            if (draft == NULL) {
                assert_int_equal(error->code, MAMS_ERROR_USAGE);
                g_clear_error(&error);
                continue;
            }
            bool stops;
            g_autofree char *problem = problem_of(desk, draft, &stops);
            if (stops)
                fail_msg("%s: %s\n%s", canned->id, problem, draft->text);
            filled++;
        }
    }
    assert_true(filled > 500);
}

#define OFFICE_TEST(test) cmocka_unit_test_setup_teardown(test, office_set_up, office_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        OFFICE_TEST(test_filled_in_each_language),
        OFFICE_TEST(test_who_is_greeted_and_who_signs),
        OFFICE_TEST(test_an_empty_one),
        OFFICE_TEST(test_what_cannot_be_filled),
        OFFICE_TEST(test_what_became_of_it),
        OFFICE_TEST(test_kept_over_the_end_of_the_program),
        OFFICE_TEST(test_taken_over),
        OFFICE_TEST(test_it_may_not_contradict),
        OFFICE_TEST(test_about_another_of_the_inquiry),
        OFFICE_TEST(test_gaps),
        OFFICE_TEST(test_the_number_of_somebody_else),
        OFFICE_TEST(test_other_problems),
        OFFICE_TEST(test_prepared_texts_pass),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
