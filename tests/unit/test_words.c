/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "base/money.h"
#include "words/words.h"

/* Every ground in every voice and language: length, plainness, and the same facts in all three. */

typedef struct {
    MamsRules *rules;
    MamsWords *words;
} World;

static int setup(void **state)
{
    g_autoptr(GError) error = NULL;
    World *world = g_new0(World, 1);
    world->rules = mams_rules_load(MAMS_SRCDIR "/data/rules", &error);
    assert_null(error);
    world->words = mams_words_load(MAMS_SRCDIR "/data/words", world->rules, &error);
    assert_null(error);
    *state = world;
    return 0;
}

static int teardown(void **state)
{
    World *world = *state;
    mams_words_free(world->words);
    mams_rules_free(world->rules);
    g_free(world);
    return 0;
}

static MamsAnswer *answer_new(MamsVerdict verdict, MamsGround ground)
{
    MamsAnswer *answer = g_new0(MamsAnswer, 1);
    answer->iin = INT64_C(850317490011);
    answer->on = mams_day_make(2024, 11, 22);
    answer->verdict = verdict;
    answer->ground = ground;
    answer->insured_until = answer->not_insured_since = MAMS_DAY_NONE;
    answer->ways_on = answer->on;
    answer->reasons = g_array_new(FALSE, TRUE, sizeof(MamsReason));
    answer->debt_months = g_array_new(FALSE, TRUE, sizeof(MamsWayLine));
    answer->ways = g_ptr_array_new();
    answer->conflicts = g_array_new(FALSE, TRUE, sizeof(MamsConflict));
    answer->months = g_array_new(FALSE, TRUE, sizeof(MamsMonthAnswer));
    return answer;
}

static void add_reason(MamsAnswer *answer, const char *rule)
{
    MamsReason reason = {.rule = rule};
    g_array_append_val(answer->reasons, reason);
}

/* Adds a fact to the latest reason. */
static void add_fact(MamsAnswer *answer, const char *name, MamsFactType type, int64_t value)
{
    MamsReason *reason = &g_array_index(answer->reasons, MamsReason, answer->reasons->len - 1);
    assert_true(reason->n_facts < MAMS_MAX_REASON_FACTS);
    reason->facts[reason->n_facts++] = (MamsReasonFact){name, type, value};
}

static MamsWay *add_way(MamsAnswer *answer, MamsWayKind kind, int category)
{
    MamsWay *way = g_new0(MamsWay, 1);
    way->kind = kind;
    way->category = category;
    way->insured_from = MAMS_DAY_NONE;
    way->lines = g_array_new(FALSE, TRUE, sizeof(MamsWayLine));
    g_ptr_array_add(answer->ways, way);
    return way;
}

static void add_lines(MamsWay *way, MamsMonth from, int n, int64_t amount)
{
    for (int i = 0; i < n; i++) {
        MamsWayLine line = {from + i, amount, MAMS_KIND_SELF};
        g_array_append_val(way->lines, line);
        way->total += amount;
    }
}

static MamsAnswer *answer_unref(MamsAnswer *answer)
{
    for (guint i = 0; i < answer->ways->len; i++) {
        MamsWay *way = answer->ways->pdata[i];
        g_array_unref(way->lines);
        g_free(way);
    }
    g_array_unref(answer->reasons);
    g_array_unref(answer->debt_months);
    g_ptr_array_unref(answer->ways);
    g_array_unref(answer->conflicts);
    g_array_unref(answer->months);
    g_free(answer);
    return NULL;
}

static void add_debt(MamsAnswer *answer, MamsMonth from, int n, int64_t amount)
{
    for (int i = 0; i < n; i++) {
        MamsWayLine line = {from + i, amount, MAMS_KIND_SELF};
        g_array_append_val(answer->debt_months, line);
        answer->debt_total += amount;
    }
}

