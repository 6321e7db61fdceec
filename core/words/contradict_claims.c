/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/contradict_private.h"

#include <string.h>

/* What a clause claims: the status, days, months, sums. Texts are in small letters, without ё. */

/* Behind a participle: the end, or what makes a predicate of it; a noun there would make it say
 * something of people in general. */
#define KK_PREDICATE                                                                                                                         \
    "(сыз\\w*|мын|дығыңыз\\w*|\\W*$|\\s+(болып|деп)\\s+(сан|есеп|таб|тұр|көр|тірк|шық)\\w*|\\s+" \
    "екен\\w*)"
#define RU_VERB "(явля|счита|числ|призна|знач|состо|оста)\\w*"
#define RU_STATUS "статус\\w*(\\s+застрахован\\w+(\\s+лица)?)?(\\s+\\w+){0,2}?\\s*[:—–-]?\\s*"
#define EN_COVER "\\b(status|insurance|cover\\w*)\\s+(is|has)\\s+(\\w+\\s+){0,1}?"
#define ALMOST "(\\w+\\s+){0,2}?"

/* Tried from above: a denial is taken out before what it denies is looked for. */
/* Whose words a pattern needs. */
typedef enum { IN_KK = 1, IN_RU = 2, IN_EN = 4 } WordsIn;

