/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "demo/demo.h"
#include "status/stage.h"
#include "status/status.h"

/* The synthetic country: what it must hold, and that it is the same each time. */

enum { CITIZENS = 3000, FEW = 400, SEED = 1 };

#define TODAY mams_day_make(2026, 3, 18)

#define assert_no_error(error)                                                                     \
    do {                                                                                           \
        if (error)                                                                                 \
            fail_msg("%s", (error)->message);                                                      \
    } while (0)

typedef struct {
    MamsRules *rules;
    MamsStore *store; /* CITIZENS people */
} Fixture;

/* A database in a folder of its own. */
static MamsStore *make_store(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("mams-demo-XXXXXX", &error);
    assert_no_error(error);
    g_autofree char *path = g_build_filename(folder, "mams.db", NULL);
    MamsStore *store = mams_store_create(path, &error);
    assert_no_error(error);
    return store;
}

static void close_store(MamsStore *store)
{
    static const char *const endings[] = {"", "-wal", "-shm"};
    g_autofree char *path = g_strdup(mams_store_path(store));
    g_autofree char *folder = g_path_get_dirname(path);
    mams_store_close(store);
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *file = g_strconcat(path, endings[i], NULL);
        g_unlink(file);
    }
    g_rmdir(folder);
}

static bool populate(const MamsRules *rules, MamsStore *store, int citizens, uint32_t seed,
                     MamsDay today, GError **error)
{
    MamsDemoOptions options = {.citizens = citizens,
                               .seed = seed,
                               .today = today,
                               .names_directory = MAMS_SRCDIR "/data/names"};
    MamsJournalEntry entry = {
        .class_ = MAMS_JOURNAL_CHANGE, .at = 1, .operator_login = "test", .action = "demo"};
    if (!mams_store_begin(store, error))
        return false;
    int64_t number = mams_journal_append(store, &entry, error);
    return number > 0 && mams_store_commit(store, false, error) &&
           mams_demo_populate(store, rules, &options, number, error);
}

static MamsStore *make_country(const MamsRules *rules, int citizens, uint32_t seed, MamsDay today)
{
    g_autoptr(GError) error = NULL;
    MamsStore *store = make_store();
    populate(rules, store, citizens, seed, today, &error);
    assert_no_error(error);
    return store;
}

/* Everything about everybody, in the order of the ИИН. */
typedef void (*Visit)(const MamsCitizen *citizen, const MamsFacts *facts, void *data);

static bool list_iin(const MamsNameRow *row, void *data)
{
    g_array_append_val((GArray *)data, row->iin);
    return true;
}

static void each_person(const MamsRules *rules, MamsStore *store, Visit visit, void *data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) iins = g_array_new(FALSE, FALSE, sizeof(MamsIin));
    mams_store_each_by_iin(store, 0, 999999999999, list_iin, iins, &error);
    assert_no_error(error);
    g_autoptr(MamsFacts) facts = mams_facts_new();
    for (guint i = 0; i < iins->len; i++) {
        MamsIin iin = g_array_index(iins, MamsIin, i);
        g_autoptr(MamsCitizen) citizen = mams_store_citizen(store, iin, MAMS_KNOWN_NOW, &error);
        assert_no_error(error);
        mams_store_facts(store, rules, iin, MAMS_KNOWN_NOW, facts, &error);
        assert_no_error(error);
        visit(citizen, facts, data);
    }
}

static void hash_text(GChecksum *hash, const char *text)
{
    const char *known = text ? text : "\x01";
    g_checksum_update(hash, (const guchar *)known, (gssize)strlen(known) + 1);
}

static void hash_numbers(GChecksum *hash, const int64_t *numbers, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char text[32];
        g_snprintf(text, sizeof text, "%" G_GINT64_FORMAT, numbers[i]);
        hash_text(hash, text);
    }
}