/* What the samples vary in. */
typedef struct {
    int category;
    bool open;       /* a category without an end; one missing month */
    MamsWayKind way; /* the cheapest one; MAMS_N_WAYS: none */
    bool ugly;       /* sums that take the most words */
} Variant;

static void ground_facts(MamsAnswer *answer, const Variant *variant)
{
    MamsMonth last = mams_month_make(2024, 7);
    MamsDay from = mams_day_make(2022, 9, 1), until = mams_day_make(2024, 12, 31);
    switch (answer->ground) {
    case MAMS_GROUND_STATE:
    case MAMS_GROUND_LOCAL:
        add_fact(answer, "category", MAMS_FACT_CATEGORY, variant->category);
        /* fall through */
    case MAMS_GROUND_EXEMPT:
        add_fact(answer, "from", MAMS_FACT_DAY, from);
        if (!variant->open)
            add_fact(answer, "until", MAMS_FACT_DAY, until);
        break;
    case MAMS_GROUND_PREPAID:
        add_fact(answer, "run_from", MAMS_FACT_MONTH, mams_month_make(2024, 2));
        add_fact(answer, "run_to", MAMS_FACT_MONTH, mams_month_make(2025, 1));
        break;
    case MAMS_GROUND_PAID:
        add_fact(answer, "last_paid_month", MAMS_FACT_MONTH, last);
        add_fact(answer, "kind", MAMS_FACT_KIND, variant->category % MAMS_N_KINDS);
        break;
    case MAMS_GROUND_GRACE:
        add_fact(answer, "last_paid_month", MAMS_FACT_MONTH, last);
        add_fact(answer, "months", MAMS_FACT_COUNT, variant->open ? 6 : 3);
        break;
    case MAMS_GROUND_TEMPORARY:
        add_fact(answer, "from", MAMS_FACT_DAY, mams_day_make(2024, 11, 4));
        add_fact(answer, "until", MAMS_FACT_DAY, mams_day_make(2024, 12, 3));
        break;
    case MAMS_GROUND_DEBT:
        add_fact(answer, "last_paid_month", MAMS_FACT_MONTH, mams_month_make(2024, 10));
        add_fact(answer, "missing_from", MAMS_FACT_MONTH, mams_month_make(2023, 11));
        add_fact(answer, "missing_to", MAMS_FACT_MONTH,
                 mams_month_make(variant->open ? 2023 : 2024, variant->open ? 11 : 3));
        add_fact(answer, "missing", MAMS_FACT_COUNT, variant->open ? 1 : 4);
        break;
    case MAMS_GROUND_ENDED:
        add_fact(answer, "category", MAMS_FACT_CATEGORY, variant->category);
        add_fact(answer, "last_covered_month", MAMS_FACT_MONTH, last);
        add_fact(answer, "ended", MAMS_FACT_DAY, mams_day_make(2024, 7, 14));
        break;
    case MAMS_GROUND_LAPSED:
        add_fact(answer, "last_paid_month", MAMS_FACT_MONTH, last);
        add_fact(answer, "missing", MAMS_FACT_COUNT, variant->open ? 1 : 5);
        break;
    default:
        break;
    }
}

static MamsVerdict verdict_of(MamsGround ground)
{
    if (ground == MAMS_GROUND_NONE)
        return MAMS_VERDICT_DEAD;
    if (ground == MAMS_GROUND_GRACE)
        return MAMS_VERDICT_CONDITIONAL;
    if (ground == MAMS_GROUND_TEMPORARY)
        return MAMS_VERDICT_TEMPORARY;
    return ground < MAMS_GROUND_GRACE ? MAMS_VERDICT_INSURED : MAMS_VERDICT_NOT_INSURED;
}

