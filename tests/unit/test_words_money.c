/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "rules_fixture.h"
#include "words_samples.h"

/* Where the money of a payment is: on the screen, on the phone, in the letter. */

typedef struct {
    const char *paid, *received, *posted, *returned, *on;
    const char *lines[MAMS_N_LANGS], *texts[MAMS_N_LANGS];
} Path;

/* clang-format off */
static const Path paths[] = {
    {"2024-11-20", "2024-11-21", "-", "-", "2024-11-22",
     {"4\u00a0250\u00a0₸, 20.11.2024: жолда, мәртебеде 25.11.2024 күніне дейін",
      "4\u00a0250\u00a0₸, 20.11.2024: в пути, в статусе до 25.11.2024",
      "4,250 ₸, 20.11.2024: on its way, status by 25.11.2024"},
     {"Төлем 2024 жылғы 20 қарашада жасалған. Мемлекеттік корпорацияға 2024 жылғы 21 қарашада түсті. "
      "Қорға 2024 жылғы 25 қарашаға дейін түсуі керек. Мәртебеде 2024 жылғы 25 қарашаға дейін көрінеді. "
      "Қорға 2024 жылғы 25 қарашаға дейін түспесе, қайтарылған болуы мүмкін: төлеуші банктен сұрауы керек.",
      "Платёж внесён 20 ноября 2024 года. В Госкорпорацию он поступил 21 ноября 2024 года. В Фонде он "
      "должен быть не позднее 25 ноября 2024 года. В статусе он отразится не позднее 25 ноября 2024 года. "
      "Если до 25 ноября 2024 года его в Фонде не будет, вероятно, он возвращён: плательщику нужно "
      "обратиться в банк.",
      "The payment was made on 20 November 2024. It reached the State Corporation on 21 November 2024. It "
      "should be in the Fund by 25 November 2024. It shows in the status by 25 November 2024. If it is not "
      "in the Fund by 25 November 2024, it was probably returned: the payer should ask the bank."}},
    {"2024-11-20", "-", "2024-11-22", "-", "2024-11-22",
     {"4\u00a0250\u00a0₸, 20.11.2024: жолда, мәртебеде 25.11.2024 күніне дейін",
      "4\u00a0250\u00a0₸, 20.11.2024: в пути, в статусе до 25.11.2024",
      "4,250 ₸, 20.11.2024: on its way, status by 25.11.2024"},
     {"Төлем 2024 жылғы 20 қарашада жасалған. Қор оны 2024 жылғы 22 қарашада есепке алды. Мәртебеде 2024 "
      "жылғы 25 қарашаға дейін көрінеді.",
      "Платёж внесён 20 ноября 2024 года. Фонд зачислил его 22 ноября 2024 года. В статусе он отразится "
      "не позднее 25 ноября 2024 года.",
      "The payment was made on 20 November 2024. The Fund posted it on 22 November 2024. It shows in the "
      "status by 25 November 2024."}},
    {"2024-11-11", "-", "-", "-", "2024-11-22",
     {"4\u00a0250\u00a0₸, 11.11.2024: мерзімі 14.11.2024, қайтарылған болар",
      "4\u00a0250\u00a0₸, 11.11.2024: ждали до 14.11.2024, вероятно, возвращён",
      "4,250 ₸, 11.11.2024: due 14.11.2024, likely returned"},
     {"Төлем 2024 жылғы 11 қарашада жасалған. Мемлекеттік корпорацияға 2024 жылғы 12 қарашаға дейін түсуі "
      "керек еді. Қорға 2024 жылғы 14 қарашаға дейін түсуі керек еді, бірақ ол туралы жазба жоқ. "
      "Қайтарылған болуы мүмкін: төлеуші банктен сұрауы керек.",
      "Платёж внесён 11 ноября 2024 года. В Госкорпорации он должен был быть не позднее 12 ноября 2024 "
      "года. В Фонд он должен был поступить не позднее 14 ноября 2024 года, но записи о нём нет. Вероятно, "
      "он возвращён: плательщику нужно обратиться в банк.",
      "The payment was made on 11 November 2024. It was due at the State Corporation by 12 November 2024. "
      "It was due in the Fund by 14 November 2024, but no record of it is there. It was probably returned: "
      "the payer should ask the bank."}},
    {"2024-09-10", "2024-09-11", "2024-09-12", "-", "2024-11-22",
     {"4\u00a0250\u00a0₸, 10.09.2024: мәртебеде 13.09.2024 күнінен бастап",
      "4\u00a0250\u00a0₸, 10.09.2024: в статусе с 13.09.2024",
      "4,250 ₸, 10.09.2024: arrived, status from 13.09.2024"},
     {"Төлем 2024 жылғы 10 қыркүйекте жасалған. Мемлекеттік корпорацияға 2024 жылғы 11 қыркүйекте түсті. "
      "Қор оны 2024 жылғы 12 қыркүйекте есепке алды. Мәртебеде 2024 жылғы 13 қыркүйектен бастап ескерілген.",
      "Платёж внесён 10 сентября 2024 года. В Госкорпорацию он поступил 11 сентября 2024 года. Фонд "
      "зачислил его 12 сентября 2024 года. В статусе он учтён с 13 сентября 2024 года.",
      "The payment was made on 10 September 2024. It reached the State Corporation on 11 September 2024. "
      "The Fund posted it on 12 September 2024. The status shows it from 13 September 2024."}},
    {"2024-11-05", "-", "-", "2024-11-08", "2024-11-22",
     {"4\u00a0250\u00a0₸, 05.11.2024: 08.11.2024 қайтарылған, wrong name",
      "4\u00a0250\u00a0₸, 05.11.2024: возвращён 08.11.2024, wrong name",
      "4,250 ₸, 05.11.2024: returned 08.11.2024, wrong name"},
     {"Төлем 2024 жылғы 5 қарашада жасалып, 2024 жылғы 8 қарашада қайтарылған. Көрсетілген себебі: wrong "
      "name. Ол бірде-бір айға есептелмейді: қатесін түзетіп, қайта төлеу керек.",
      "Платёж внесён 5 ноября 2024 года и возвращён 8 ноября 2024 года. Указанная причина: wrong name. Он "
      "не засчитан ни за один месяц: нужно исправить ошибку и оплатить снова.",
      "The payment was made on 5 November 2024 and returned on 8 November 2024. The reason given: wrong "
      "name. It covers no month: it has to be corrected and paid again."}},
    {"2024-06-20", "-", "-", "-", "2024-11-22",
     {"4\u00a0250\u00a0₸, 20.06.2024: кейінгі күндері тіркелмеген",
      "4\u00a0250\u00a0₸, 20.06.2024: более поздних дат нет",
      "4,250 ₸, 20.06.2024: no later day is recorded"},
     {"Төлем 2024 жылғы 20 маусымда жасалған. Одан кейінгі күндер тіркелмеген, ал төлем ескі болғандықтан, "
      "ол туралы пікір айтылмайды.",
      "Платёж внесён 20 июня 2024 года. Более поздних дат в реестре нет, и он слишком давний, чтобы о нём "
      "судить.",
      "The payment was made on 20 June 2024. No later day of it is recorded, and it is too old to be "
      "judged."}},
    /* Over a day off that no source confirms. */
    {"2026-12-31", "-", "2027-01-05", "-", "2027-01-05",
     {"4\u00a0250\u00a0₸, 31.12.2026: жолда, мәртебеде 08.01.2027 күніне дейін",
      "4\u00a0250\u00a0₸, 31.12.2026: в пути, в статусе до 08.01.2027",
      "4,250 ₸, 31.12.2026: on its way, status by 08.01.2027"},
     {"Төлем 2026 жылғы 31 желтоқсанда жасалған. Қор оны 2027 жылғы 5 қаңтарда есепке алды. Мәртебеде 2027 "
      "жылғы 8 қаңтарға дейін көрінеді. Аралықтағы бір демалыс күні әлі расталмаған, сондықтан бұл "
      "мерзімдер жылжуы мүмкін.",
      "Платёж внесён 31 декабря 2026 года. Фонд зачислил его 5 января 2027 года. В статусе он отразится не "
      "позднее 8 января 2027 года. Один из выходных на этом пути ещё не подтверждён, поэтому сроки могут "
      "сдвинуться.",
      "The payment was made on 31 December 2026. The Fund posted it on 5 January 2027. It shows in the "
      "status by 8 January 2027. A day off on the way is not confirmed yet, so these days may move."}},
};
/* clang-format on */

