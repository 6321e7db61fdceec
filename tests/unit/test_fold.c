/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <glib.h>
#include <string.h>

#include "base/fold.h"

/* Hands a text over to key1 and a further step, and frees what lies between. */
static char *fold(const char *text, char *(*step)(const char *key1))
{
    g_autofree char *key1 = mams_fold_key1(text);
    return step == NULL ? g_steal_pointer(&key1) : step(key1);
}

static void expect_fold(const char *text, char *(*step)(const char *key1), const char *expected)
{
    g_autofree char *key = fold(text, step);
    if (strcmp(key, expected) != 0)
        fail_msg("\"%s\" gives \"%s\", not \"%s\"", text, key, expected);
}

/* All spellings, a blank between two, fall on one key; which key is told in `expected`. */
static void expect_all(const char *spellings, char *(*step)(const char *key1), const char *expected)
{
    g_auto(GStrv) words = g_strsplit(spellings, " ", -1);
    for (int i = 0; words[i] != NULL; i++)
        expect_fold(words[i], step, expected);
}

static void test_exact(void **state)
{
    (void)state;
    g_autofree char *exact = mams_fold_exact("  О'Нил-ІЛИЯСОВА\t \u00a0 ӘЛИЯ ");
    assert_string_equal(exact, "о'нил-ілиясова әлия");
    g_autofree char *joined = mams_fold_exact("И\u0306");
    assert_string_equal(joined, "й");
    g_autofree char *wrong = mams_fold_exact("Әли\377");
    assert_string_equal(wrong, "");
    g_autofree char *blank = mams_fold_exact(" \n ");
    assert_string_equal(blank, "");
}

/* The spellings checked by hand in formats.md 4.4; Алiя has a Latin i. */
static void test_measured_names(void **state)
{
    (void)state;
    expect_all("Әлия Алия Aliya Aliia Алiя ӘЛИЯ Алійа", NULL, "alia");
    expect_all("Нұрсұлтан Нурсултан Nursultan Nūrsūltan Núrsúltan", NULL, "nursultan");
    expect_all("Айгүл Айгуль Aigul Aygul", NULL, "aigul");
    expect_all("Бақыт Бахыт Bakhyt Baqyt", mams_fold_key2, "bakit");
    expect_all("Өмірбек Умирбек Omirbek Umirbek", mams_fold_key2, "umirbik");
    expect_all("Ысқақов Исхаков Iskakov", mams_fold_key2, "iskakuv");
    expect_all("Гүлжан Гульжан Gulzhan Guljan", NULL, "guljan");
    expect_all("Ерлан Yerlan Erlan", NULL, "erlan");
    expect_all("Сергеев Sergeyev Sergeev", NULL, "sergev");
    expect_all("Жанбулатов Джанбулатов Zhanbulatov Dzhanbulatov Djanbulatov", NULL, "janbulatov");
    expect_all("Ырысжан Рысжан", mams_fold_key3, "rsjan");
    expect_all("Тілеу Тлеу", mams_fold_key3, "tl");
    expect_all("Тұрсын Турсун", mams_fold_key3, "trsn");
}

static void test_letters(void **state)
{
    (void)state;
    expect_fold("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя", NULL, "abvgdejziklmnoprstufhcseiuia");
    expect_fold("abcdefg h ijklmnopqrstuvwxyz", NULL, "abcdefg h ijklmnopkrstuvuksiz");
    /* The Latin alphabets of the drafts of 2018 and 2021. */
    expect_fold("ä ö ü ū ú ğ ǵ ñ ń ş ı ý ó á q", NULL, "a o u u u g g n n s i i o a k");
    expect_fold("Щербаков Shcherbakov Scherbakov", NULL, "serbakov serbakov serbakov");
    expect_fold("Цой Tsoy", NULL, "coi coi");
    expect_fold("Юлия Yuliya Iuliia", NULL, "iulia iulia iulia");
    expect_fold("Фёдор Fyodor Федор", NULL, "fedor fedor fedor");
    expect_fold("Александр Alexandr Aleksandr", NULL, "aleksandr aleksandr aleksandr");
    /* Letters of the neighbours keep their own sound: no repair of ј ѕ є ї ў ќ ґ ћ here. */
    expect_fold("Їжак Єва Ґудзь Быкаў Ќосе Ћирић", NULL, "ijak eva gudz bikau kose ciric");
    expect_fold("Јован ѕид", NULL, "iovan zid");
    expect_fold("Ҷамшед Ҳасан Абдусалӣ", NULL, "jamsed hasan abdusali");
    expect_fold("Әлия 2-й 11 1990", NULL, "alia 2i 11 1990");
}