static MamsAnswer *sample(MamsGround ground, const Variant *variant)
{
    MamsAnswer *answer = answer_new(verdict_of(ground), ground);
    add_reason(answer, ground == MAMS_GROUND_NONE ? "dead" : mams_ground_code(ground));
    ground_facts(answer, variant);
    if (answer->verdict == MAMS_VERDICT_DEAD) {
        add_fact(answer, "death", MAMS_FACT_DAY, mams_day_make(2024, 9, 3));
        return answer;
    }
    if (answer->verdict == MAMS_VERDICT_NOT_INSURED)
        answer->not_insured_since = mams_day_make(2024, 8, 1);
    else if (!variant->open)
        answer->insured_until = mams_day_make(2024, 12, 31);
    int64_t amount = variant->ugly ? 546666 : 425000;
    if (ground == MAMS_GROUND_GRACE)
        add_debt(answer, mams_month_make(2024, 8), 2, amount);
    if (variant->way == MAMS_WAY_CATEGORY) {
        add_way(answer, MAMS_WAY_CATEGORY, variant->category);
    } else if (variant->way != MAMS_N_WAYS) {
        MamsWay *way = add_way(answer, variant->way, -1);
        way->cheapest = true;
        way->insured_from = mams_day_make(2024, 12, 1);
        add_lines(way, mams_month_make(2024, 12), variant->way < MAMS_WAY_PREPAY ? 11 : 12, amount);
        if (variant->ugly)
            way->total = 5999999;
    }
    return answer;
}

/* A dash between blanks is no word. */
static int count_words(const char *text, gssize length)
{
    g_autofree char *part = g_strndup(text, length < 0 ? strlen(text) : (size_t)length);
    g_auto(GStrv) words = g_strsplit(g_strstrip(part), " ", -1);
    int count = 0;
    for (int i = 0; words[i]; i++)
        count += !g_str_equal(words[i], "–") && !g_str_equal(words[i], "—");
    return count;
}

/* The number of sentences in a line; each has at most twenty words. */
static int check_sentences(const char *text)
{
    int count = 0;
    const char *from = text;
    for (const char *at = text; *at; at++) {
        if (!strchr(".!?", *at) || (at[1] != '\0' && at[1] != ' '))
            continue;
        int words = count_words(from, at + 1 - from);
        if (words > 20)
            fail_msg("%d words in one sentence: %s", words, text);
        from = at + 1;
        count++;
    }
    if (*from != '\0')
        fail_msg("no full stop at the end: %s", text);
    return count;
}

static void check_plain(const World *world, MamsLang lang, const char *text)
{
    g_autoptr(GRegex) code = g_regex_new("[A-Za-z0-9]_|\\b[a-z]+-[a-z]+-[a-z0-9]", 0, 0, NULL);
    if (g_regex_match(code, text, 0, NULL) && lang != MAMS_LANG_EN)
        fail_msg("a code word in '%s'", text);
    if (*text == '\0' || strpbrk(text, "{}[]|_\n") || strstr(text, "  ") || strstr(text, " .") ||
        strstr(text, " ,") || strstr(text, "null") || *text == ' ')
        fail_msg("not plain: '%s'", text);
    for (int i = 0; i < world->rules->n_categories; i++) {
        const char *code = world->rules->categories[i].code;
        if (strchr(code, '-') && strstr(text, code))
            fail_msg("a code word in '%s'", text);
    }
    if (lang == MAMS_LANG_EN)
        return;
    /* Single letters are names of levels and numbers of groups. */
    g_autoptr(GRegex) latin = g_regex_new("[A-Za-z]{2,}", 0, 0, NULL);
    g_autoptr(GRegex) names =
        g_regex_new("Qoldau|msqory\\.kz|Kaspi\\.kz|Halyk Bank|II", 0, 0, NULL);
    g_autofree char *rest = g_regex_replace_literal(names, text, -1, 0, "", 0, NULL);
    if (g_regex_match(latin, rest, 0, NULL))
        fail_msg("Latin words in '%s'", text);
}

