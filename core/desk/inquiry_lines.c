/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "desk/inquiry_private.h"
#include "exchange/input.h"

enum { MAX_REJECTS = 20 };

void mams_inquiry_report_free(MamsInquiryReport *report)
{
    if (report == NULL)
        return;
    g_ptr_array_unref(report->first_rejects);
    g_free(report);
}

/* ---- one line ---- */

/* A text of a member; NULL when it is missing, null or empty. False for another kind of value. */
static bool text_of(JsonObject *object, const char *name, const char **text, GError **error)
{
    JsonNode *node = json_object_get_member(object, name);
    *text = NULL;
    if (node == NULL || JSON_NODE_HOLDS_NULL(node))
        return true;
    if (JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING) {
        *text = json_node_get_string(node);
        return true;
    }
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA, _("'%s' must be a text"), name);
    return false;
}

static bool known_members(JsonObject *object, GError **error)
{
    static const char *const names[] = {"channel", "received_at", "iin",  "from",    "address",
                                        "phone",   "subject",     "text", "language", NULL};
    g_autoptr(GList) members = json_object_get_members(object);
    for (GList *member = members; member != NULL; member = member->next) {
        if (!g_strv_contains(names, member->data)) {
            g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                        _("unknown member '%s': channel, received_at, iin, from, address, phone, "
                          "subject, text, language"),
                        (const char *)member->data);
            return false;
        }
    }
    return true;
}

static bool set_time(const char *text, int64_t *time, GError **error)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier("Asia/Almaty");
    if (text == NULL)
        return true;
    MamsDay day = mams_day_parse(text);
    g_autofree char *noon = day != MAMS_DAY_NONE ? g_strconcat(text, "T12:00:00", NULL) : NULL;
    g_autoptr(GDateTime) at = g_date_time_new_from_iso8601(noon != NULL ? noon : text, zone);
    int64_t seconds = at != NULL ? g_date_time_to_unix(at) : 0;
    if (seconds > 0) {
        *time = seconds;
        return true;
    }
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                _("cannot read the time '%s': give 2025-09-30T14:05:00 or 2025-09-30"), text);
    return false;
}

static bool set_iin(const char *text, MamsIin *iin, GError **error)
{
    if (text == NULL || mams_iin_parse(text, iin, NULL))
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA, _("'%s' is no ИИН: it has twelve digits"), text);
    return false;
}

static bool set_phone(const char *text, int64_t *phone, GError **error)
{
    GString *digits = g_string_new(NULL);
    for (const char *at = text != NULL ? text : ""; *at != '\0'; at++) {
        if (g_ascii_isdigit(*at))
            g_string_append_c(digits, *at);
    }
    bool fine = text == NULL || (digits->len >= 10 && digits->len <= 12);
    if (fine && digits->len > 0)
        *phone = g_ascii_strtoll(digits->str + digits->len - 10, NULL, 10);
    g_string_free(digits, TRUE);
    if (!fine)
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("'%s' is no phone: it has ten digits behind +7"), text);
    return fine;
}

static bool set_language(const char *text, int *language, GError **error)
{
    *language = -1;
    if (text == NULL || (*language = mams_lang_parse(text)) >= 0)
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA, _("unknown language '%s': kk, ru or en"), text);
    return false;
}

/* The sender is an address when it looks like one, else a name. */
static void set_sender(const char *from, const char *address, MamsInquiryIn *in)
{
    bool is_address = from != NULL && strchr(from, '@') != NULL && strchr(from, ' ') == NULL;
    in->from_name = is_address ? NULL : from;
    in->from_address = address != NULL ? address : is_address ? from : NULL;
}

static bool fill(JsonObject *object, MamsInquiryIn *in, GError **error)
{
    const char *time, *iin, *from, *address, *phone, *language;
    if (!known_members(object, error) || !text_of(object, "channel", &in->channel, error) ||
        !text_of(object, "received_at", &time, error) || !text_of(object, "iin", &iin, error) ||
        !text_of(object, "from", &from, error) || !text_of(object, "address", &address, error) ||
        !text_of(object, "phone", &phone, error) ||
        !text_of(object, "subject", &in->subject, error) ||
        !text_of(object, "text", &in->text, error) ||
        !text_of(object, "language", &language, error))
        return false;
    set_sender(from, address, in);
    return set_time(time, &in->received_at, error) && set_iin(iin, &in->iin, error) &&
           set_phone(phone, &in->from_phone, error) && set_language(language, &in->language, error);
}

static bool take_line(MamsDesk *desk, JsonParser *parser, const MamsLine *line, bool *known,
                      GError **error)
{
    g_autoptr(GError) why = NULL;
    if (line->too_long) {
        g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_DATA, _("the line is too long"));
        return false;
    }
    if (!g_utf8_validate_len(line->text, line->length, NULL) ||
        !json_parser_load_from_data(parser, line->text, (gssize)line->length, &why) ||
        !JSON_NODE_HOLDS_OBJECT(json_parser_get_root(parser))) {
        g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_DATA,
                            _("this is no JSON object in UTF-8"));
        return false;
    }
    MamsInquiryIn in = MAMS_INQUIRY_IN;
    return fill(json_node_get_object(json_parser_get_root(parser)), &in, error) &&
           mams_desk_inquiry_add(desk, &in, known, error) != 0;
}

/* ---- the file ---- */

/* A line that is wrong is rejected; what concerns the database or the rights ends the run. */
static bool is_of_line(const GError *error)
{
    return g_error_matches(error, MAMS_ERROR, MAMS_ERROR_DATA) ||
           g_error_matches(error, MAMS_ERROR, MAMS_ERROR_USAGE);
}

static void reject(MamsInquiryReport *report, int64_t number, const char *why)
{
    report->rejected++;
    if (report->first_rejects->len < MAX_REJECTS)
        g_ptr_array_add(report->first_rejects,
                        g_strdup_printf(_("line %" PRId64 ": %s"), number, why));
}

static bool is_blank(const MamsLine *line)
{
    return strspn(line->text, " \t") == line->length;
}

MamsInquiryReport *mams_desk_inquiry_import(MamsDesk *desk, const char *path, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error))
        return NULL;
    g_autoptr(MamsInput) input = mams_input_open(path, error);
    if (input == NULL)
        return NULL;
    g_autoptr(MamsInquiryReport) report = g_new0(MamsInquiryReport, 1);
    report->first_rejects = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(JsonParser) parser = json_parser_new_immutable();
    MamsLine line;
    while (mams_input_line(input, &line)) {
        g_autoptr(GError) why = NULL;
        bool known = false;
        if (is_blank(&line))
            continue;
        if (take_line(desk, parser, &line, &known, &why))
            *(known ? &report->known : &report->added) += 1;
        else if (is_of_line(why))
            reject(report, line.number, why->message);
        else {
            g_propagate_error(error, g_steal_pointer(&why));
            return NULL;
        }
    }
    return mams_input_ok(input, error) ? g_steal_pointer(&report) : NULL;
}