static void test_hazards(void **state)
{
    (void)state;
    /* сх is two sounds, sh one: letter groups are looked for in Latin words only. */
    expect_all("Масхут Maskhut", NULL, "mashut");
    expect_fold("Mashut", NULL, "masut");
    /* ts is ц, but not where its s belongs to sh. */
    expect_all("Ахметши Akhmetshi", NULL, "ahmetsi");
    expect_fold("Batsuri", NULL, "bacuri");
    /* Latin look-alikes in a Cyrillic word, both cases. */
    expect_all("Ахметов Axметов Ахмeтoв АХМETOВ AXMETОB", NULL, "ahmetov");
    expect_fold("Һамит Hамит", NULL, "hamit hamit");
    /* The word with a Cyrillic letter only, not its neighbour. */
    expect_fold("Axметов Hope", NULL, "ahmetov hope");
    /* Apostrophes, hyphens and other signs vanish; blanks part words. */
    expect_all("О'Нил О’Нил ОʼНил О-Нил О«Нил» О\u00adНил", NULL, "onil");
    expect_fold("  Ахметова\u00a0 \tАлия\n", NULL, "ahmetova alia");
    expect_fold("Ахметова - Алия", NULL, "ahmetova alia");
    /* Letters written apart. */
    expect_all("Айгүл Аи\u0306гүл", NULL, "aigul");
    expect_all("Ğabit Gabit G\u0306abit", NULL, "gabit");
    /* A dot that casefolding leaves behind. */
    expect_fold("İlyas", NULL, "ilias");
}

