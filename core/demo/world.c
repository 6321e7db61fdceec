/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "demo/world.h"

static const char *const category_codes[DEMO_N_CATEGORIES] = {
    "unemployed",
    "pregnant",
    "caring-child-under-3",
    "parental-leave",
    "carer-disabled-child",
    "pensioner",
    "convict",
    "detained",
    "kandas",
    "award-mother",
    "disabled",
    "student",
    "carer-group-1",
    "social-assistance",
    "crisis-d-e",
    "serving",
    "temporary",
    "business",
};

/* The fractions of the square roots of the first primes, times 2^32, made odd. */
static const uint32_t deck_steps[DEMO_N_DECKS] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef373, 0xa54ff53b, 0x510e527f, 0x9b05688d,
    0x1f83d9ab, 0x5be0cd19, 0xcbbb9d5d, 0x629a292b, 0x9159015b, 0x152fecd9,
};

enum {
    FIRST_BIRTH_YEAR = 1900,
    LAST_YEAR = 2099,       /* the seventh digit of an ИИН tells no later century */
    SERIALS_PER_DAY = 1000, /* digits 9-11 */
    SERIAL_STEP = 389,      /* prime to 1000: walks all serials in a scattered order */
    PHONES = 10000000,
    PHONE_STEP = 7654321,
    PHONE_CODE = 709,
    COMPANY_SERIALS = 10000, /* digits 8-11 */
    DAYS_ON = 800 /* working days are known so far after today, for dates that are dropped */
};

static bool check_options(const DemoWorld *world, GError **error)
{
    const MamsDemoOptions *options = world->options;
    if (options->citizens < 1 || options->citizens > 5000000) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'%d' citizens: a demo country has 1 to 5000000"), options->citizens);
        return false;
    }
    MamsDay first = mams_month_first_day(world->rules->system_start);
    if (world->today < first || mams_day_year(world->today) > LAST_YEAR) {
        char text[MAMS_DAY_TEXT_SIZE];
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("a demo country cannot be made on '%s': give a day from the start of the "
                      "system to the year %d"),
                    mams_day_format(world->today, text), LAST_YEAR);
        return false;
    }
    return true;
}

static bool find_categories(DemoWorld *world, GError **error)
{
    for (int i = 0; i < DEMO_N_CATEGORIES; i++) {
        int index = mams_rules_category(world->rules, category_codes[i]);
        if (index < 0) {
            g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("the rules hold no category '%s'"),
                        category_codes[i]);
            return false;
        }
        world->categories[i] = index;
        /* The first of the registers that feed it. */
        const char *feed = world->rules->categories[index].feed;
        size_t length = feed ? strcspn(feed, ",; ") : 0;
        world->registers[i] = length ? g_strndup(feed, length) : NULL;
    }
    return true;
}

static void list_working_days(DemoWorld *world)
{
    world->first_day = mams_month_first_day(world->rules->system_start);
    world->working = g_array_new(FALSE, FALSE, sizeof(MamsDay));
    world->working_index = g_array_new(FALSE, FALSE, sizeof(int));
    for (MamsDay day = world->first_day; day <= world->today + DAYS_ON; day++) {
        int index = (int)world->working->len;
        g_array_append_val(world->working_index, index);
        if (mams_calendar_is_working(world->rules->calendar, day))
            g_array_append_val(world->working, day);
    }
}

bool mams_demo_world_init(DemoWorld *world, MamsStore *store, const MamsRules *rules,
                          const MamsDemoOptions *options, int64_t entry, GError **error)
{
    *world = (DemoWorld){.store = store,
                         .rules = rules,
                         .options = options,
                         .today = options->today,
                         .this_month = mams_day_month(options->today),
                         .entry = entry};
    if (!check_options(world, error) || !find_categories(world, error))
        return false;
    world->names = mams_demo_names_load(options->names_directory, error);
    if (!world->names)
        return false;
    list_working_days(world);
    MamsDay first_birth = mams_day_make(FIRST_BIRTH_YEAR, 1, 1);
    world->serials = g_new0(uint16_t, 2 * (size_t)(world->today - first_birth + 1));
    DemoRandom random = mams_demo_random(options->seed, 0);
    for (int i = 0; i < DEMO_N_DECKS; i++) {
        world->decks[i].position = (uint32_t)mams_demo_random_next(&random);
        world->decks[i].step = deck_steps[i];
    }
    return true;
}

void mams_demo_world_clear(DemoWorld *world)
{
    if (world->writing)
        mams_store_rollback(world->store);
    for (int i = 0; i < DEMO_N_CATEGORIES; i++)
        g_free(world->registers[i]);
    g_clear_pointer(&world->names, mams_demo_names_free);
    g_clear_pointer(&world->working, g_array_unref);
    g_clear_pointer(&world->working_index, g_array_unref);
    g_free(world->serials);
    g_clear_error(&world->error);
}

int mams_demo_world_draw(DemoWorld *world, DemoDeckName deck, int n)
{
    return mams_demo_deck_below(&world->decks[deck], n);
}

MamsDay mams_demo_world_working_day(const DemoWorld *world, MamsDay day, int count)
{
    int at = CLAMP(day + 1 - world->first_day, 0, (int)world->working_index->len - 1);
    int index = g_array_index(world->working_index, int, at) + count - 1;
    index = CLAMP(index, 0, (int)world->working->len - 1);
    return g_array_index(world->working, MamsDay, index);
}

MamsIin mams_demo_world_iin(DemoWorld *world, MamsDay birth, MamsSex sex)
{
    MamsDay first = mams_day_make(FIRST_BIRTH_YEAR, 1, 1);
    birth = CLAMP(birth, first, world->today);
    for (;;) {
        uint16_t *given = &world->serials[2 * (birth - first) + (sex == MAMS_SEX_FEMALE)];
        int year, month, day;
        mams_day_split(birth, &year, &month, &day);
        int century = 2 * (year / 100 - 18) + (sex == MAMS_SEX_FEMALE ? 2 : 1);
        while (*given < SERIALS_PER_DAY) {
            int serial = (int)(((*given)++ * SERIAL_STEP + (birth - first)) % SERIALS_PER_DAY);
            int64_t date = (year % 100) * 10000 + month * 100 + day;
            int64_t eleven = ((date * 10 + century) * 10 + 9) * SERIALS_PER_DAY + serial;
            int control = mams_iin_control_digit(eleven);
            if (control >= 0)
                return eleven * 10 + control;
        }
        /* All numbers of the day are out: the digits then name another one, as it happens. */
        birth = birth > first ? birth - 1 : world->today;
    }
}

MamsIin mams_demo_world_bin(const DemoWorld *world, int number)
{
    DemoRandom random =
        mams_demo_random(world->options->seed, UINT64_C(0xb1) << 32 | (uint32_t)number);
    int start = mams_month_year(world->rules->system_start) % 100;
    int year = mams_demo_random_below(&random, MAX(start, 1));
    int month = mams_demo_random_between(&random, 1, 12);
    for (int serial = number;; serial++) {
        int64_t eleven = ((int64_t)(year * 100 + month) * 100 + 40) * 10 + 9;
        eleven = eleven * COMPANY_SERIALS + serial % COMPANY_SERIALS;
        int control = mams_iin_control_digit(eleven);
        if (control >= 0)
            return eleven * 10 + control;
    }
}

int64_t mams_demo_world_phone(DemoWorld *world)
{
    int64_t number = ((int64_t)++world->phones * PHONE_STEP + world->options->seed) % PHONES;
    return (int64_t)PHONE_CODE * PHONES + number;
}