static void hash_person(const MamsCitizen *citizen, const MamsFacts *facts, void *data)
{
    GChecksum *hash = data;
    const char *texts[] = {citizen->surname,        citizen->given, citizen->patronymic,
                           citizen->former_surname, citizen->email, citizen->clinic};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        hash_text(hash, texts[i]);
    int64_t numbers[] = {citizen->iin,           citizen->birth,        citizen->death,
                         citizen->resident_from, citizen->sex,          citizen->region,
                         citizen->phone,         citizen->clinic_since, citizen->language};
    hash_numbers(hash, numbers, G_N_ELEMENTS(numbers));
    for (guint i = 0; i < facts->assignments->len; i++) {
        const MamsAssignment *a = &g_array_index(facts->assignments, MamsAssignment, i);
        hash_numbers(hash, (int64_t[]){a->category, a->from, a->to, a->document_date}, 4);
        hash_text(hash, a->reg);
        hash_text(hash, a->document);
        hash_text(hash, a->issuer);
    }
    for (guint i = 0; i < facts->payments->len; i++) {
        const MamsPayment *p = &g_array_index(facts->payments, MamsPayment, i);
        hash_numbers(hash,
                     (int64_t[]){p->month, p->kind, p->amount, p->paid_on, p->received_on,
                                 p->posted_on, p->returned_on, p->payer},
                     8);
        hash_text(hash, p->payer_name);
        hash_text(hash, p->reference);
        hash_text(hash, p->channel);
        hash_text(hash, p->return_reason);
    }
}

static char *hash_country(const MamsRules *rules, MamsStore *store)
{
    GChecksum *hash = g_checksum_new(G_CHECKSUM_SHA256);
    each_person(rules, store, hash_person, hash);
    char *text = g_strdup(g_checksum_get_string(hash));
    g_checksum_free(hash);
    return text;
}

static int set_up(void **state)
{
    g_autoptr(GError) error = NULL;
    Fixture *fixture = g_new0(Fixture, 1);
    fixture->rules = mams_rules_load(MAMS_SRCDIR "/data/rules", &error);
    assert_no_error(error);
    fixture->store = make_country(fixture->rules, CITIZENS, SEED, TODAY);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    close_store(fixture->store);
    mams_rules_free(fixture->rules);
    g_free(fixture);
    return 0;
}

/* ---- everybody ---- */

typedef struct {
    int n, irregular, former, died, foreign, without_patronymic, with_phone;
    MamsIin last;
} People;

static void look_at_person(const MamsCitizen *citizen, const MamsFacts *facts, void *data)
{
    (void)facts;
    People *people = data;
    char text[MAMS_IIN_TEXT_SIZE];
    mams_iin_format(citizen->iin, text);
    if (!mams_iin_control_ok(citizen->iin) || text[7] != '9')
        fail_msg("%s is no number of a demo", text);
    assert_true(citizen->iin > people->last);
    people->last = citizen->iin;
    assert_true(*citizen->surname && *citizen->given);
    assert_true(citizen->birth <= TODAY && citizen->birth > mams_day_make(1900, 1, 1));
    assert_true(citizen->death == MAMS_DAY_NONE || citizen->death <= TODAY);
    assert_true(citizen->death == MAMS_DAY_NONE || citizen->death >= citizen->birth);
    assert_true(citizen->resident_from == MAMS_DAY_NONE || citizen->resident_from <= TODAY);
    assert_true(citizen->clinic_since == MAMS_DAY_NONE || citizen->clinic_since <= TODAY);
    assert_true(citizen->sex == MAMS_SEX_MALE || citizen->sex == MAMS_SEX_FEMALE);
    people->n++;
    people->irregular += mams_iin_birth_day(citizen->iin) != citizen->birth ||
                         mams_iin_sex(citizen->iin) != citizen->sex;
    people->former += citizen->former_surname != NULL;
    people->died += citizen->death != MAMS_DAY_NONE;
    people->foreign += citizen->resident_from != MAMS_DAY_NONE;
    people->without_patronymic += !*citizen->patronymic;
    people->with_phone += citizen->phone != 0;
}

