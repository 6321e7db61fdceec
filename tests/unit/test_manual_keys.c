/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "action.h"
#include "cm.h"
#include "mams.h"

/* The tables of keys in man/mams.1 are those of the program. When they are not, the test says what
 * is to stand there. */

/* A text as a manual page has it: "-" is no hyphen, and the arrows are named. */
static void add_escaped(GString *page, const char *text)
{
    static const struct {
        const char *sign, *name;
    } signs[] = {{"-", "\\-"}, {"←", "\\(<-"}, {"→", "\\(->"}, {"↑", "\\(ua"}, {"↓", "\\(da"}};
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        size_t i = 0;
        while (i < G_N_ELEMENTS(signs) && !g_str_has_prefix(text, signs[i].sign))
            i++;
        if (i < G_N_ELEMENTS(signs))
            g_string_append(page, signs[i].name);
        else
            g_string_append_len(page, text, g_utf8_next_char(text) - text);
    }
}

static const struct {
    const char *heading;
    unsigned place;
} places[] = {
    {"Search", MAMS_PLACE_SEARCH},
    {"Search by fields", MAMS_PLACE_FIND_FORM},
    {"Card", MAMS_PLACE_CARD},
    {"Texts", MAMS_PLACE_READER},
    {"Months", MAMS_PLACE_MONTHS},
    {"What if", MAMS_PLACE_WHAT_IF},
    {"Lists to choose from", MAMS_PLACE_PICK},
    {"Questions", MAMS_PLACE_PROMPT},
    {"Reference", MAMS_PLACE_REFERENCE},
    {"Rates", MAMS_PLACE_RATES},
    {"Lists", MAMS_PLACE_LIST},
    {"Categories", MAMS_PLACE_CATEGORIES},
    {"Category form", MAMS_PLACE_CATEGORY_FORM},
    {"Letter", MAMS_PLACE_LETTER},
    {"Inquiries", MAMS_PLACE_INQUIRIES},
    {"Inquiry", MAMS_PLACE_INQUIRY},
    {"Prepared replies", MAMS_PLACE_CANNED},
    {"Reply", MAMS_PLACE_REPLY},
    {"Mail that did not leave", MAMS_PLACE_OUTBOX},
    {"Reminders", MAMS_PLACE_REMINDERS},
    {"Menu", MAMS_PLACE_MENU},
    {"Command line", MAMS_PLACE_LINE},
};

/* What all screens have but those named, and so screens that are not in the table above. */
static bool is_everywhere(const MamsAction *action)
{
    unsigned others = action->places & (unsigned)MAMS_PLACE_SCREENS;
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        others &= ~places[i].place;
    return others != 0;
}

/* The rows of one place, or with 0 those that stand everywhere. */
static void add_rows(GString *page, const char *heading, unsigned place)
{
    size_t n;
    const MamsAction *actions = mams_actions(&n);
    g_string_append_printf(page, ".SS %s\n", heading);
    for (size_t i = 0; i < n; i++) {
        bool everywhere = is_everywhere(&actions[i]);
        bool here = place != 0 ? !everywhere && actions[i].places & place : everywhere;
        if (!here || actions[i].keys[0] == MAMS_KEY_NONE)
            continue;
        g_autofree char *keys = mams_action_keys(&actions[i]);
        g_string_append(page, ".TP\n.B ");
        add_escaped(page, keys);
        g_string_append_c(page, '\n');
        add_escaped(page, actions[i].help);
        g_string_append_printf(page, "\n.RB ( :%s )\n", actions[i].name);
    }
}

static void test_the_keys_of_the_manual(void **state)
{
    (void)state;
    g_autoptr(GString) expected = g_string_new(NULL);
    g_autofree char *page = NULL;
    assert_true(g_file_get_contents(MAMS_SRCDIR "/man/mams.1", &page, NULL, NULL));
    add_rows(expected, "Everywhere", 0);
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        add_rows(expected, places[i].heading, places[i].place);
    if (strstr(page, expected->str) != NULL)
        return;
    g_auto(GStrv) lines = g_strsplit(expected->str, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        print_error("%s\n", *line);
    fail_msg("%s", "the section KEYS of man/mams.1 is to hold the lines above");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_keys_of_the_manual),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
