/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_WORDS_GRAMMAR_H
#define MAMS_WORDS_GRAMMAR_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/lang.h"

/* What a language does to days, months, numbers and names. Private to core/words. */

typedef enum {
    WORD_PLAIN,     /* as it stands alone: the nominative */
    WORD_GEN,       /* шілденің, июля */
    WORD_DAT,       /* шілдеге, июлю */
    WORD_ACC,       /* шілдені */
    WORD_LOC,       /* шілдеде, июле */
    WORD_ABL,       /* шілдеден */
    WORD_INS,       /* шілдемен, июлем */
    WORD_ATTR,      /* шілдедегі */
    WORD_POSS_DAT,  /* of a number: 25-іне */
    WORD_ORD,       /* of a number: 25th */
    WORD_WORDS,     /* of a number or a sum: twenty five */
    WORD_WORDS_ACC, /* двадцать одну тысячу */
    WORD_SHORT,     /* 20.11.2024, 11.2024, 12750 тг */
    WORD_FULL,      /* the full name of a category or payer kind */
    WORD_GROUPS,    /* an ИИН as it is read out: 060714 690 017 */
    N_WORD_FORMS
} WordForm;

typedef enum {
    WORD_DAY,
    WORD_MONTH,
    WORD_COUNT,
    WORD_MONEY,
    WORD_CATEGORY, /* its short name */
    WORD_KIND,     /* its short name */
    WORD_TEXT,
    WORD_SEX,
    WORD_IIN,
    N_WORD_TYPES
} WordType;

typedef struct {
    uint32_t forms[N_WORD_TYPES]; /* bits 1 << WordForm that values of a type can take */
    int n_plurals;                /* the forms of a noun after a number */
    int (*plural)(int64_t count); /* which of them */
    void (*day)(GString *out, MamsDay day, WordForm form);
    void (*month)(GString *out, MamsMonth month, WordForm form);
    void (*count)(GString *out, int64_t count, WordForm form);
    void (*text)(GString *out, const char *text, WordForm form);
    const char *const *months;      /* their names as they stand alone */
    const char *const *list_months; /* in a short list */
    bool year_first;       /* the year stands before the month: 2024 жылғы шілде */
    const char *year_word; /* joined to the year by day() and month(): " жылғы ", " года" */
    const char *list_year;  /* instead of it in a short list */
    const char *list_end;   /* after a short list */
    const char *short_year; /* instead of `year_word` where columns count, or NULL */
    const char *span;       /* between two days or months: " по " */
    WordForm span_from;     /* the form of the first of two months */
    const char *thousands;  /* between groups of three digits */
    char decimal;
    const char *tenge;       /* the sign with the blank before it */
    const char *short_tenge; /* its letters, where the sign would cost an SMS its alphabet */
} Grammar;

extern const Grammar grammar_kk, grammar_ru, grammar_en;

const Grammar *grammar_of(MamsLang lang);

/* "gen", "loc", "words", …; -1 when unknown. */
int word_form_parse(const char *name);

/* Adds a Kazakh word with the ending of a case, in vowel harmony with the word. */
void kk_append(GString *out, const char *word, WordForm form);

/* The right endings for one that was written, in whatever harmony: "ға" after "мәмс" is "ке". Empty
 * when it is no ending; several when it may stand for several. `number`: the word is the last of a
 * number as it is read out, to which 5-ші goes too. NULL-terminated, (owned). */
char **kk_endings(const char *word, bool number, const char *written);

/* Of the forms of an ending the one that is right after a word: a row each for the last sound (a
 * vowel; м, н, ң; р, л, й, у; з, ж; voiceless), the back one first. */
const char *kk_choose(const char *const forms[5][2], const char *word);

/* Whether a noun goes on so: "мәртебе" + "ңізді", each ending in harmony. */
bool kk_is_noun_ending(const char *noun, const char *rest);
/* Whether a verb's stem goes on so: "төле" + "месеңіз", each ending in harmony. */
bool kk_is_verb_ending(const char *stem, const char *rest);

/* Adds a number as words: 4250 → "four thousand two hundred fifty"; in Russian masculine. `form` is
 * WORD_WORDS or WORD_WORDS_ACC. */
void number_append(GString *out, MamsLang lang, int64_t number, WordForm form);
/* Adds a sum as words: "төрт мың екі жүз елу теңге". */
void money_append_words(GString *out, MamsLang lang, int64_t tiyn, WordForm form);

/* Which of the three Russian forms of a noun follows the number: месяц, месяца, месяцев. */
int ru_plural(int64_t count);

/* "405-V 26(1) 2" as words: "подпункт 2) пункта 1 статьи 26"; NULL when it names no article of the
 * law on insurance. (owned) */
char *article_words(MamsLang lang, const char *article);

/* A list of months in which runs of at least `join` months are joined; `full` as letters write it,
 * otherwise short, for columns. (owned) */
char *month_list(MamsLang lang, const MamsMonth *months, int n, int join, bool full);

/* Adds two days (WORD_DAY) or months (WORD_MONTH) and what lies between them; a year that both
 * share stands once: "ноября 2023 года по март 2024 года", "июля по октябрь 2024 года". */
void span_append(GString *out, MamsLang lang, WordType type, int64_t from, int64_t to);

/* A name in Latin letters: Cyrillic ones as is usual in Kazakhstan. (owned) */
char *latin_name(const char *name);

#endif