/* The screen's three sentences and the age of the data after them. */
static void check_screen(const char *text, const MamsPerson *person)
{
    g_autofree char *sentences = g_strdup(text);
    char *age = g_str_has_suffix(sentences, ")") ? strrchr(sentences, '(') : NULL;
    if ((person->data_of != MAMS_DAY_NONE) != (age != NULL))
        fail_msg("the age of the data: %s", text);
    if (age) {
        if (!strstr(age, "20.11.2024") || person->stale != (strchr(age, ',') != NULL))
            fail_msg("the age of the data: %s", text);
        *age = '\0';
        g_strchomp(sentences);
    }
    if (check_sentences(sentences) > 3)
        fail_msg("more than three sentences: %s", text);
}

static void check_sms(MamsLang lang, const char *text)
{
    g_autoptr(GRegex) names = g_regex_new("\".*\"|\\(.*\\)|: [^:]*$", 0, 0, NULL);
    g_autofree char *rest = g_regex_replace_literal(names, text, -1, 0, "", 0, NULL);
    check_sentences(text);
    if (mams_words_sms_parts(text) > 3)
        fail_msg("%d parts: %s", mams_words_sms_parts(text), text);
    if (lang == MAMS_LANG_EN && !g_str_is_ascii(rest))
        fail_msg("a letter that costs the GSM alphabet: %s", text);
}

/* Paragraphs of sentences; a line of the list is a category and its document. */
static void check_letter(const World *world, MamsLang lang, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    int paragraphs = 0;
    for (int i = 1; lines[i]; i++) { /* the first is the greeting */
        if (*lines[i] == '\0')
            continue;
        check_plain(world, lang, lines[i]);
        paragraphs += *lines[i - 1] == '\0';
        if (g_str_has_prefix(lines[i], "– ")) {
            g_auto(GStrv) halves = g_strsplit(lines[i] + strlen("– "), ": ", 2);
            if (!halves[1] || count_words(halves[0], -1) > 20 || count_words(halves[1], -1) > 20)
                fail_msg("a long or broken line: %s", lines[i]);
        } else if (!g_str_has_suffix(lines[i], ":")) {
            check_sentences(lines[i]);
        }
    }
    if (paragraphs < 1 || paragraphs > 4)
        fail_msg("%d paragraphs: %s", paragraphs, text);
}

static void check_limits(const World *world, MamsLang lang, MamsVoice voice, const char *text,
                         const MamsPerson *person)
{
    if (voice == MAMS_VOICE_LETTER) {
        check_letter(world, lang, text);
        return;
    }
    check_plain(world, lang, text);
    if (voice == MAMS_VOICE_SCREEN) {
        check_screen(text, person);
    } else if (voice == MAMS_VOICE_SMS) {
        check_sms(lang, text);
    } else {
        check_sentences(text);
        int words = count_words(text, -1);
        if (words > (lang == MAMS_LANG_KK ? 50 : 60))
            fail_msg("%d words: %s", words, text);
    }
}

static bool names_sum(MamsLang lang, const char *text, int64_t tiyn)
{
    char plain[MAMS_MONEY_TEXT_SIZE];
    g_autofree char *sum = mams_words_money(lang, tiyn);
    mams_money_format_grouped(tiyn, "", lang == MAMS_LANG_EN ? '.' : ',', plain);
    return strstr(text, sum) || strstr(text, plain);
}

static bool names_short(const char *text, const MamsReasonFact *fact)
{
    char day[MAMS_DAY_TEXT_SIZE];
    g_autofree char *month = NULL;
    if (fact->type == MAMS_FACT_DAY)
        return strstr(text, mams_day_format_dotted((MamsDay)fact->value, day));
    if (fact->type != MAMS_FACT_MONTH)
        return false;
    month = g_strdup_printf("(?<![0-9.])%02d\\.%04d", mams_month_number((MamsMonth)fact->value),
                            mams_month_year((MamsMonth)fact->value));
    return g_regex_match_simple(month, text, 0, 0);
}