static void test_nothing_left(void **state)
{
    (void)state;
    static const char *const texts[] = {"",     " ",    "ь",       "-",   "' ’",
                                        "漢字", "\377", "Әли\320", "—  …"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        expect_fold(texts[i], NULL, "");
    expect_fold("ию я", mams_fold_key3, "a");
    expect_fold("", mams_fold_key2, "");
    expect_fold("", mams_fold_key3, "");
    expect_fold("", mams_fold_stem, "");
}

static void test_wider_keys(void **state)
{
    (void)state;
    expect_fold("Хафиз Цой", mams_fold_key2, "kapiz sui");
    expect_fold("Маккох", mams_fold_key2, "makuk");
    expect_fold("Ғани Қанат Күгік", mams_fold_key3, "kan kanat k");
    expect_fold("Ахметова Алия", mams_fold_key2, "akmituva alia");
    expect_fold("Ахметова Алия", mams_fold_key3, "akmtva ala");
}

static void test_stem(void **state)
{
    (void)state;
    expect_all("Серікұлы Серікқызы Серик Сериков Серикова Серикович Сериковна Serikuly Serikkyzy "
               "Serikqyzy Serikovich Серік-қызы",
               mams_fold_stem, "ser");
    expect_fold("Серік ұлы", mams_fold_stem, "ser");
    expect_fold("Серік қызы", mams_fold_stem, "ser");
}

static void test_stem_endings(void **state)
{
    (void)state;
    expect_all("Жанбулат Жанбулатов Жанбулатова Жанбұлатұлы Жанбулатгызы Жанбулатулы",
               mams_fold_stem, "janbulat");
    expect_all("Нұрлыбай Нұрлыбайұлы Нұрлыбайқызы Нурлыбаевич Нурлыбаевна Нурлыбаев Нурлыбаева",
               mams_fold_stem, "nurlib");
    expect_all("Әли Әліұлы Алиев Алиевич Алиевна", mams_fold_stem, "al");
    expect_all("Нұрбек Нұрбекқызы Нұрбекұлы Нурбекович", mams_fold_stem, "nurb");
    expect_all("Мұса Мұсаұлы Мұсақызы Мусаевич Мусаев Мусин Мусина", mams_fold_stem, "mus");
    expect_all("Ильич Ильинична", mams_fold_stem, "il");
    expect_all("Кузьмич Кузьминична", mams_fold_stem, "kuzm");
    expect_all("Никитич Никитична", mams_fold_stem, "nikit");
    expect_fold("Сабин қызы", mams_fold_stem, "sabin");
    expect_fold("Сабинқызы", mams_fold_stem, "sabin");
    /* Never shorter than two letters. */
    expect_fold("Ли", mams_fold_stem, "li");
    expect_fold("Ян", mams_fold_stem, "ian");
    expect_fold("Ұлы", mams_fold_stem, "uli");
    expect_fold("Ева", mams_fold_stem, "eva");
    expect_fold("Инин", mams_fold_stem, "in");
    expect_fold("Лев", mams_fold_stem, "lev");
    expect_fold("Ахметова Серікқызы", mams_fold_stem, "ahmet ser");
}

static void expect_layout(char *(*layout)(const char *text), const char *text, const char *expected)
{
    g_autofree char *retyped = layout(text);
    if (expected == NULL)
        assert_null(retyped);
    else
        assert_string_equal(retyped, expected);
}

static void test_layout_ru(void **state)
{
    (void)state;
    expect_layout(mams_fold_layout_ru, "f[vtnjd", "ахметов");
    expect_layout(mams_fold_layout_ru, "F{VTNJD", "ахметов");
    expect_layout(mams_fold_layout_ru, "`kjxrf \"kz", "ёлочка эля");
    expect_layout(mams_fold_layout_ru, "qwertyuiop[]asdfghjkl;'zxcvbnm,.",
                  "йцукенгшщзхъфывапролджэячсмитьбю");
    expect_layout(mams_fold_layout_ru, "f[vtnjd 1990", "ахметов 1990");
    expect_layout(mams_fold_layout_ru, "ахметов", NULL);
    expect_layout(mams_fold_layout_ru, "850317490011", NULL);
    expect_layout(mams_fold_layout_ru, "", NULL);
    expect_layout(mams_fold_layout_ru, "f\377", NULL);
}

static void test_layout_kk(void **state)
{
    (void)state;
    expect_layout(mams_fold_layout_kk, "2kbz", "әлия");
    expect_layout(mams_fold_layout_kk, "@KBZ", "әлия");
    expect_layout(mams_fold_layout_kk, "234589 0-=", "234589 қөһ");
    expect_layout(mams_fold_layout_kk, "2k 1985 17.03.1985", "әл 1985 17.03.1985");
    expect_layout(mams_fold_layout_kk, "2лия", "әлия");
    expect_layout(mams_fold_layout_kk, "f[vtnjd", "ахметов");
    expect_layout(mams_fold_layout_kk, "167`", NULL);
    expect_layout(mams_fold_layout_kk, "әлия", NULL);
    expect_layout(mams_fold_layout_kk, "2\320", NULL);
}

static void test_look_alikes(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"ИВАНОB", "ИВАНОВ", "ИВАНОВ"},
        {"ИBAHOB Ivan", "ИВАНОВ Ivan", NULL},
        {"Aлiя", "Алія", "Алія"},
        {"AXMETOBA", "AXMETOBA", "АХМЕТОВА"},
        {"OXOTA PEKA", "OXOTA PEKA", "ОХОТА РЕКА"},
        {"SMITH", "SMITH", NULL},
        {"1985", "1985", NULL},
        {"", "", NULL},
        {"\320", "\320", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *mixed = mams_fold_look_alikes(cases[i][0]);
        assert_string_equal(mixed, cases[i][1]);
        expect_layout(mams_fold_all_look_alikes, cases[i][0], cases[i][2]);
    }
}