static void test_paths_and_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        const Path *row = &paths[i];
        MamsPayment payment = {.month = mams_month_make(2024, 10),
                               .amount = 425000,
                               .paid_on = mams_day_parse(row->paid),
                               .received_on = mams_day_parse(row->received),
                               .posted_on = mams_day_parse(row->posted),
                               .returned_on = mams_day_parse(row->returned),
                               .return_reason = "wrong name"};
        MamsMoneyPath path =
            mams_money_path(rules, &payment, mams_day_parse(row->on), MAMS_DAY_NONE);
        for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
            g_autofree char *line = mams_words_money_line(words, (MamsLang)lang, &payment, &path);
            g_autofree char *text = mams_words_money_path(words, (MamsLang)lang, &payment, &path);
            assert_string_equal(line, row->lines[lang]);
            assert_string_equal(text, row->texts[lang]);
        }
    }
    /* Not paid yet: no day to name. */
    MamsPayment payment = {.amount = 425000, .paid_on = mams_day_make(2024, 12, 1)};
    MamsMoneyPath path =
        mams_money_path(rules, &payment, mams_day_make(2024, 11, 22), MAMS_DAY_NONE);
    g_autofree char *line = mams_words_money_line(words, MAMS_LANG_EN, &payment, &path);
    assert_string_equal(line, "4,250 ₸: no later day is recorded");
}

/* Of each of the sample_money(): what is said where no way back is (NULL: nothing), and in the
 * letter, always. */
typedef struct {
    const char *phone[MAMS_N_LANGS], *letter[MAMS_N_LANGS];
} Said;