static const struct {
    WordsIn words;
    const char *pattern;
    StatusClaim claim;
} status_claims[] = {
    {IN_KK, "сақтандырылмаған" KK_PREDICATE, CLAIM_NOT_INSURED},
    {IN_KK, "сақтандырылған(сыз)?\\s+(жоқ|емес)\\w*", CLAIM_NOT_INSURED},
    {IN_KK, "сақтандырылғандар\\w*\\s+(қатарын|тізімін)\\w+\\s+(жоқ|емес)\\w*", CLAIM_NOT_INSURED},
    {IN_KK,
     "мәртебе(ңіз|сі)?(\\s+\\w+)?\\s*[:—–-]?\\s+(жоқ|(белсенді|қолданыста|күшінде|жарамды)\\s+емес|"
     "тоқтатыл(ған|ды)|тоқта(ған|ды|п тұр)|жойыл(ған|ды)|бұғатталған)\\b",
     CLAIM_NOT_INSURED},
    {IN_KK, "мәртебе(ңіз)ден айырыл\\w+", CLAIM_NOT_INSURED},
    {IN_KK, "сақтандыруыңыз(\\s+\\w+)?\\s+(жоқ|(белсенді|күшінде)\\s+емес)\\b", CLAIM_NOT_INSURED},
    {IN_RU, "\\b(не|нет)\\s+" ALMOST "застрахован(а|ы|о)?\\b", CLAIM_NOT_INSURED},
    {IN_RU, "\\bне\\s+" RU_VERB "\\s+(\\w+\\s+){0,3}?застрахован\\w+", CLAIM_NOT_INSURED},
    {IN_RU, "\\bне\\s+относ\\w+\\s+к\\s+(числу\\s+)?застрахован\\w+", CLAIM_NOT_INSURED},
    {IN_RU, "застрахованн\\w+(\\s+\\w+){0,2}?\\s+не\\s+" RU_VERB, CLAIM_NOT_INSURED},
    {IN_RU, "\\bнезастрахован(а|ы|о)?\\b", CLAIM_NOT_INSURED},
    {IN_RU, RU_VERB "\\s+" ALMOST "незастрахован\\w+", CLAIM_NOT_INSURED},
    {IN_RU, "относ\\w+\\s+к\\s+(числу\\s+)?незастрахован\\w+", CLAIM_NOT_INSURED},
    {IN_RU,
     RU_STATUS
     "(не\\s+(актив\\w+|действует|имеется|подтвержд\\w+|действителен)|неактив\\w+|"
     "отсутствует|утрачен|прекращен|прекратился|приостановлен|аннулирован|потерян|нет)\\b",
     CLAIM_NOT_INSURED},
    {IN_RU,
     "\\b(нет|не имеете|утратили|лишились|потеряли|отсутствует)\\s+" ALMOST
     "(статуса?|страховк\\w+)\\b",
     CLAIM_NOT_INSURED},
    {IN_RU, "страховк\\w+\\s+" ALMOST "(нет|не действует|не активна|отсутствует)\\b",
     CLAIM_NOT_INSURED},
    {IN_EN,
     "\\b(are|is|am|remain|'re)(n't|\\s+not|\\s+no longer|\\s+never)\\s+" ALMOST "insured\\b",
     CLAIM_NOT_INSURED},
    {IN_EN, "\\bnot\\s+(\\w+\\s+)?insured\\b", CLAIM_NOT_INSURED},
    {IN_EN, "(\\b(are|is|am|remain)|'re|\\bstatus:)\\s+" ALMOST "uninsured\\b", CLAIM_NOT_INSURED},
    {IN_EN,
     EN_COVER "((not|n't)\\s+(active|valid|in force)|inactive|lapsed|missing|invalid|suspended|"
              "expired|ended)\\b",
     CLAIM_NOT_INSURED},
    {IN_EN, "\\b(status|insurance)\\s+isn't\\s+(active|valid|in force)\\b", CLAIM_NOT_INSURED},
    {IN_EN, "\\b(have|has)\\s+(no|lost)\\s+(\\w+\\s+){0,3}?(status|insurance|cover\\w*)\\b",
     CLAIM_NOT_INSURED},
    {IN_EN, "\\bdo(es)?(n't| not)\\s+have\\s+(\\w+\\s+){0,3}?(status|insurance|cover\\w*)\\b",
     CLAIM_NOT_INSURED},

    {IN_KK, "шартты\\s+түрде\\s+(\\w+\\s+)?сақтандырылған" KK_PREDICATE, CLAIM_CONDITIONAL},
    {IN_KK, "уақытша\\s+(\\w+\\s+)?сақтандырылған" KK_PREDICATE, CLAIM_TEMPORARY},
    {IN_RU, "\\bусловно\\s+застрахован(а|ы|о)?\\b", CLAIM_CONDITIONAL},
    {IN_RU, "\\bвременно\\s+застрахован(а|ы|о)?\\b", CLAIM_TEMPORARY},
    {IN_EN, "\\bconditionally\\s+insured\\b", CLAIM_CONDITIONAL},
    {IN_EN, "\\btemporarily\\s+insured\\b", CLAIM_TEMPORARY},

    {IN_KK, "сақтандырылған" KK_PREDICATE, CLAIM_INSURED},
    {IN_KK, "сақтандырылғандар\\w*\\s+(қатарын|тізімін)\\w+", CLAIM_INSURED},
    {IN_KK,
     "мәртебе(ңіз|сі)?(\\s+\\w+)?\\s*[:—–-]?\\s+(бар|белсенді|қолданыста|күшінде|жарамды|"
     "қалпына келтірілді|қалпына келді|сақталып тұр|сақталған)(сыз)?\\b",
     CLAIM_INSURED},
    {IN_RU, "\\bзастрахован(а|ы|о)?\\b", CLAIM_INSURED},
    {IN_RU, RU_VERB "\\s+" ALMOST "застрахованн\\w+", CLAIM_INSURED},
    {IN_RU, "застрахованн\\w+\\s+(\\w+\\s+)?" RU_VERB, CLAIM_INSURED},
    {IN_RU, "относ\\w+\\s+к\\s+(числу\\s+)?застрахован\\w+", CLAIM_INSURED},
    {IN_RU,
     RU_STATUS "(актив(ен|ный|на|ная)|действует|действителен|имеется|есть|подтвержден|восстановлен|"
               "сохранен)\\b",
     CLAIM_INSURED},
    {IN_RU, "\\b(имеете|есть)\\s+(\\w+\\s+)?(статус|страховк)\\w*", CLAIM_INSURED},
    {IN_RU, "страховк\\w+\\s+" ALMOST "(есть|действует|активна)\\b", CLAIM_INSURED},
    {IN_EN, "(\\b(are|is|am|remains?|stays?)|'re|\\bstatus:)\\s+" ALMOST "insured\\b",
     CLAIM_INSURED},
    {IN_EN, EN_COVER "(active|valid|in force|restored|confirmed)\\b", CLAIM_INSURED},
    {IN_EN,
     "\\b(have|has)\\s+(an?\\s+)?((active|valid|insured|insurance|health)\\s+)+(status|cover\\w*|"
     "insurance)\\b",
     CLAIM_INSURED},
};

