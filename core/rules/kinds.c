/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rulefile.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

const char *const rulefile_names[] = {"articles.ini",
                                      "categories.ini",
                                      "channels.ini",
                                      "parameters.ini",
                                      "payers.ini",
                                      "registers.ini",
                                      "sources.ini",
                                      "state.ini",
                                      "system.ini",
                                      "wages.ini",
                                      NULL};

/* mams-rules(5) describes each of these. */
static const RuleKind kinds[] = {
    {"minimum-wage", "wages.ini", 1, "Value", true},
    {"mci", "wages.ini", 1, "Value", true},
    {"payer", "payers.ini", 1, "Name[] ShortName[] Mark Test Own PurposeCode? Switch?", true},
    {"rate", "payers.ini", 2,
     "To? Base Percent Multiple? Cap? EmployerShare? EmployeeShare? Covers", true},
    {"state-contribution", "state.ini", 2, "To? Percent AverageWage? PerHead?", true},
    {"category", "categories.ini", 1,
     "Number Role NonWorking Offered OfferSex? OfferAgeFrom? OfferAgeTo? Document Feed? Name[] "
     "ShortName[] Starts[] Ends[] Evidence[] Recorder[]",
     true},
    {"law", "categories.ini", 2, "To? Payer", true},
    {"register", "registers.ini", 1, "Name[]", true},
    {"channel", "channels.ini", 1, "Use Name[] Steps[]", true},
    {"parameter", "parameters.ini", 1, "Choices Default Value? Note[]", true},
    {"note", "parameters.ini", 1, "Title[] Note[]", true},
    {"rule", "articles.ini", 1, "Title[]", true},
    {"source", "sources.ini", 1, "Title Address?", false},
    {"system", "system.ini", 0, "From", true},
    {"transition", "system.ini", 0, "From To", true},
    {"child", "system.ini", 0, "UntilAge", true},
    {"window", "system.ini", 0, "Months", true},
    {"deadline", "system.ini", 0, "Day", true},
    {"status-delay", "system.ini", 0, "WorkingDays", true},
    {"period-field", "system.ini", 1, "To? Form", true},
    {"money-path", "system.ini", 1, "WorkingDays", true},
    {"first-entry", "system.ini", 1, "From To Months", true},
    {"prepay", "system.ini", 0, "Months FirstMonth InForce", true},
    {"grace", "system.ini", 0, "Months", true},
    {"long-grace", "system.ini", 0, "Months InForce FirstLastMonth Run", true},
    {"offers", "system.ini", 0, "BeforeEndDays JobAgeFrom JobAgeTo HorizonYears", true},
    {"appeal", "system.ini", 0, "WorkingDays RedirectWorkingDays ExtendMonths TellWorkingDays",
     true},
    {"desk", "system.ini", 0, "ClosedMonths ProposalDays StaleDays WatchDays SimilarDays", true},
    {"topic", "reference.ini", 1,
     "Words? List? Title[] Text1[] Text2[]? Text3[]? Text4[]? Text5[]? Text6[]? Text7[]? Text8[]? "
     "Text9[]?",
     true},
    {"label", "reference.ini", 1, "Text[]", false},
};

/* The keys by which every value says where it comes from. */
static const char provenance_keys[] = "Article Source Compared Confidence Note[]?";

typedef struct {
    bool found, optional, languages;
} Expected;

/* Looks for `name`, `length` bytes, among keys written as in RuleKind. */
static Expected expect(const char *keys, const char *name, size_t length)
{
    for (const char *c = keys; *c != '\0'; c += strspn(c, " ")) {
        size_t word = strcspn(c, "[? ");
        size_t whole = strcspn(c, " ");

        if (word == length && strncmp(c, name, length) == 0)
            return (Expected){true, memchr(c, '?', whole) != NULL, memchr(c, '[', whole) != NULL};
        c += whole;
    }
    return (Expected){false, false, false};
}

bool rulefile_is_provenance_key(const char *key)
{
    return expect(provenance_keys, key, strcspn(key, "[")).found;
}

/* "Name[kk]" is known when the kind has Name[] and kk is a language. */
static bool check_key(const RuleGroup *group, const char *key, GError **error)
{
    size_t length = strcspn(key, "[");
    Expected expected = expect(group->kind->keys, key, length);

    if (!expected.found && group->kind->provenance)
        expected = expect(provenance_keys, key, length);
    if (!expected.found)
        return rulefile_fail(group, key, error, _("unknown key; take it out or correct its name"));
    if (!expected.languages)
        return key[length] == '\0' ||
               rulefile_fail(group, key, error, _("this key has no language in brackets"));

    g_autofree char *language =
        key[length] == '\0' ? NULL : g_strndup(key + length + 1, strlen(key + length) - 2);
    return (language != NULL && mams_lang_parse(language) >= 0) ||
           rulefile_fail(group, key, error,
                         _("this key needs a language in brackets: [kk], [ru] or [en]"));
}

/* Every key that the kind needs is there; one that stands in one language stands in all three. */
static bool check_needed(const RuleGroup *group, const char *keys, GError **error)
{
    for (const char *c = keys; *c != '\0'; c += strspn(c, " ")) {
        g_autofree char *name = g_strndup(c, strcspn(c, "[? "));
        Expected expected = expect(keys, name, strlen(name));
        int there = 0;

        c += strcspn(c, " ");
        if (!expected.languages) {
            if (!expected.optional && !rulefile_has(group, name))
                return rulefile_fail(group, name, error, _("this key is missing; add it"));
            continue;
        }
        for (MamsLang lang = 0; lang < MAMS_N_LANGS; lang++) {
            g_autofree char *key = g_strdup_printf("%s[%s]", name, mams_lang_code(lang));
            there += rulefile_has(group, key);
        }
        for (MamsLang lang = 0; lang < MAMS_N_LANGS && (!expected.optional || there > 0); lang++) {
            g_autofree char *key = g_strdup_printf("%s[%s]", name, mams_lang_code(lang));
            if (!rulefile_has(group, key))
                return rulefile_fail(group, key, error, _("this key is missing; add it"));
        }
    }
    return true;
}

static bool check_group(RuleGroup *group, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i].word, group->words[0]) == 0)
            group->kind = &kinds[i];
    if (group->kind == NULL)
        return rulefile_fail(group, NULL, error, _("unknown kind of group '%s'"), group->words[0]);
    if (strcmp(group->kind->file, group->file->name) != 0)
        return rulefile_fail(group, NULL, error, _("this group belongs in '%s'"),
                             group->kind->file);
    if ((int)g_strv_length(group->words) != group->kind->n_names + 1)
        return rulefile_fail(group, NULL, error,
                             ngettext("'%s' is followed by %d word", "'%s' is followed by %d words",
                                      (unsigned long)group->kind->n_names),
                             group->words[0], group->kind->n_names);

    g_auto(GStrv) keys = g_key_file_get_keys(group->file->keys, group->name, NULL, NULL);
    for (char **key = keys; key != NULL && *key != NULL; key++)
        if (!check_key(group, *key, error))
            return false;
    return check_needed(group, group->kind->keys, error) &&
           (!group->kind->provenance || check_needed(group, provenance_keys, error));
}

bool rulefile_check(RuleFile *file, GError **error)
{
    for (guint i = 0; i < file->groups->len; i++)
        if (!check_group(file->groups->pdata[i], error))
            return false;
    return true;
}
