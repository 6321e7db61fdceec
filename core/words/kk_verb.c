/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "words/grammar.h"

/* Which endings may follow one another in Kazakh, so that a word need not stand in a dictionary in
 * each of its thousand forms. */

typedef enum {
    ROOT = 1 << 0,
    VOICE = 1 << 1,     /* төле-н */
    NEGATION = 1 << 2,  /* төле-ме */
    NOMINAL = 1 << 3,   /* a noun or a participle: төле-ген, төле-у, мәртебе */
    OWNED = 1 << 4,     /* мәртебе-ңіз */
    PRESENT = 1 << 5,   /* төле-й, which needs its person */
    CONDITION = 1 << 6, /* төле-се, төле-ді */
    DONE = 1 << 7
} State;

typedef struct {
    unsigned from; /* the states it may follow */
    State to;
    const char *forms[5][2];
} Morpheme;

#define ALL(back, front)                                                                           \
    {                                                                                              \
        {back, front}, {back, front}, {back, front}, {back, front},                                \
        {                                                                                          \
            back, front                                                                            \
        }                                                                                          \
    }
#define VOWEL_OR(vowel_back, vowel_front, back, front)                                             \
    {                                                                                              \
        {vowel_back, vowel_front}, {back, front}, {back, front}, {back, front},                    \
        {                                                                                          \
            back, front                                                                            \
        }                                                                                          \
    }
#define BUT_VOICELESS(back, front, hard_back, hard_front)                                          \
    {                                                                                              \
        {back, front}, {back, front}, {back, front}, {back, front},                                \
        {                                                                                          \
            hard_back, hard_front                                                                  \
        }                                                                                          \
    }
#define VERB (ROOT | VOICE | NEGATION)

static const Morpheme morphemes[] = {
    {ROOT, VOICE, VOWEL_OR("л", "л", "ыл", "іл")},
    {ROOT, VOICE, VOWEL_OR("н", "н", "ын", "ін")},
    {ROOT | VOICE,
     NEGATION,
     {{"ма", "ме"}, {"ба", "бе"}, {"ма", "ме"}, {"ба", "бе"}, {"па", "пе"}}},
    {VERB, NOMINAL, BUT_VOICELESS("ған", "ген", "қан", "кен")},
    {VERB, NOMINAL, VOWEL_OR("йтын", "йтін", "атын", "етін")},
    {VERB, NOMINAL, ALL("у", "у")},
    {VERB, NOMINAL, ALL("ушы", "уші")},
    {VERB, NOMINAL, VOWEL_OR("р", "р", "ар", "ер")},
    {NEGATION, NOMINAL, ALL("с", "с")},
    {VERB, PRESENT, VOWEL_OR("й", "й", "а", "е")},
    {VERB, CONDITION, ALL("са", "се")},
    {VERB, CONDITION, BUT_VOICELESS("ды", "ді", "ты", "ті")},
    {VERB, DONE, BUT_VOICELESS("ғанша", "генше", "қанша", "кенше")},
    {VERB, DONE, VOWEL_OR("п", "п", "ып", "іп")},
    {ROOT | VOICE | NEGATION, DONE, VOWEL_OR("ңыз", "ңіз", "ыңыз", "іңіз")},
    {PRESENT, DONE, ALL("ды", "ді")},
    {PRESENT | NOMINAL, DONE, ALL("сыз", "сіз")},
    {PRESENT, DONE, ALL("мын", "мін")},
    {PRESENT | NOMINAL,
     DONE,
     {{"мыз", "міз"}, {"быз", "біз"}, {"мыз", "міз"}, {"быз", "біз"}, {"пыз", "піз"}}},
    {CONDITION, DONE, ALL("м", "м")},
    {CONDITION, DONE, ALL("қ", "к")},
    {CONDITION, DONE, ALL("ңыз", "ңіз")},
    {NOMINAL, OWNED, VOWEL_OR("ңыз", "ңіз", "ыңыз", "іңіз")},
    {NOMINAL, OWNED, VOWEL_OR("мыз", "міз", "ымыз", "іміз")},
    {NOMINAL, OWNED, VOWEL_OR("м", "м", "ым", "ім")},
};

static bool is_case(const char *word, const char *rest)
{
    g_auto(GStrv) endings = kk_endings(word, false, rest);
    return g_strv_contains((const char *const *)endings, rest);
}

static bool goes_on(const char *word, const char *rest, State state)
{
    if (*rest == '\0')
        return (state & (NOMINAL | OWNED | CONDITION | DONE)) != 0;
    if ((state & (NOMINAL | OWNED)) && is_case(word, rest))
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(morphemes); i++) {
        if (!(morphemes[i].from & state))
            continue;
        const char *form = kk_choose(morphemes[i].forms, word);
        if (!g_str_has_prefix(rest, form))
            continue;
        g_autofree char *longer = g_strconcat(word, form, NULL);
        if (goes_on(longer, rest + strlen(form), morphemes[i].to))
            return true;
    }
    return false;
}

bool kk_is_verb_ending(const char *stem, const char *rest)
{
    return *rest != '\0' && goes_on(stem, rest, ROOT);
}

bool kk_is_noun_ending(const char *noun, const char *rest)
{
    return *rest != '\0' && goes_on(noun, rest, NOMINAL);
}