/* Whether the text names the fact, whatever its ending. */
static bool names_fact(const World *world, MamsLang lang, const char *text,
                       const MamsReasonFact *fact)
{
    if (names_short(text, fact))
        return true;
    if (fact->type == MAMS_FACT_DAY) {
        g_autofree char *day = mams_words_day(lang, (MamsDay)fact->value);
        if (lang == MAMS_LANG_RU)
            *strstr(day, " г.") = '\0';
        return strstr(text, day);
    }
    if (fact->type == MAMS_FACT_MONTH) {
        /* The case changes the ending (июль, июля), and a day is no month. */
        g_autofree char *month = mams_words_month_name(lang, (MamsMonth)fact->value);
        g_autofree char *stem = g_utf8_substring(month, 0, 2);
        g_autofree char *pattern = lang == MAMS_LANG_RU
                                       ? g_strdup_printf("(?<!\\d )\\b%s\\w* %d года", stem,
                                                         mams_month_year((MamsMonth)fact->value))
                                       : g_strdup_printf("(?<!\\d )%s", month);
        return g_regex_match_simple(pattern, text, 0, 0);
    }
    if (fact->type == MAMS_FACT_CATEGORY)
        return strstr(text, world->rules->categories[fact->value].short_name[lang]) ||
               strstr(text, world->rules->categories[fact->value].name[lang]);
    if (fact->type == MAMS_FACT_KIND)
        return strstr(text, world->rules->payers[fact->value].short_name[lang]) ||
               strstr(text, world->rules->payers[fact->value].name[lang]);
    if (fact->type == MAMS_FACT_MONEY)
        return names_sum(lang, text, fact->value);
    g_autofree char *number = g_strdup_printf("\\b%d\\b", (int)fact->value);
    return g_regex_match_simple(number, text, 0, 0);
}

static bool is_child(const World *world, const MamsReasonFact *fact)
{
    return fact->type == MAMS_FACT_CATEGORY && fact->value == world->rules->child_index;
}

static void check_same(const World *world, char *const texts[MAMS_N_LANGS],
                       const MamsReasonFact *fact, bool required)
{
    bool first = names_fact(world, MAMS_LANG_KK, texts[MAMS_LANG_KK], fact);
    if (required && !first)
        fail_msg("'%s' is not named in '%s'", fact->name, texts[MAMS_LANG_KK]);
    for (int lang = 1; lang < MAMS_N_LANGS; lang++)
        if (names_fact(world, (MamsLang)lang, texts[lang], fact) != first)
            fail_msg("'%s' in one language only: '%s' / '%s'", fact->name, texts[0], texts[lang]);
}

static void check_voice(const World *world, MamsVoice voice, const MamsAnswer *answer,
                        const MamsPerson *person)
{
    char *texts[MAMS_N_LANGS];
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        char *text = mams_words_reason(world->words, (MamsLang)lang, voice, answer, person);
        check_limits(world, (MamsLang)lang, voice, text, person);
        texts[lang] = text;
    }
    const MamsReason *reason = &g_array_index(answer->reasons, MamsReason, 0);
    for (int i = 0; i < reason->n_facts; i++) {
        bool twice = strcmp(reason->facts[i].name, "missing") == 0 && reason->facts[i].value == 1;
        if (!twice && !is_child(world, &reason->facts[i]))
            check_same(world, texts, &reason->facts[i],
                       voice == MAMS_VOICE_SCREEN || voice == MAMS_VOICE_LETTER);
    }
    MamsReasonFact data = {"data_of", MAMS_FACT_DAY, person->data_of};
    if (person->data_of != MAMS_DAY_NONE)
        check_same(world, texts, &data, true);
    if (voice != MAMS_VOICE_SCREEN) {
        MamsReasonFact until = {"insured_until", MAMS_FACT_DAY, answer->insured_until};
        if (answer->insured_until != MAMS_DAY_NONE)
            check_same(world, texts, &until,
                       answer->ground != MAMS_GROUND_TRANSITION &&
                           answer->ground != MAMS_GROUND_TEMPORARY);
        for (guint i = 0; i < answer->ways->len; i++) {
            const MamsWay *way = answer->ways->pdata[i];
            MamsReasonFact day = {"way_day", MAMS_FACT_DAY, way->insured_from};
            MamsReasonFact total = {"way_total", MAMS_FACT_MONEY, way->total};
            if (!way->cheapest || answer->verdict == MAMS_VERDICT_TEMPORARY)
                continue;
            check_same(world, texts, &day, true);
            check_same(world, texts, &total, voice != MAMS_VOICE_PHONE);
        }
    }
    for (int lang = 0; lang < MAMS_N_LANGS; lang++)
        g_free(texts[lang]);
}