static void test_people(void **state)
{
    Fixture *fixture = *state;
    People people = {0};
    each_person(fixture->rules, fixture->store, look_at_person, &people);
    assert_int_equal(people.n, CITIZENS);
    assert_in_range(people.irregular, 5, CITIZENS / 50);
    assert_in_range(people.former, CITIZENS / 50, CITIZENS / 5);
    assert_in_range(people.died, 10, CITIZENS / 20);
    assert_in_range(people.foreign, 10, CITIZENS / 20);
    assert_in_range(people.without_patronymic, 10, CITIZENS / 10);
    assert_in_range(people.with_phone, CITIZENS / 2, CITIZENS);
}

/* ---- facts ---- */

static void look_at_facts(const MamsCitizen *citizen, const MamsFacts *facts, void *data)
{
    (void)data;
    for (guint i = 0; i < facts->assignments->len; i++) {
        const MamsAssignment *a = &g_array_index(facts->assignments, MamsAssignment, i);
        assert_true(a->from <= a->to);
        assert_true(a->from <= TODAY && a->from >= citizen->birth);
        assert_true(a->document_date == MAMS_DAY_NONE || a->document_date <= TODAY);
    }
    for (guint i = 0; i < facts->payments->len; i++) {
        const MamsPayment *p = &g_array_index(facts->payments, MamsPayment, i);
        assert_true(p->amount > 0);
        assert_true(p->paid_on <= TODAY);
        assert_true(p->received_on == MAMS_DAY_NONE ||
                    (p->received_on >= p->paid_on && p->received_on <= TODAY));
        assert_true(p->posted_on == MAMS_DAY_NONE ||
                    (p->posted_on > p->received_on && p->posted_on <= TODAY));
        assert_true(p->returned_on == MAMS_DAY_NONE ||
                    (p->returned_on > p->paid_on && p->returned_on <= TODAY && p->return_reason));
        assert_true(p->payer == citizen->iin ||
                    (mams_iin_is_bin(p->payer) && mams_iin_control_ok(p->payer) && p->payer_name));
        assert_true(p->reference && *p->reference && p->channel);
    }
}

static void test_no_fact_after_today(void **state)
{
    Fixture *fixture = *state;
    each_person(fixture->rules, fixture->store, look_at_facts, NULL);
}

/* What histories there are. */
typedef struct {
    const MamsRules *rules;
    int categories[MAMS_MAX_CATEGORIES];
    int kinds[MAMS_N_KINDS];
    int late, gap, prepaid, lump, wrong_month, returned, paid_again, job_change, closed_business,
        after_death, on_its_way, lost, returned_lately;
    int pupils_to_be_18, left_school, youth;
    int verdicts[8], adults, payers;
} Histories;

static void look_at_payments(const MamsFacts *facts, Histories *seen)
{
    int ahead = 0;
    bool change = false, gap = false;
    const MamsPayment *before = NULL;
    for (guint i = 0; i < facts->payments->len; i++) {
        const MamsPayment *p = &g_array_index(facts->payments, MamsPayment, i);
        seen->kinds[p->kind]++;
        MamsDay due = mams_month_day(p->month + 1, seen->rules->deadline_day);
        seen->late += p->paid_on > due;
        seen->returned += p->returned_on != MAMS_DAY_NONE;
        seen->wrong_month +=
            p->kind == MAMS_KIND_SELF && mams_day_month(p->paid_on) >= p->month + 11;
        seen->after_death +=
            facts->death != MAMS_DAY_NONE && p->month > mams_day_month(facts->death);
        int64_t rate =
            mams_rules_month_rate(seen->rules, p->kind, p->month, mams_month_year(p->month));
        seen->lump += p->kind == MAMS_KIND_SELF && p->amount >= rate * seen->rules->prepay_months;
        ahead += p->kind == MAMS_KIND_SELF && p->month > mams_day_month(p->paid_on);
        if (before && before->kind == p->kind && p->kind == MAMS_KIND_EMPLOYEE) {
            change = change || before->payer != p->payer;
            gap = gap || p->month > before->month + 1;
            seen->paid_again += p->month == before->month && before->returned_on != MAMS_DAY_NONE;
        }
        if (p->kind == MAMS_KIND_EMPLOYEE)
            before = p;
    }
    g_autoptr(GArray) money = mams_money_under_way(seen->rules, facts, TODAY, MAMS_DAY_NONE);
    if (money->len > 0) {
        guint newest = g_array_index(money, guint, 0);
        MamsMoneyState state =
            mams_money_path(seen->rules, &g_array_index(facts->payments, MamsPayment, newest),
                            TODAY, MAMS_DAY_NONE)
                .state;
        seen->on_its_way += state == MAMS_MONEY_ON_ITS_WAY;
        seen->lost += state == MAMS_MONEY_LATE;
        seen->returned_lately += state == MAMS_MONEY_RETURNED;
    }
    seen->prepaid += ahead >= seen->rules->prepay_months;
    seen->job_change += change;
    seen->gap += gap;
    seen->payers += facts->payments->len > 0;
}