/* Where the match lies; false when there is none. */
static bool match(const char *pattern, const char *text, GMatchInfo **info, int *start, int *end)
{
    g_regex_match(text_pattern(pattern), text, 0, info);
    return g_match_info_fetch_pos(*info, 0, start, end);
}

/* WordsIn bits. Every pattern above needs one of the words of its language. */
static unsigned status_words(const char *text)
{
    static const struct {
        WordsIn in;
        const char *word;
    } known[] = {
        {IN_KK, "сақтандыр"}, {IN_KK, "мәртебе"}, {IN_RU, "застрахов"}, {IN_RU, "статус"},
        {IN_RU, "страховк"},  {IN_EN, "insur"},   {IN_EN, "status"},    {IN_EN, "cover"},
    };
    unsigned found = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
        if (!(found & known[i].in) && strstr(text, known[i].word))
            found |= known[i].in;
    return found;
}

bool text_has_status(const char *text)
{
    return status_words(text) != 0;
}

bool text_has_digit(const char *text)
{
    return strpbrk(text, "0123456789") != NULL;
}

StatusClaim claim_status(char *text, char **words)
{
    unsigned found = status_words(text);
    for (gsize i = 0; found && i < G_N_ELEMENTS(status_claims); i++) {
        if (!(found & status_claims[i].words))
            continue;
        g_autoptr(GMatchInfo) info = NULL;
        int start, end;
        if (!match(status_claims[i].pattern, text, &info, &start, &end))
            continue;
        *words = g_strstrip(g_strndup(text + start, (gsize)(end - start)));
        memset(text + start, ' ', (gsize)(end - start));
        return status_claims[i].claim;
    }
    return CLAIM_NONE;
}

/* ---- days and months ---- */

#define MONTH_NAMES                                                                                                                                               \
    "(қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|" \
    "январ|феврал|март|апрел|ма[йяею]|июн|июл|август|сентябр|октябр|ноябр|декабр|"                  \
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
#define KK_YEAR "(?:\\s*жылғы|\\s*жылдың|\\s*ж\\.?)?"

