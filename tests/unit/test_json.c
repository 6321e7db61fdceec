/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "exchange/json.h"

static char *text_of(MamsJson *json)
{
    return g_string_free(g_steal_pointer(&json->out), FALSE);
}

static void commas_stand_between_members_only(void **state)
{
    (void)state;
    MamsJson json = {g_string_new(NULL), false};
    mams_json_open(&json, NULL, '{');
    mams_json_open(&json, "empty", '[');
    mams_json_close(&json, ']');
    mams_json_open(&json, "lines", '[');
    mams_json_integer(&json, NULL, 1);
    mams_json_open(&json, NULL, '{');
    mams_json_bool(&json, "cheapest", true);
    mams_json_bool(&json, "dead", false);
    mams_json_close(&json, '}');
    mams_json_open(&json, NULL, '{');
    mams_json_close(&json, '}');
    mams_json_close(&json, ']');
    mams_json_null(&json, "as_known_at");
    mams_json_close(&json, '}');
    g_autofree char *text = text_of(&json);
    assert_string_equal(text, "{\"empty\":[],\"lines\":[1,{\"cheapest\":true,\"dead\":false},{}],"
                              "\"as_known_at\":null}");
}

static void values_have_their_forms(void **state)
{
    (void)state;
    MamsJson json = {g_string_new(NULL), false};
    mams_json_open(&json, NULL, '[');
    mams_json_money(&json, NULL, 425000);
    mams_json_money(&json, NULL, 145860);
    mams_json_money(&json, NULL, 145805);
    mams_json_day(&json, NULL, mams_day_make(2025, 9, 30));
    mams_json_day(&json, NULL, MAMS_DAY_NONE);
    mams_json_day(&json, NULL, MAMS_DAY_FOREVER);
    mams_json_month(&json, NULL, mams_month_make(2025, 6));
    mams_json_month(&json, NULL, MAMS_MONTH_NONE);
    mams_json_iin(&json, NULL, INT64_C(10705593027));
    mams_json_integer(&json, NULL, G_MININT64);
    mams_json_seconds(&json, NULL, 0.0626);
    mams_json_seconds(&json, NULL, 1e20);
    mams_json_seconds(&json, NULL, NAN);
    mams_json_string(&json, NULL, NULL);
    mams_json_close(&json, ']');
    g_autofree char *text = text_of(&json);
    assert_string_equal(text, "[4250,1458.6,1458.05,\"2025-09-30\",null,null,\"2025-06\",null,"
                              "\"010705593027\",-9223372036854775808,0.063,"
                              "100000000000000000000.000,null,null]");
}

static void strings_are_escaped(void **state)
{
    (void)state;
    MamsJson json = {g_string_new(NULL), false};
    mams_json_open(&json, NULL, '{');
    mams_json_string(&json, "a\"b", "Әлия \"Ә\" \\ \n\t\x1b\x7f/");
    mams_json_string(&json, "bad", "a\xFF\xD0");
    mams_json_close(&json, '}');
    g_autofree char *text = text_of(&json);
    assert_string_equal(text, "{\"a\\\"b\":\"Әлия \\\"Ә\\\" \\\\ \\u000a\\u0009\\u001b\\u007f/\","
                              "\"bad\":\"a\xEF\xBF\xBD\xEF\xBF\xBD\"}");
}

/* Whatever bytes a string holds, another program reads it. */
static void any_string_can_be_read_back(void **state)
{
    (void)state;
    guint32 seed = g_random_int();
    print_message("# seed %u\n", seed);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    for (int round = 0; round < 2000; round++) {
        char bytes[40];
        int length = g_rand_int_range(random, 0, 39);
        for (int i = 0; i < length; i++) {
            bytes[i] = (char)g_rand_int_range(random, 1, 256);
        }
        bytes[length] = '\0';
        MamsJson json = {g_string_new(NULL), false};
        mams_json_open(&json, NULL, '[');
        mams_json_string(&json, NULL, bytes);
        mams_json_close(&json, ']');
        g_autofree char *text = text_of(&json);
        g_autoptr(JsonNode) node = json_from_string(text, NULL);
        assert_non_null(node);
        g_autofree char *valid = g_utf8_make_valid(bytes, -1);
        assert_string_equal(json_array_get_string_element(json_node_get_array(node), 0), valid);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commas_stand_between_members_only),
        cmocka_unit_test(values_have_their_forms),
        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(any_string_can_be_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