static void look_at_history(const MamsCitizen *citizen, const MamsFacts *facts, void *data)
{
    Histories *seen = data;
    int student = mams_rules_category(seen->rules, "student");
    int business = mams_rules_category(seen->rules, "business");
    MamsDay adult = mams_day_add_years(citizen->birth, 18);
    bool at_school = false, learnt = false;
    for (guint i = 0; i < facts->assignments->len; i++) {
        const MamsAssignment *a = &g_array_index(facts->assignments, MamsAssignment, i);
        seen->categories[a->category]++;
        seen->closed_business += a->category == business && a->to < TODAY;
        at_school = at_school || (a->category == student && a->to >= TODAY);
        learnt = learnt || (a->category == student && a->to < TODAY);
    }
    int age = mams_day_age(citizen->birth, TODAY);
    seen->pupils_to_be_18 += at_school && adult > TODAY && adult < TODAY + 150;
    seen->left_school += learnt && !at_school && age >= 18 && facts->payments->len == 0 && age < 25;
    seen->youth += age >= 18 && age < 25;
    seen->adults += age >= 25 && age < 61;
    look_at_payments(facts, seen);
    seen->verdicts[mams_status_short(seen->rules, facts, TODAY).verdict]++;
}

static void test_every_form_appears(void **state)
{
    Fixture *fixture = *state;
    const MamsRules *rules = fixture->rules;
    Histories seen = {.rules = rules};
    each_person(rules, fixture->store, look_at_history, &seen);
    for (int i = 0; i < rules->n_categories; i++)
        if (i != rules->child_index && seen.categories[i] == 0)
            fail_msg("nobody has the category %s", rules->categories[i].code);
    for (int kind = 0; kind < MAMS_N_KINDS; kind++)
        if (seen.kinds[kind] == 0)
            fail_msg("nobody has a payment of the kind %s", mams_kind_code((MamsKind)kind));
    const int forms[] = {seen.late,
                         seen.gap,
                         seen.prepaid,
                         seen.lump,
                         seen.wrong_month,
                         seen.returned,
                         seen.paid_again,
                         seen.job_change,
                         seen.closed_business,
                         seen.after_death,
                         seen.on_its_way,
                         seen.lost,
                         seen.returned_lately,
                         seen.pupils_to_be_18,
                         seen.left_school};
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
        if (forms[i] == 0)
            fail_msg("nobody has a history of form %d", (int)i);
    /* A few, not many: people whose money did not arrive. */
    assert_in_range(seen.lost + seen.returned_lately, 1, CITIZENS * 5 / 100);
    assert_in_range(seen.youth, CITIZENS * 8 / 100, CITIZENS * 14 / 100);
}

/* domain.md 10: 83 % insured, conditionally and temporarily insured people among them. */
static void test_share_of_insured(void **state)
{
    Fixture *fixture = *state;
    Histories seen = {.rules = fixture->rules};
    each_person(fixture->rules, fixture->store, look_at_history, &seen);
    int alive = CITIZENS - seen.verdicts[MAMS_VERDICT_DEAD];
    int not_insured = seen.verdicts[MAMS_VERDICT_NOT_INSURED];
    assert_in_range(1000 * (alive - not_insured) / alive, 800, 860);
    assert_true(seen.verdicts[MAMS_VERDICT_CONDITIONAL] > 0);
    assert_true(seen.verdicts[MAMS_VERDICT_TEMPORARY] > 0);
}

/* ---- families ---- */

