/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/inquiry_private.h"

#include <inttypes.h>
#include <string.h>

/* Whom an inquiry is about: guessed, looked for, chosen. */

enum { FOUND_LIMIT = 50, IIN_DIGITS = 12 };

/* ---- the guess ---- */

/* The first ИИН of a text that the register could know; 0: none. */
static MamsIin find_iin(const char *text)
{
    for (const char *at = text; *at != '\0';) {
        size_t digits = strspn(at, "0123456789");
        if (digits == IIN_DIGITS) {
            g_autofree char *number = g_strndup(at, digits);
            MamsIin iin = 0;
            if (mams_iin_parse(number, &iin, NULL))
                return iin;
        }
        at += digits > 0 ? digits : 1;
    }
    return 0;
}

char *mams_inquiry_guess_person(const MamsInquiryScreen *inquiry)
{
    const GPtrArray *messages = inquiry->file->messages;
    MamsIin iin = 0;
    for (guint i = 0; i < messages->len && iin == 0; i++) {
        const MamsMessage *message = g_ptr_array_index(messages, i);
        if (message->subject != NULL)
            iin = find_iin(message->subject);
        if (iin == 0 && message->text != NULL)
            iin = find_iin(message->text);
    }
    char text[MAMS_IIN_TEXT_SIZE];
    if (iin != 0)
        return g_strdup(mams_iin_format(iin, text));
    if (inquiry->file->inquiry->from_phone != 0)
        return g_strdup_printf("+7%010" PRId64, inquiry->file->inquiry->from_phone);
    const char *name = inquiry->file->inquiry->from_name;
    return g_strdup(name != NULL ? name : "");
}

/* ---- looking for somebody ---- */

static bool set_about(MamsInquiryScreen *inquiry, MamsIin iin, GError **error)
{
    if (!mams_desk_inquiry_about(mams_app_desk(inquiry->screen.app), inquiry->number, iin, error))
        return false;
    mams_inquiry_read_again(inquiry);
    return true;
}

/* Who the text finds, and the rows of it. (owned) */
static MamsFound *find(MamsInquiryScreen *inquiry, const char *text, GError **error)
{
    MamsFound *found = mams_desk_find(mams_app_desk(inquiry->screen.app), text, FOUND_LIMIT, error);
    if (found == NULL)
        return NULL;
    g_clear_pointer(&inquiry->found, g_array_unref);
    inquiry->found = g_array_new(FALSE, FALSE, sizeof(MamsIin));
    for (guint i = 0; i < found->rows->len; i++)
        g_array_append_val(inquiry->found, g_array_index(found->rows, MamsFoundRow, i).iin);
    return found;
}

static GPtrArray *make_lines(MamsScreen *asker)
{
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)asker;
    GPtrArray *lines = g_ptr_array_new_with_free_func(mams_pick_line_free);
    g_autoptr(MamsFound) found =
        find(inquiry, inquiry->find_text != NULL ? inquiry->find_text : "", NULL);
    for (guint i = 0; found != NULL && i < found->rows->len; i++) {
        const MamsFoundRow *row = &g_array_index(found->rows, MamsFoundRow, i);
        char iin[MAMS_IIN_MASKED_SIZE], birth[MAMS_DAY_TEXT_SIZE];
        g_autofree char *text =
            g_strdup_printf("%s  %s %s %s  %s", mams_iin_format_masked(row->iin, iin), row->surname,
                            row->given, row->patronymic, mams_day_format_dotted(row->birth, birth));
        g_ptr_array_add(lines, mams_pick_line_new(text, ""));
    }
    return lines;
}

static void take_found(MamsScreen *asker, int index)
{
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)asker;
    g_autoptr(GError) error = NULL;
    if (!set_about(inquiry, g_array_index(inquiry->found, MamsIin, index), &error))
        mams_app_say_error(asker->app, error->message);
}

static const MamsPick found_pick = {
    .name = "found",
    .title = N_("Whom is it about?"),
    .lines = make_lines,
    .take = take_found,
};

static bool take_person(MamsScreen *asker, const char *text, GError **error)
{
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)asker;
    g_autoptr(MamsFound) found = find(inquiry, text, error);
    if (found == NULL)
        return false;
    g_free(inquiry->find_text);
    inquiry->find_text = g_strdup(text);
    if (inquiry->found->len == 1)
        return set_about(inquiry, g_array_index(inquiry->found, MamsIin, 0), error);
    if (inquiry->found->len > 1)
        mams_app_push(asker->app, mams_pick_screen_new(asker, &found_pick));
    else
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND, "%s",
                    _("Nobody is found. Type an IIN, a phone number or a name."));
    return inquiry->found->len > 1;
}

static const MamsPrompt person_prompt = {
    .name = "person",
    .label = N_("About whom"),
    .hint = N_("An IIN, a phone number or a name."),
    .take = take_person,
};

MamsScreen *mams_inquiry_person_question(MamsInquiryScreen *inquiry, const char *name)
{
    if (g_str_equal(name, found_pick.name))
        return inquiry->find_text != NULL ? mams_pick_screen_new(&inquiry->screen, &found_pick)
                                          : NULL;
    if (!g_str_equal(name, person_prompt.name))
        return NULL;
    g_autofree char *guess = mams_inquiry_guess_person(inquiry);
    return mams_prompt_screen_new(&inquiry->screen, &person_prompt, guess);
}