static void check_sample(const World *world, MamsGround ground, const Variant *variant)
{
    for (int sex = 0; sex < 3; sex++) {
        for (int known = 0; known < 2; known++) {
            MamsPerson person = {.surname = "Ахметова",
                                 .given = known ? "Әлия" : "",
                                 .patronymic = "",
                                 .sex = (MamsSex)sex,
                                 .data_of = known ? mams_day_make(2024, 11, 20) : MAMS_DAY_NONE,
                                 .stale = sex == MAMS_SEX_FEMALE};
            MamsAnswer *answer = sample(ground, variant);
            for (int voice = 0; voice < MAMS_N_VOICES; voice++)
                check_voice(world, (MamsVoice)voice, answer, &person);
            answer_unref(answer);
        }
    }
}

/* How many categories (for a paid month: kinds) are worth trying: all when the sentences name one.
 */
static int categories_to_try(const World *world, int ground, int way)
{
    bool named = ground == MAMS_GROUND_STATE || ground == MAMS_GROUND_LOCAL ||
                 ground == MAMS_GROUND_ENDED || ground == MAMS_GROUND_PAID ||
                 way == MAMS_WAY_CATEGORY;
    return named ? world->rules->n_categories : 1;
}

static void test_every_ground(void **state)
{
    const World *world = *state;
    for (int ground = MAMS_GROUND_NONE; ground < MAMS_N_GROUNDS; ground++)
        for (int category = 0; category < categories_to_try(world, ground, MAMS_N_WAYS); category++)
            for (int open = 0; open < 2; open++)
                check_sample(world, (MamsGround)ground,
                             &(Variant){category, open, MAMS_N_WAYS, false});
}

static void test_every_way(void **state)
{
    const World *world = *state;
    for (int ground = MAMS_GROUND_STATE; ground < MAMS_N_GROUNDS; ground++) {
        if (ground == MAMS_GROUND_PREPAID || ground == MAMS_GROUND_PAID)
            continue; /* insured without an end in sight: no ways */
        for (int way = 0; way <= MAMS_WAY_CATEGORY; way++)
            for (int category = 0; category < categories_to_try(world, ground, way); category++)
                for (int ugly = 0; ugly < 2; ugly++)
                    check_sample(world, (MamsGround)ground,
                                 &(Variant){category, false, (MamsWayKind)way, ugly});
    }
}

static char *say(const World *world, MamsLang lang, MamsVoice voice, const MamsAnswer *answer,
                 MamsSex sex)
{
    MamsPerson person = {.surname = "Ахметова",
                         .given = "Алия",
                         .patronymic = "",
                         .sex = sex,
                         .data_of = mams_day_make(2024, 11, 20)};
    return mams_words_reason(world->words, lang, voice, answer, &person);
}

