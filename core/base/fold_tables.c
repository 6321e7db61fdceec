/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fold_tables.h"

#include <string.h>

typedef struct {
    gunichar from, to;
} Pair;

typedef struct {
    const char *letters, *key;
} Group;

#define LATIN_FIRST U'a'
#define CYRILLIC_FIRST U'а'
#define LATIN(letter) [letter - LATIN_FIRST]
#define CYRILLIC(letter) [letter - CYRILLIC_FIRST]

static const char *const latin[] = {
    LATIN(U'a') = "a", LATIN(U'b') = "b", LATIN(U'c') = "c", LATIN(U'd') = "d",  LATIN(U'e') = "e",
    LATIN(U'f') = "f", LATIN(U'g') = "g", LATIN(U'h') = "h", LATIN(U'i') = "i",  LATIN(U'j') = "j",
    LATIN(U'k') = "k", LATIN(U'l') = "l", LATIN(U'm') = "m", LATIN(U'n') = "n",  LATIN(U'o') = "o",
    LATIN(U'p') = "p", LATIN(U'q') = "k", LATIN(U'r') = "r", LATIN(U's') = "s",  LATIN(U't') = "t",
    LATIN(U'u') = "u", LATIN(U'v') = "v", LATIN(U'w') = "u", LATIN(U'x') = "ks", LATIN(U'y') = "i",
    LATIN(U'z') = "z",
};

/* Letters with a mark of their own that are not here (ў, ї, ӯ, …) go by their base letter. The
 * Ukrainian, Belarusian and Serbian letters keep their own sound: a Kazakh letter read with the
 * wrong code page is repaired at import, not here. */
static const char *const cyrillic[] = {
    CYRILLIC(U'а') = "a", CYRILLIC(U'б') = "b", CYRILLIC(U'в') = "v",  CYRILLIC(U'г') = "g",
    CYRILLIC(U'д') = "d", CYRILLIC(U'е') = "e", CYRILLIC(U'ж') = "j",  CYRILLIC(U'з') = "z",
    CYRILLIC(U'и') = "i", CYRILLIC(U'й') = "i", CYRILLIC(U'к') = "k",  CYRILLIC(U'л') = "l",
    CYRILLIC(U'м') = "m", CYRILLIC(U'н') = "n", CYRILLIC(U'о') = "o",  CYRILLIC(U'п') = "p",
    CYRILLIC(U'р') = "r", CYRILLIC(U'с') = "s", CYRILLIC(U'т') = "t",  CYRILLIC(U'у') = "u",
    CYRILLIC(U'ф') = "f", CYRILLIC(U'х') = "h", CYRILLIC(U'ц') = "c",  CYRILLIC(U'ч') = "c",
    CYRILLIC(U'ш') = "s", CYRILLIC(U'щ') = "s", CYRILLIC(U'ъ') = "",   CYRILLIC(U'ы') = "i",
    CYRILLIC(U'ь') = "",  CYRILLIC(U'э') = "e", CYRILLIC(U'ю') = "iu", CYRILLIC(U'я') = "ia",
    CYRILLIC(U'ё') = "e", CYRILLIC(U'ђ') = "j", CYRILLIC(U'є') = "e",  CYRILLIC(U'ѕ') = "z",
    CYRILLIC(U'і') = "i", CYRILLIC(U'ј') = "i", CYRILLIC(U'љ') = "l",  CYRILLIC(U'њ') = "n",
    CYRILLIC(U'ћ') = "c", CYRILLIC(U'џ') = "j", CYRILLIC(U'ґ') = "g",  CYRILLIC(U'ғ') = "g",
    CYRILLIC(U'җ') = "j", CYRILLIC(U'қ') = "k", CYRILLIC(U'ң') = "n",  CYRILLIC(U'ү') = "u",
    CYRILLIC(U'ұ') = "u", CYRILLIC(U'ҳ') = "h", CYRILLIC(U'ҷ') = "j",  CYRILLIC(U'һ') = "h",
    CYRILLIC(U'ә') = "a", CYRILLIC(U'ө') = "o",
};

const char *mams_fold_letter(gunichar letter)
{
    if (letter >= LATIN_FIRST && letter - LATIN_FIRST < G_N_ELEMENTS(latin))
        return latin[letter - LATIN_FIRST];
    if (letter >= CYRILLIC_FIRST && letter - CYRILLIC_FIRST < G_N_ELEMENTS(cyrillic))
        return cyrillic[letter - CYRILLIC_FIRST];
    switch (letter) {
    case U'ə':
        return "a";
    case U'ı':
        return "i";
    case U'ɵ':
        return "o";
    case U'ŋ':
        return "n";
    default:
        return NULL;
    }
}

/* The second letter of the pair of `from`, or 0. */
static gunichar find_pair(const Pair *pairs, size_t n_pairs, gunichar from)
{
    for (size_t i = 0; i < n_pairs; i++) {
        if (pairs[i].from == from)
            return pairs[i].to;
    }
    return 0;
}

