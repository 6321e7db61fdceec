/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/grammar.h"

/* Cardinal numbers as they are read out, three digits at a time. */

static const char *const kk_ones[] = {NULL,  "бір",  "екі",  "үш",    "төрт",
                                      "бес", "алты", "жеті", "сегіз", "тоғыз"};
static const char *const kk_tens[] = {NULL,  "он",    "жиырма", "отыз",   "қырық",
                                      "елу", "алпыс", "жетпіс", "сексен", "тоқсан"};
static const char *const kk_scales[] = {NULL,       "мың",         "миллион",    "миллиард",
                                        "триллион", "квадриллион", "квинтиллион"};

static const char *const ru_ones[] = {NULL,          "один",       "два",          "три",
                                      "четыре",      "пять",       "шесть",        "семь",
                                      "восемь",      "девять",     "десять",       "одиннадцать",
                                      "двенадцать",  "тринадцать", "четырнадцать", "пятнадцать",
                                      "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"};
static const char *const ru_tens[] = {NULL,          NULL,        "двадцать",   "тридцать",
                                      "сорок",       "пятьдесят", "шестьдесят", "семьдесят",
                                      "восемьдесят", "девяносто"};
static const char *const ru_hundreds[] = {NULL,        "сто",      "двести",   "триста",
                                          "четыреста", "пятьсот",  "шестьсот", "семьсот",
                                          "восемьсот", "девятьсот"};
static const char *const ru_scales[][3] = {{NULL},
                                           {"тысяча", "тысячи", "тысяч"},
                                           {"миллион", "миллиона", "миллионов"},
                                           {"миллиард", "миллиарда", "миллиардов"},
                                           {"триллион", "триллиона", "триллионов"},
                                           {"квадриллион", "квадриллиона", "квадриллионов"},
                                           {"квинтиллион", "квинтиллиона", "квинтиллионов"}};

static const char *const en_ones[] = {NULL,      "one",     "two",       "three",    "four",
                                      "five",    "six",     "seven",     "eight",    "nine",
                                      "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                      "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const en_tens[] = {NULL,    NULL,    "twenty",  "thirty", "forty",
                                      "fifty", "sixty", "seventy", "eighty", "ninety"};
static const char *const en_scales[] = {NULL,       "thousand",    "million",    "billion",
                                        "trillion", "quadrillion", "quintillion"};

enum { N_SCALES = G_N_ELEMENTS(en_scales) };

static void add_word(GString *out, const char *word)
{
    if (out->len > 0)
        g_string_append_c(out, ' ');
    g_string_append(out, word);
}

static void kk_group(GString *out, int number, int scale)
{
    if (number >= 200)
        add_word(out, kk_ones[number / 100]);
    if (number >= 100)
        add_word(out, "жүз");
    if (number / 10 % 10 > 0)
        add_word(out, kk_tens[number / 10 % 10]);
    if (number % 10 > 0)
        add_word(out, kk_ones[number % 10]);
    if (scale > 0)
        add_word(out, kk_scales[scale]);
}

static void en_group(GString *out, int number, int scale)
{
    if (number >= 100) {
        add_word(out, en_ones[number / 100]);
        add_word(out, "hundred");
    }
    int rest = number % 100;
    if (rest >= 20)
        add_word(out, en_tens[rest / 10]);
    if (rest > 20 && rest % 10 > 0)
        g_string_append_printf(out, "-%s", en_ones[rest % 10]);
    else if (rest > 0 && rest < 20)
        add_word(out, en_ones[rest]);
    if (scale > 0)
        add_word(out, en_scales[scale]);
}

/* A thousand is feminine; in the accusative it is одну тысячу. */
static void ru_group(GString *out, int number, int scale, bool accusative)
{
    bool thousand = scale == 1;
    if (number >= 100)
        add_word(out, ru_hundreds[number / 100]);
    int rest = number % 100;
    if (rest >= 20) {
        add_word(out, ru_tens[rest / 10]);
        rest %= 10;
    }
    if (thousand && rest == 1)
        add_word(out, accusative ? "одну" : "одна");
    else if (thousand && rest == 2)
        add_word(out, "две");
    else if (rest > 0)
        add_word(out, ru_ones[rest]);
    if (thousand && rest == 1 && accusative)
        add_word(out, "тысячу");
    else if (scale > 0)
        add_word(out, ru_scales[scale][ru_plural(number)]);
}

void number_append(GString *out, MamsLang lang, int64_t number, WordForm form)
{
    static const char *const zero[] = {"нөл", "ноль", "zero"};
    static const char *const minus[] = {"минус", "минус", "minus"};
    g_autoptr(GString) words = g_string_new(NULL);
    uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
    int groups[N_SCALES] = {0};

    if (number < 0)
        add_word(words, minus[lang]);
    if (number == 0)
        add_word(words, zero[lang]);
    for (int scale = 0; scale < N_SCALES; scale++, rest /= 1000)
        groups[scale] = (int)(rest % 1000);
    for (int scale = N_SCALES - 1; scale >= 0; scale--) {
        if (groups[scale] == 0)
            continue;
        if (lang == MAMS_LANG_KK)
            kk_group(words, groups[scale], scale);
        else if (lang == MAMS_LANG_RU)
            ru_group(words, groups[scale], scale, form == WORD_WORDS_ACC);
        else
            en_group(words, groups[scale], scale);
    }
    g_string_append(out, words->str);
}

void money_append_words(GString *out, MamsLang lang, int64_t tiyn, WordForm form)
{
    static const char *const tenge[] = {"теңге", "тенге", "tenge"};
    static const char *const ru_tiyn[] = {"тиын", "тиына", "тиынов"};
    int64_t small = tiyn % 100;

    if (tiyn / 100 != 0 || small == 0) {
        number_append(out, lang, tiyn / 100, form);
        g_string_append_printf(out, " %s", tenge[lang]);
    }
    if (small != 0) {
        if (tiyn / 100 != 0) {
            g_string_append_c(out, ' ');
            small = ABS(small);
        }
        number_append(out, lang, small, form);
        g_string_append_printf(out, " %s",
                               lang == MAMS_LANG_KK   ? "тиын"
                               : lang == MAMS_LANG_RU ? ru_tiyn[ru_plural(small)]
                                                      : "tiyn");
    }
}