typedef struct {
    MamsStore *store;
    int parents, spouses, shared;
} Families;

static void look_at_relatives(const MamsCitizen *citizen, const MamsFacts *facts, void *data)
{
    (void)facts;
    Families *families = data;
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) relatives = mams_store_relatives(families->store, citizen->iin, &error);
    assert_no_error(error);
    for (guint i = 0; i < relatives->len; i++) {
        const MamsRelative *r = &g_array_index(relatives, MamsRelative, i);
        g_autoptr(MamsCitizen) other =
            mams_store_citizen(families->store, r->relative, MAMS_KNOWN_NOW, &error);
        assert_no_error(error);
        families->spouses += r->relation == 's';
        if (r->relation != 'p')
            continue;
        families->parents++;
        assert_true(mams_day_age(other->birth, citizen->birth) >= 17);
        families->shared += g_str_has_prefix(other->surname, citizen->surname) ||
                            g_str_has_prefix(citizen->surname, other->surname);
    }
}

static void test_families(void **state)
{
    Fixture *fixture = *state;
    Families families = {.store = fixture->store};
    each_person(fixture->rules, fixture->store, look_at_relatives, &families);
    assert_true(families.parents > CITIZENS / 4);
    assert_true(families.spouses > CITIZENS / 10 && families.spouses % 2 == 0);
    assert_true(families.shared > families.parents / 2);
}

/* ---- options ---- */

static void test_same_options_same_people(void **state)
{
    const MamsRules *rules = ((Fixture *)*state)->rules;
    MamsStore *stores[] = {make_country(rules, FEW, 7, TODAY), make_country(rules, FEW, 7, TODAY),
                           make_country(rules, FEW, 8, TODAY),
                           make_country(rules, FEW, 7, TODAY + 1)};
    char *hashes[G_N_ELEMENTS(stores)];
    for (size_t i = 0; i < G_N_ELEMENTS(stores); i++) {
        hashes[i] = hash_country(rules, stores[i]);
        close_store(stores[i]);
    }
    assert_string_equal(hashes[0], hashes[1]);
    assert_string_not_equal(hashes[0], hashes[2]);
    assert_string_not_equal(hashes[0], hashes[3]);
    for (size_t i = 0; i < G_N_ELEMENTS(hashes); i++)
        g_free(hashes[i]);
}

static void test_other_days(void **state)
{
    const MamsRules *rules = ((Fixture *)*state)->rules;
    const MamsDay days[] = {mams_month_first_day(rules->system_start), mams_day_make(2022, 9, 30),
                            mams_day_make(2024, 2, 29), mams_day_make(2061, 12, 31)};
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        g_autoptr(GError) error = NULL;
        MamsStore *store = make_country(rules, 100, 3, days[i]);
        assert_int_equal(mams_store_count_citizens(store, &error), 100);
        close_store(store);
    }
}

static void test_sizes(void **state)
{
    const MamsRules *rules = ((Fixture *)*state)->rules;
    for (int n = 1; n < 12; n++) {
        g_autoptr(GError) error = NULL;
        MamsStore *store = make_country(rules, n, (uint32_t)n, TODAY);
        assert_int_equal(mams_store_count_citizens(store, &error), n);
        close_store(store);
    }
}

static void test_refused(void **state)
{
    const MamsRules *rules = ((Fixture *)*state)->rules;
    static const struct {
        int citizens, year;
    } refused[] = {{0, 2026}, {-5, 2026}, {5000001, 2026}, {10, 2019}, {10, 2100}};
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(GError) error = NULL;
        MamsStore *store = make_store();
        assert_false(populate(rules, store, refused[i].citizens, 1,
                              mams_day_make(refused[i].year, 12, 31), &error));
        assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_USAGE));
        assert_int_equal(mams_store_count_citizens(store, NULL), 0);
        close_store(store);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_people),
        cmocka_unit_test(test_no_fact_after_today),
        cmocka_unit_test(test_every_form_appears),
        cmocka_unit_test(test_share_of_insured),
        cmocka_unit_test(test_families),
        cmocka_unit_test(test_same_options_same_people),
        cmocka_unit_test(test_other_days),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