static const char *const stems[3][12] = {
    {"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан",
     "қараша", "желтоқсан"},
    {"январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр",
     "декабр"},
    {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"},
};

/* Digits, or a name by its stem; 0 when it is no month. */
static int month_number(const char *name)
{
    if (g_ascii_isdigit(*name))
        return (int)g_ascii_strtoll(name, NULL, 10);
    for (int month = 0; month < 12; month++)
        for (int lang = 0; lang < 3; lang++) {
            /* "май" is not the beginning of "март". */
            bool short_one = g_str_equal(stems[lang][month], "ма");
            if (g_str_has_prefix(name, stems[lang][month]) &&
                !(short_one && g_str_has_prefix(name, "мар")) &&
                !(short_one && g_str_has_prefix(name, "мам")) &&
                !(short_one && g_str_has_prefix(name, "мау")))
                return month + 1;
        }
    return 0;
}

/* The groups of day, month and year in each way to write them; 0: no day. */
static const struct {
    const char *pattern;
    int day, month, year;
} day_forms[] =
    {
        {"\\b(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})\\b", 1, 2, 3},
        {"\\b(\\d{4})-(\\d{2})-(\\d{2})\\b", 3, 2, 1},
        {"\\b(\\d{4})" KK_YEAR "\\s+(\\d{1,2})[\\s-]+" MONTH_NAMES, 2, 3, 1},
        {"\\b(\\d{1,2})(?:-?го|st|nd|rd|th)?\\s+(?:of\\s+)?" MONTH_NAMES "\\w*,?\\s+(\\d{4})\\b", 1,
         2, 3},
        {"\\b" MONTH_NAMES "\\w*\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b", 2, 1, 3},
},
  month_forms[] = {
      {"\\b(\\d{1,2})\\.(\\d{4})\\b", 0, 1, 2},
      {"\\b(\\d{4})(?:\\s*жылғы|\\s*жылдың|\\s*ж\\.?)\\s+" MONTH_NAMES, 0, 2, 1},
      {"\\b" MONTH_NAMES "\\w*\\s+(\\d{4})\\b", 0, 1, 2},
};

static int fetch_number(GMatchInfo *info, int group)
{
    g_autofree char *text = g_match_info_fetch(info, group);
    return (int)g_ascii_strtoll(text, NULL, 10);
}

static int fetch_month(GMatchInfo *info, int group)
{
    g_autofree char *text = g_match_info_fetch(info, group);
    return month_number(text);
}

static TimeClaim time_claim(const char *text, int start, int end, int32_t value)
{
    g_autofree char *before = g_strndup(text, (gsize)start);
    const char *after = text + end;
    return (TimeClaim){
        .value = value,
        .from = text_has(before, "\\b(с|со|from|since|of|on)\\s*$") ||
                text_has(after, "^\\w*(дан|ден|нан|нен|тан|тен)\\b|^\\W*(күні)?нен\\b|^\\s+бастап|"
                                "^\\s+күнінен"),
        .until =
            text_has(before, "\\b(до|по|until|till|through|к)\\s*$|"
                             "\\b(день статуса|day( of the status)? is|күні)\\s*[—–:-]?\\s*$") ||
            text_has(after, "^\\w*\\s+(күніне\\s+)?дейін"),
    };
}

GArray *claim_days(char *text)
{
    GArray *days = g_array_new(FALSE, FALSE, sizeof(TimeClaim));
    for (gsize form = 0; text_has_digit(text) && form < G_N_ELEMENTS(day_forms); form++) {
        for (;;) {
            g_autoptr(GMatchInfo) info = NULL;
            int start, end;
            if (!match(day_forms[form].pattern, text, &info, &start, &end))
                break;
            int year = fetch_number(info, day_forms[form].year);
            int month = fetch_month(info, day_forms[form].month);
            MamsDay day = mams_day_make(year, month, fetch_number(info, day_forms[form].day));
            TimeClaim claim = time_claim(text, start, end, day);
            if (day != MAMS_DAY_NONE)
                g_array_append_val(days, claim);
            memset(text + start, ' ', (gsize)(end - start));
        }
    }
    return days;
}

GArray *claim_months(const char *text)
{
    GArray *months = g_array_new(FALSE, FALSE, sizeof(TimeClaim));
    g_autofree char *rest = g_strdup(text);
    for (gsize form = 0; text_has_digit(rest) && form < G_N_ELEMENTS(month_forms); form++) {
        for (;;) {
            g_autoptr(GMatchInfo) info = NULL;
            int start, end;
            if (!match(month_forms[form].pattern, rest, &info, &start, &end))
                break;
            int year = fetch_number(info, month_forms[form].year);
            int month = fetch_month(info, month_forms[form].month);
            MamsDay first = mams_day_make(year, month, 1);
            if (first != MAMS_DAY_NONE) {
                TimeClaim claim = time_claim(rest, start, end, mams_day_month(first));
                g_array_append_val(months, claim);
            }
            memset(rest + start, ' ', (gsize)(end - start));
        }
    }
    return months;
}

/* ---- sums ---- */

/* "12 750,50", "12,750", "12.750": a sign before two last digits parts tiyn, any other thousands.
 */
static int64_t read_sum(const char *digits)
{
    int64_t sum = 0;
    size_t length = strlen(digits);
    bool fraction = length > 3 && strchr(".,", digits[length - 3]);
    for (size_t i = 0; i < length; i++)
        if (g_ascii_isdigit(digits[i]) && sum < INT64_MAX / 1000)
            sum = sum * 10 + (digits[i] - '0');
    return fraction ? sum : sum * 100;
}

GArray *claim_sums(const char *text)
{
    static const char pattern[] = "(\\d(?:[\\d ,.]*\\d)?)\\s*(?:₸|тенге|теңге|tenge|тг\\b|kzt)";
    GArray *sums = g_array_new(FALSE, FALSE, sizeof(int64_t));
    g_autoptr(GMatchInfo) info = NULL;
    for (g_regex_match(text_pattern(pattern), text, 0, &info); g_match_info_matches(info);
         g_match_info_next(info, NULL)) {
        g_autofree char *digits = g_match_info_fetch(info, 1);
        int64_t sum = read_sum(digits);
        g_array_append_val(sums, sum);
    }
    return sums;
}