static void test_spoken_sentences(void **state)
{
    const World *world = *state;
    Variant variant = {world->rules->child_index, false, MAMS_WAY_CATCH_UP, false};
    MamsAnswer *answer = sample(MAMS_GROUND_ENDED, &variant);
    MamsWay *way = answer->ways->pdata[0];
    g_array_set_size(way->lines, 3);
    way->total = 1275000;
    way->insured_from = mams_day_make(2024, 11, 27);
    g_autofree char *kk = say(world, MAMS_LANG_KK, MAMS_VOICE_PHONE, answer, MAMS_SEX_FEMALE);
    g_autofree char *ru = say(world, MAMS_LANG_RU, MAMS_VOICE_PHONE, answer, MAMS_SEX_FEMALE);
    g_autofree char *en = say(world, MAMS_LANG_EN, MAMS_VOICE_PHONE, answer, MAMS_SEX_FEMALE);
    assert_string_equal(
        kk, "2024 жылғы 20 қарашадағы деректер бойынша сақтандырылмағансыз. 2024 жылғы 14 "
            "шілдеде кәмелетке толдыңыз, оған дейін мемлекет төледі. Енді оқу, жұмыс немесе жарна "
            "керек. Ең арзаны: 3 айға он екі мың жеті жүз елу теңге төлеу. Мәртебе 2024 "
            "жылғы 27 қарашадан қалпына келеді.");
    assert_string_equal(
        ru, "По данным на 20 ноября 2024 года вы не застрахованы. До совершеннолетия, 14 июля 2024 "
            "года, за вас платило государство. Теперь нужны учёба, работа или собственные взносы. "
            "Дешевле всего оплатить 3 месяца: двенадцать тысяч семьсот пятьдесят тенге. Тогда вы "
            "снова застрахованы с 27 ноября 2024 года.");
    assert_string_equal(
        en, "By the data of 20 November 2024 you are not insured. You came of age on 14 July 2024; "
            "until then the state paid. You need study, work or contributions. "
            "Cheapest is paying 3 months: twelve thousand seven hundred fifty tenge. "
            "You are insured again from 27 November 2024.");
    answer_unref(answer);
}

static void test_category_when_nothing_costs(void **state)
{
    const World *world = *state;
    Variant variant = {mams_rules_category(world->rules, "student"), true, MAMS_WAY_CATEGORY,
                       false};
    MamsAnswer *answer = sample(MAMS_GROUND_NEVER, &variant);
    g_autofree char *ru = say(world, MAMS_LANG_RU, MAMS_VOICE_PHONE, answer, MAMS_SEX_MALE);
    assert_non_null(strstr(ru, world->rules->categories[variant.category].evidence[MAMS_LANG_RU]));
    answer_unref(answer);
}

static void test_sex_and_missing_facts(void **state)
{
    const World *world = *state;
    Variant variant = {mams_rules_category(world->rules, "student"), true, MAMS_N_WAYS, false};
    MamsAnswer *answer = sample(MAMS_GROUND_STATE, &variant);
    static const char *const beginnings[] = {"За этого человека ", "За него ", "За неё "};
    for (int sex = 0; sex < 3; sex++) {
        g_autofree char *ru = say(world, MAMS_LANG_RU, MAMS_VOICE_SCREEN, answer, (MamsSex)sex);
        assert_true(g_str_has_prefix(ru, beginnings[sex]));
        assert_null(strstr(ru, " по "));
    }
    answer_unref(answer);
    /* An engine that knows nothing more must not bring the desk down. */
    answer = answer_new(MAMS_VERDICT_NOT_INSURED, MAMS_GROUND_DEBT);
    g_autofree char *empty = say(world, MAMS_LANG_EN, MAMS_VOICE_SCREEN, answer, MAMS_SEX_MALE);
    assert_string_equal(empty, "");
    add_reason(answer, "debt");
    add_fact(answer, "category", MAMS_FACT_CATEGORY, 99);
    add_fact(answer, "unheard-of", MAMS_FACT_DAY, 1);
    add_fact(answer, "last_paid_month", MAMS_FACT_DAY, 1);
    add_reason(answer, "unheard-of");
    g_autofree char *text = say(world, MAMS_LANG_EN, MAMS_VOICE_SCREEN, answer, MAMS_SEX_MALE);
    assert_non_null(text);
    answer_unref(answer);
}