gunichar mams_fold_look_alike(gunichar letter)
{
    static const Pair pairs[] = {
        {U'a', U'а'}, {U'c', U'с'}, {U'e', U'е'}, {U'i', U'і'}, {U'o', U'о'},
        {U'p', U'р'}, {U'x', U'х'}, {U'y', U'у'}, {U'k', U'к'}, {U'm', U'м'},
        {U't', U'т'}, {U'h', U'һ'}, {U'b', U'в'},
    };
    gunichar cyrillic_letter = find_pair(pairs, G_N_ELEMENTS(pairs), letter);
    return cyrillic_letter != 0 ? cyrillic_letter : letter;
}

gunichar mams_fold_look_alike_in_case(gunichar letter)
{
    if (letter == 'H')
        return U'Н';
    gunichar small = mams_fold_look_alike(g_unichar_tolower(letter));
    return g_unichar_isupper(letter) ? g_unichar_toupper(small) : small;
}

static const char *find_group(const Group *groups, size_t n_groups, const char *word,
                              size_t *length)
{
    for (size_t i = 0; i < n_groups; i++) {
        *length = strlen(groups[i].letters);
        if (strncmp(word, groups[i].letters, *length) == 0)
            return groups[i].key;
    }
    return NULL;
}

const char *mams_fold_latin_group(const char *word, size_t *length)
{
    /* The longest first; "ts" is not ц where its s belongs to "sh" (Akhmetshi). */
    static const Group groups[] = {
        {"tshch", "ts"}, {"shch", "s"}, {"tsch", "ts"}, {"sch", "s"}, {"tsh", "ts"},
        {"dzh", "j"},    {"dj", "j"},   {"zh", "j"},    {"sh", "s"},  {"ch", "c"},
        {"kh", "h"},     {"gh", "g"},   {"ts", "c"},    {"yo", "e"},
    };
    return find_group(groups, G_N_ELEMENTS(groups), word, length);
}

const char *mams_fold_cyrillic_group(const char *word, size_t *length)
{
    static const Group groups[] = {{"дж", "j"}};
    return find_group(groups, G_N_ELEMENTS(groups), word, length);
}

/* The letters of the Russian layout. Of the signs on one key the Latin letter comes first. */
static const Pair russian_keys[] = {
    {'q', U'й'}, {'w', U'ц'}, {'e', U'у'}, {'r', U'к'}, {'t', U'е'},  {'y', U'н'}, {'u', U'г'},
    {'i', U'ш'}, {'o', U'щ'}, {'p', U'з'}, {'[', U'х'}, {'{', U'х'},  {']', U'ъ'}, {'}', U'ъ'},
    {'a', U'ф'}, {'s', U'ы'}, {'d', U'в'}, {'f', U'а'}, {'g', U'п'},  {'h', U'р'}, {'j', U'о'},
    {'k', U'л'}, {'l', U'д'}, {';', U'ж'}, {':', U'ж'}, {'\'', U'э'}, {'"', U'э'}, {'z', U'я'},
    {'x', U'ч'}, {'c', U'с'}, {'v', U'м'}, {'b', U'и'}, {'n', U'т'},  {'m', U'ь'}, {',', U'б'},
    {'<', U'б'}, {'.', U'ю'}, {'>', U'ю'}, {'`', U'ё'}, {'~', U'ё'},
};

gunichar mams_fold_key_ru(gunichar sign)
{
    return find_pair(russian_keys, G_N_ELEMENTS(russian_keys), g_unichar_tolower(sign));
}

gunichar mams_fold_key_latin(gunichar sign)
{
    gunichar small = g_unichar_tolower(sign);
    for (size_t i = 0; i < G_N_ELEMENTS(russian_keys); i++) {
        if (russian_keys[i].to == small)
            return small == sign ? russian_keys[i].from : g_unichar_toupper(russian_keys[i].from);
    }
    return 0;
}

/* The digit row of the Kazakh layout; its keys 1, 6 and 7 give signs of punctuation. */
gunichar mams_fold_key_kk(gunichar sign)
{
    static const Pair pairs[] = {
        {'2', U'ә'}, {'@', U'ә'}, {'3', U'і'}, {'#', U'і'}, {'4', U'ң'}, {'$', U'ң'},
        {'5', U'ғ'}, {'%', U'ғ'}, {'8', U'ү'}, {'*', U'ү'}, {'9', U'ұ'}, {'(', U'ұ'},
        {'0', U'қ'}, {')', U'қ'}, {'-', U'ө'}, {'_', U'ө'}, {'=', U'һ'}, {'+', U'һ'},
    };
    /* The Kazakh layout has brackets where the Russian one has ё. */
    if (sign == '`' || sign == '~')
        return 0;
    gunichar letter = find_pair(pairs, G_N_ELEMENTS(pairs), sign);
    return letter != 0 ? letter : mams_fold_key_ru(sign);
}

char mams_fold_key_digit(gunichar sign)
{
    static const Pair pairs[] = {
        {'"', '1'}, {U'ә', '2'}, {U'і', '3'}, {U'ң', '4'}, {U'ғ', '5'},
        {',', '6'}, {'.', '7'},  {U'ү', '8'}, {U'ұ', '9'}, {U'қ', '0'},
    };
    if (sign >= '0' && sign <= '9')
        return (char)sign;
    return (char)find_pair(pairs, G_N_ELEMENTS(pairs), g_unichar_tolower(sign));
}
