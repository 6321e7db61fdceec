/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/loader.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

/* Where and how a person pays, asks and complains: channels and the period field of a payment. */

/* The order of the bits of MamsChannelUse. */
static const char *const uses[] = {"pay", "status", "document", "complaint", NULL};

static bool read_uses(const RuleGroup *group, unsigned *bits, GError **error)
{
    g_autofree char *text = rulefile_text(group, "Use");
    g_auto(GStrv) words = g_strsplit(text, ";", -1);

    for (char **word = words; *word != NULL; word++) {
        unsigned use = 0;

        while (uses[use] != NULL && strcmp(uses[use], *word) != 0)
            use++;
        if (uses[use] == NULL) {
            g_autofree char *known = g_strjoinv(", ", (char **)uses);
            return rulefile_fail(group, "Use", error, _("'%s' is not one of: %s"), *word, known);
        }
        *bits |= 1u << use;
    }
    return true;
}

/* Whom the words send somewhere to pay, to bring a document or to ask about the status, needs a
 * channel that can be named as certain. */
static bool check_uses(const MamsRules *rules, GError **error)
{
    static const struct {
        unsigned bits;
        const char *words;
    } needed[] = {{MAMS_CHANNEL_PAY, "pay"},
                  {MAMS_CHANNEL_DOCUMENT, "document"},
                  {MAMS_CHANNEL_STATUS | MAMS_CHANNEL_COMPLAINT, "status;complaint"}};

    for (guint i = 0; i < G_N_ELEMENTS(needed); i++) {
        bool found = false;

        for (int k = 0; k < rules->n_channels && !found; k++)
            found = (rules->channels[k].uses & needed[i].bits) == needed[i].bits &&
                    rules->channels[k].why.confidence != 'L';
        if (found)
            continue;
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                    _("'%s': no channel has 'Use=%s' and a confidence above L; add one"),
                    "channels.ini", needed[i].words);
        return false;
    }
    return true;
}

static bool read_channels(Loader *loader, GError **error)
{
    LoaderPlace place = {0, 0};
    GArray *channels = g_array_new(FALSE, TRUE, sizeof(MamsChannel));
    bool fine = true;

    for (const RuleGroup *group = loader_next(loader, "channel", &place); group != NULL && fine;
         group = loader_next(loader, "channel", &place)) {
        MamsChannel channel = {0};

        channel.code = g_string_chunk_insert_const(loader->priv->strings, group->words[1]);
        loader_words(loader, group, "Name", channel.name);
        loader_words(loader, group, "Steps", channel.steps);
        fine = read_uses(group, &channel.uses, error) &&
               loader_provenance(loader, group, &channel.why, error);
        g_array_append_val(channels, channel);
    }
    loader->rules->channels = loader_keep(loader, channels, &loader->rules->n_channels);
    return fine && check_uses(loader->rules, error);
}

static const char month_place[] = "MM", year_place[] = "YYYY";

/* Whether `place` stands in the form exactly once. */
static bool stands_once(const char *form, const char *place)
{
    const char *at = strstr(form, place);

    return at != NULL && strstr(at + 1, place) == NULL;
}

static bool read_period_fields(Loader *loader, GError **error)
{
    LoaderPlace place = {0, 0};
    GArray *fields = g_array_new(FALSE, TRUE, sizeof(MamsPeriodField));
    bool fine = loader_need(loader, "period-field", "system.ini", error) != NULL;

    for (const RuleGroup *group = loader_next(loader, "period-field", &place);
         group != NULL && fine; group = loader_next(loader, "period-field", &place)) {
        MamsPeriodField field = {0};
        MamsPeriodField *last =
            fields->len > 0 ? &g_array_index(fields, MamsPeriodField, fields->len - 1) : NULL;

        field.form = loader_string(loader, group, "Form");
        fine = rulefile_span(group, true, last ? &last->from : NULL, last ? &last->to : NULL,
                             &field.from, &field.to, error) &&
               loader_provenance(loader, group, &field.why, error);
        if (fine && !(stands_once(field.form, month_place) && stands_once(field.form, year_place)))
            fine = rulefile_fail(group, "Form", error,
                                 _("'%s' does not hold MM and YYYY once each"), field.form);
        g_array_append_val(fields, field);
    }
    loader->rules->period_fields = loader_keep(loader, fields, &loader->rules->n_period_fields);
    return fine;
}

bool loader_channels(Loader *loader, GError **error)
{
    return read_channels(loader, error) && read_period_fields(loader, error);
}

char *mams_rules_period(const MamsRules *rules, MamsMonth month, MamsDay paid_on)
{
    const MamsPeriodField *field = &rules->period_fields[0];

    for (int i = 1; i < rules->n_period_fields; i++)
        if (rules->period_fields[i].from <= paid_on)
            field = &rules->period_fields[i];

    g_autofree char *number = g_strdup_printf("%02d", mams_month_number(month));
    g_autofree char *year = g_strdup_printf("%04d", mams_month_year(month));
    GString *text = g_string_new(field->form);

    g_string_replace(text, month_place, number, 1);
    g_string_replace(text, year_place, year, 1);
    return g_string_free(text, FALSE);
}