static void test_layout_latin(void **state)
{
    (void)state;
    expect_layout(mams_fold_layout_latin, "Ыьшер", "Smith");
    expect_layout(mams_fold_layout_latin, "Ыьшер 1985", "Smith 1985");
    expect_layout(mams_fold_layout_latin, "хъ", "[]");
    expect_layout(mams_fold_layout_latin, "smith", NULL);
    expect_layout(mams_fold_layout_latin, "ы\377", NULL);
}

static void test_layout_digits(void **state)
{
    (void)state;
    expect_layout(mams_fold_layout_digits, "\"әіңғ,.үұқ", "1234567890");
    expect_layout(mams_fold_layout_digits, "ӘІҢҒҮҰҚ", "2345890");
    expect_layout(mams_fold_layout_digits, "8503і7", "850337");
    expect_layout(mams_fold_layout_digits, "850317490011", "850317490011");
    expect_layout(mams_fold_layout_digits, "әлия", NULL);
    expect_layout(mams_fold_layout_digits, "ә і-3", "233");
    expect_layout(mams_fold_layout_digits, " -", NULL);
    expect_layout(mams_fold_layout_digits, "", NULL);
    expect_layout(mams_fold_layout_digits, "ә\377", NULL);
}

static void check_key(const char *key)
{
    assert_int_equal(strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789 "), strlen(key));
    assert_null(strstr(key, "  "));
    assert_false(g_str_has_prefix(key, " ") || g_str_has_suffix(key, " "));
    for (const char *at = key; *at != '\0'; at++)
        assert_false(g_ascii_isalpha(*at) && at[0] == at[1]);
}

/* Any text gives keys of [a-z0-9 ] with single blanks and no doubled letter. */
static void test_keys_of_random_texts(void **state)
{
    (void)state;
    guint32 seed = g_random_int();
    print_message("seed %u\n", seed);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    for (int round = 0; round < 3000; round++) {
        g_autoptr(GString) text = g_string_new(NULL);
        int length = g_rand_int_range(random, 0, 24);
        for (int i = 0; i < length; i++) {
            gunichar letter;
            do
                letter = (gunichar)g_rand_int_range(random, 0x20, i % 5 == 0 ? 0x3000 : 0x530);
            while (!g_unichar_validate(letter));
            g_string_append_unichar(text, i % 7 == 6 ? ' ' : letter);
        }
        g_autofree char *key1 = mams_fold_key1(text->str);
        g_autofree char *key2 = mams_fold_key2(key1);
        g_autofree char *key3 = mams_fold_key3(key1);
        g_autofree char *stem = mams_fold_stem(key1);
        check_key(key1);
        check_key(key2);
        check_key(key3);
        check_key(stem);
        /* Case and the form of the letters never matter. */
        g_autofree char *upper = g_utf8_casefold(text->str, -1);
        g_autofree char *apart = g_utf8_normalize(upper, -1, G_NORMALIZE_NFD);
        g_autofree char *apart_key = mams_fold_key1(apart);
        assert_string_equal(apart_key, key1);
    }
}

static void test_key_begins(void **state)
{
    (void)state;
    assert_true(mams_fold_key_begins("ful taim lerner", "ler ful"));
    assert_true(mams_fold_key_begins("ful taim lerner", ""));
    assert_true(mams_fold_key_begins("", ""));
    assert_false(mams_fold_key_begins("ful taim lerner", "erner"));
    assert_false(mams_fold_key_begins("ful taim lerner", "ful x"));
    assert_false(mams_fold_key_begins("", "x"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exact),         cmocka_unit_test(test_measured_names),
        cmocka_unit_test(test_letters),       cmocka_unit_test(test_hazards),
        cmocka_unit_test(test_nothing_left),  cmocka_unit_test(test_wider_keys),
        cmocka_unit_test(test_stem),          cmocka_unit_test(test_stem_endings),
        cmocka_unit_test(test_layout_ru),     cmocka_unit_test(test_layout_kk),
        cmocka_unit_test(test_look_alikes),   cmocka_unit_test(test_layout_latin),
        cmocka_unit_test(test_layout_digits), cmocka_unit_test(test_keys_of_random_texts),
        cmocka_unit_test(test_key_begins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