static void test_notes(void **state)
{
    const World *world = *state;
    Variant variant = {world->rules->child_index, false, MAMS_N_WAYS, false};
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        MamsAnswer *answer = sample(MAMS_GROUND_ENDED, &variant);
        for (int i = 0; i < world->rules->n_parameters; i++)
            add_reason(answer, world->rules->parameters[i].name);
        add_reason(answer, "assumed-year");
        add_fact(answer, "year", MAMS_FACT_COUNT, 2027);
        g_autofree char *screen = say(world, (MamsLang)lang, MAMS_VOICE_SCREEN, answer, 0);
        g_autofree char *phone = say(world, (MamsLang)lang, MAMS_VOICE_PHONE, answer, 0);
        assert_non_null(strstr(screen, "2027"));
        assert_null(strstr(phone, "2027"));
        check_screen(screen, &(MamsPerson){.data_of = mams_day_make(2024, 11, 20)});
        answer_unref(answer);
    }
    for (int i = 0; i < world->rules->n_parameters; i++) {
        char *texts[MAMS_N_LANGS];
        for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
            MamsAnswer *answer = sample(MAMS_GROUND_LAPSED, &variant);
            g_autofree char *before = say(world, (MamsLang)lang, MAMS_VOICE_SCREEN, answer, 0);
            add_reason(answer, world->rules->parameters[i].name);
            texts[lang] = say(world, (MamsLang)lang, MAMS_VOICE_SCREEN, answer, 0);
            check_plain(world, (MamsLang)lang, texts[lang]);
            check_screen(texts[lang], &(MamsPerson){.data_of = mams_day_make(2024, 11, 20)});
            *strrchr(before, '(') = '\0';
            assert_true(g_str_has_prefix(texts[lang], before));
            answer_unref(answer);
            g_free(texts[lang]);
        }
    }
}

/* A text of `n` letters, each the same. */
static void check_parts(const char *letter, int n, int parts)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < n; i++)
        g_string_append(text, letter);
    assert_int_equal(mams_words_sms_parts(text->str), parts);
}

static void test_sms_parts(void **state)
{
    (void)state;
    check_parts("a", 0, 0);
    check_parts("a", 160, 1);
    check_parts("a", 161, 2);
    check_parts("a", 306, 2);
    check_parts("a", 307, 3);
    check_parts("€", 80, 1); /* two places each, never cut in half: 76 a part */
    check_parts("€", 152, 2);
    check_parts("€", 153, 3);
    check_parts("`", 71, 2); /* not in the GSM alphabet */
    check_parts("ж", 70, 1);
    check_parts("ж", 71, 2);
    check_parts("ж", 134, 2);
    check_parts("ж", 135, 3);
    check_parts("\U0001F600", 35, 1); /* a surrogate pair: 33 a part */
    check_parts("\U0001F600", 66, 2);
    check_parts("\U0001F600", 67, 3);
}

static void test_voices(void **state)
{
    (void)state;
    assert_int_equal(mams_voice_parse("screen"), MAMS_VOICE_SCREEN);
    assert_int_equal(mams_voice_parse("phone"), MAMS_VOICE_PHONE);
    assert_int_equal(mams_voice_parse("sms"), MAMS_VOICE_SMS);
    assert_int_equal(mams_voice_parse("letter"), MAMS_VOICE_LETTER);
    assert_int_equal(mams_voice_parse("song"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_ground),
        cmocka_unit_test(test_every_way),
        cmocka_unit_test(test_spoken_sentences),
        cmocka_unit_test(test_category_when_nothing_costs),
        cmocka_unit_test(test_sex_and_missing_facts),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_sms_parts),
        cmocka_unit_test(test_voices),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