static const Said said[] = {
    {{"20 қарашадағы төлем 2024 жылғы 25 қарашаға дейін көрінеді.",
      "Платёж от 20 ноября 2024 года отразится в реестре не позднее 25 ноября 2024 года.",
      "The payment of 20 November 2024 will show in the register by 25 November 2024."},
     {"Төлем Қорға 2024 жылғы 25 қарашаға дейін түсуі керек.",
      "В Фонд он должен поступить не позднее 25 ноября 2024 года.",
      "It should reach the Fund by 25 November 2024."}},
    {{"20 қарашадағы төлем 2024 жылғы 25 қарашаға дейін көрінеді.",
      "Платёж от 20 ноября 2024 года отразится в реестре не позднее 25 ноября 2024 года.",
      "The payment of 20 November 2024 will show in the register by 25 November 2024."},
     {"Қор оны 2024 жылғы 22 қарашада есепке алды.", "Фонд зачислил его 22 ноября 2024 года.",
      "The Fund posted it on 22 November 2024."}},
    {{"8 қарашадағы төлем Қорға түспеген, қайтарылған болар, банктен сұраңыз.",
      "Платёж от 8 ноября 2024 года не поступил в Фонд: вероятно, он возвращён, уточните в банке.",
      "The payment of 8 November 2024 has not arrived; it was probably returned, ask the bank."},
     {"13 қарашаға дейін түсуі керек еді", "не позднее 13 ноября 2024 года, но записи о нём нет",
      "It was due in the Fund by 13 November 2024"}},
    {{NULL, NULL, NULL},
     {"төленген 4\u00a0250\u00a0₸ 2024 жылғы 12 қарашада қайтарылған: неверный месяц.",
      "от 8 ноября 2024 года возвращён 12 ноября 2024 года: неверный месяц.",
      "made on 8 November 2024 was returned on 12 November 2024: неверный месяц."}},
};

static void expect_said(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("'%s' is not said in: %s", part, text);
}

static char *say(MamsLang lang, MamsVoice voice, MamsGround ground, MamsWayKind way,
                 const MamsFacts *facts)
{
    const MamsPerson person = {.surname = "Ахметова",
                               .given = "Алия",
                               .patronymic = "",
                               .data_of = mams_day_make(2024, 11, 20)};
    MamsAnswer *answer = sample_new(ground, &(Variant){0, false, way, false});
    answer->facts = facts;
    char *text = mams_words_reason(words, lang, voice, answer, &person);
    sample_free(answer);
    return text;
}

static void test_voices(void **state)
{
    (void)state;
    for (int i = 0; i < SAMPLE_MONEY; i++) {
        g_autoptr(MamsFacts) facts = sample_money(i);
        for (MamsLang lang = 0; lang < MAMS_N_LANGS; lang++) {
            const char *part = said[i].phone[lang];
            g_autofree char *phone =
                say(lang, MAMS_VOICE_PHONE, MAMS_GROUND_PAID, MAMS_N_WAYS, facts);
            g_autofree char *plain =
                say(lang, MAMS_VOICE_PHONE, MAMS_GROUND_PAID, MAMS_N_WAYS, NULL);
            g_autofree char *advised =
                say(lang, MAMS_VOICE_PHONE, MAMS_GROUND_LAPSED, MAMS_WAY_CATCH_UP, facts);
            g_autofree char *letter =
                say(lang, MAMS_VOICE_LETTER, MAMS_GROUND_LAPSED, MAMS_WAY_CATCH_UP, facts);
            expect_said(phone, part ? part : plain);
            assert_int_equal(strcmp(phone, plain) == 0, part == NULL);
            if (part && strstr(advised, part))
                fail_msg("more than the way back: %s", advised);
            expect_said(letter, said[i].letter[lang]);
        }
    }
}

/* Payments that went the same way on the same days are one sum; of the dead nothing is said. */
static void test_sums_and_the_dead(void **state)
{
    (void)state;
    g_autoptr(MamsFacts) facts = sample_money(0);
    MamsPayment second = g_array_index(facts->payments, MamsPayment, 0);
    second.month++;
    second.amount = 100000;
    mams_facts_add_payment(facts, &second);
    g_autofree char *letter =
        say(MAMS_LANG_EN, MAMS_VOICE_LETTER, MAMS_GROUND_PAID, MAMS_N_WAYS, facts);
    expect_said(letter, "A payment of 5,250 ₸ was made on 20 November 2024.");
    for (int voice = 0; voice < MAMS_N_VOICES; voice++) {
        g_autofree char *with =
            say(MAMS_LANG_EN, (MamsVoice)voice, MAMS_GROUND_NONE, MAMS_N_WAYS, facts);
        g_autofree char *without =
            say(MAMS_LANG_EN, (MamsVoice)voice, MAMS_GROUND_NONE, MAMS_N_WAYS, NULL);
        assert_string_equal(with, without);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paths_and_lines),
        cmocka_unit_test(test_voices),
        cmocka_unit_test(test_sums_and_the_dead),
    };
    return cmocka_run_group_tests(tests, words_setup, words_teardown);
}
