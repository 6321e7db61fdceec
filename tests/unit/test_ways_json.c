/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "fixture.h"
#include "mams.h"

/* The ways of `status --json`: Ахметова Алия, 18 since July 2024, asked about on 22 November 2024.
 */

static MamsDesk *desk;
static MamsCard *card;

static int setup(void **state)
{
    MamsIin iin;
    (void)state;
    desk = fixture_desk_open();
    if (!mams_iin_parse(FIXTURE_ALIYA, &iin, NULL))
        return -1;
    card = mams_desk_card(desk, iin, MAMS_DAY_NONE, G_MAXINT64, 24, NULL);
    return card ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    mams_card_free(card);
    fixture_desk_close(desk);
    return 0;
}

static JsonParser *parse(MamsLang lang)
{
    g_autofree char *text = mams_desk_status_json(desk, card, lang, false);
    JsonParser *parser = json_parser_new();
    assert_true(json_parser_load_from_data(parser, text, -1, NULL));
    return parser;
}

static JsonObject *find_way(JsonParser *parser, const char *kind, const char *category)
{
    JsonObject *root = json_node_get_object(json_parser_get_root(parser));
    JsonArray *ways = json_object_get_array_member(root, "ways");
    for (guint i = 0; i < json_array_get_length(ways); i++) {
        JsonObject *way = json_array_get_object_element(ways, i);
        if (strcmp(json_object_get_string_member(way, "kind"), kind) == 0 &&
            (!category || strcmp(json_object_get_string_member(way, "category"), category) == 0))
            return way;
    }
    fail_msg("no way '%s'", kind);
    return NULL;
}

static void expect_codes(JsonObject *way, const char *name, const char *const *codes)
{
    JsonArray *array = json_object_get_array_member(way, name);
    guint n = 0;
    for (; codes[n]; n++)
        assert_string_equal(json_array_get_string_element(array, n), codes[n]);
    assert_int_equal(json_array_get_length(array), n);
}

static void test_what_to_pay_and_where(void **state)
{
    (void)state;
    static const char *const channels[] = {"bank",    "kazpost", "kaspi", "halyk",
                                           "kassa24", "qiwi",    NULL};
    g_autoptr(JsonParser) parser = parse(MAMS_LANG_EN);
    JsonObject *way = find_way(parser, "catch_up", NULL);
    JsonArray *lines = json_object_get_array_member(way, "lines");
    assert_int_equal(json_array_get_length(lines), 3);
    JsonObject *line = json_array_get_object_element(lines, 0);
    assert_string_equal(json_object_get_string_member(line, "month"), "2024-08");
    assert_string_equal(json_object_get_string_member(line, "period"), "082024");
    assert_string_equal(json_object_get_string_member(line, "knp"), "122");
    JsonObject *then = json_object_get_object_member(way, "then");
    assert_string_equal(json_object_get_string_member(then, "from"), "2024-11");
    assert_int_equal(json_object_get_int_member(then, "amount"), 4250);
    assert_false(json_object_get_boolean_member(then, "assumed_year"));
    assert_int_equal(json_object_get_int_member(way, "debt_stays"), 0);
    assert_string_equal(json_object_get_string_member(way, "article"), "405-V 5(3)");
    expect_codes(way, "pay_at", channels);
    assert_false(json_object_has_member(way, "bring"));
    assert_false(json_object_has_member(way, "recorded_by"));
}

static void test_what_to_bring(void **state)
{
    (void)state;
    static const char *const bring[MAMS_N_LANGS] = {
        "оқу орнының анықтамасы", "справка с места учёбы", "certificate of study"};
    static const char *const recorder[MAMS_N_LANGS] = {"мектеп, колледж немесе университет",
                                                       "школа, колледж или университет",
                                                       "the school, college or university"};
    static const char *const channels[] = {"qoldau", "clinic", NULL};
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autoptr(JsonParser) parser = parse((MamsLang)lang);
        JsonObject *way = find_way(parser, "category", "student");
        assert_string_equal(json_object_get_string_member(way, "bring"), bring[lang]);
        assert_string_equal(json_object_get_string_member(way, "recorded_by"), recorder[lang]);
        assert_true(json_object_get_null_member(way, "then"));
        assert_int_equal(json_object_get_int_member(way, "debt_stays"),
                         card->answer->debt_total / 100);
        assert_false(json_object_has_member(way, "pay_at"));
        way = find_way(parser, "temporary", NULL);
        assert_non_null(json_object_get_string_member(way, "bring"));
        expect_codes(way, "send_to", channels);
    }
}

static void test_a_job_leaves_the_debt(void **state)
{
    (void)state;
    g_autoptr(JsonParser) parser = parse(MAMS_LANG_EN);
    JsonObject *way = find_way(parser, "job", NULL);
    assert_true(card->answer->debt_total > 0);
    assert_int_equal(json_object_get_int_member(way, "debt_stays"), card->answer->debt_total / 100);
    assert_true(json_object_get_null_member(way, "then"));
    assert_false(json_object_has_member(way, "bring"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_to_pay_and_where),
        cmocka_unit_test(test_what_to_bring),
        cmocka_unit_test(test_a_job_leaves_the_debt),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
