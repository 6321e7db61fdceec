/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/loader.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

enum { MAX_NUMBER = 9999, MAX_AGE = 150, MAX_SHORT_WORDS = 4 };

static bool read_offer(const RuleGroup *group, MamsCategory *category, GError **error)
{
    static const char *const offer_keys[] = {"OfferSex", "OfferAgeFrom", "OfferAgeTo"};
    static const char *const sexes[] = {"m", "f", NULL};
    static const MamsSex sex_of[] = {MAMS_SEX_MALE, MAMS_SEX_FEMALE};
    int sex = 0;

    category->offer_age_to = G_MAXINT;
    if (!rulefile_bool(group, "Offered", &category->offered, error))
        return false;
    for (guint i = 0; i < G_N_ELEMENTS(offer_keys) && !category->offered; i++)
        if (rulefile_has(group, offer_keys[i]))
            return rulefile_fail(group, offer_keys[i], error, _("it is not offered; take it out"));
    if (!rulefile_choice(group, "OfferSex", sexes, &sex, error) ||
        !rulefile_int(group, "OfferAgeFrom", 0, MAX_AGE, &category->offer_age_from, error) ||
        !rulefile_int(group, "OfferAgeTo", 0, MAX_AGE, &category->offer_age_to, error))
        return false;
    category->offer_sex = rulefile_has(group, "OfferSex") ? sex_of[sex] : MAMS_SEX_UNKNOWN;
    if (category->offer_age_to < category->offer_age_from)
        return rulefile_fail(group, "OfferAgeTo", error, _("it lies below OfferAgeFrom"));
    return true;
}

/* Every register that feeds the category is in registers.ini. */
static bool read_feed(Loader *loader, const RuleGroup *group, MamsCategory *category,
                      GError **error)
{
    category->feed = loader_string(loader, group, "Feed");
    g_auto(GStrv) codes = g_strsplit(category->feed != NULL ? category->feed : "", ";", -1);

    for (char **code = codes; *code != NULL; code++)
        if (mams_rules_register(loader->rules, *code) == NULL)
            return rulefile_fail(group, "Feed", error,
                                 _("'%s' is not a register; add it to registers.ini"), *code);
    return true;
}

static bool check_short_name(const RuleGroup *group, const MamsCategory *category, GError **error)
{
    for (MamsLang lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_auto(GStrv) words = g_strsplit_set(category->short_name[lang], " \t", -1);

        if (g_strv_length(words) <= MAX_SHORT_WORDS)
            continue;
        g_autofree char *key = g_strdup_printf("ShortName[%s]", mams_lang_code(lang));
        return rulefile_fail(group, key, error, _("a short name has at most four words"));
    }
    return true;
}

static bool read_category(Loader *loader, const RuleGroup *group, MamsCategory *category,
                          GError **error)
{
    static const char *const roles[] = {"privileged", "child",    "exempt",
                                        "temporary",  "business", NULL};
    static const MamsCategoryRole role_of[] = {MAMS_ROLE_PRIVILEGED, MAMS_ROLE_CHILD,
                                               MAMS_ROLE_EXEMPT, MAMS_ROLE_TEMPORARY,
                                               MAMS_ROLE_BUSINESS};
    int role = 0;

    category->code = g_string_chunk_insert_const(loader->priv->strings, group->words[1]);
    loader_words(loader, group, "Name", category->name);
    loader_words(loader, group, "ShortName", category->short_name);
    loader_words(loader, group, "Starts", category->starts);
    loader_words(loader, group, "Ends", category->ends);
    loader_words(loader, group, "Evidence", category->evidence);
    loader_words(loader, group, "Recorder", category->recorder);
    if (!rulefile_int(group, "Number", 1, MAX_NUMBER, &category->number, error) ||
        !rulefile_choice(group, "Role", roles, &role, error) ||
        !rulefile_bool(group, "NonWorking", &category->non_working, error) ||
        !rulefile_bool(group, "Document", &category->document_required, error) ||
        !read_offer(group, category, error) || !read_feed(loader, group, category, error) ||
        !check_short_name(group, category, error))
        return false;
    category->role = role_of[role];
    return loader_provenance(loader, group, &category->why, error);
}

/* Somebody pays for the privileged, nobody for the others. */
static bool read_law(Loader *loader, const RuleGroup *group, const MamsCategory *category,
                     MamsCategoryLaw *law, GError **error)
{
    static const char *const payers[] = {"nobody", "republic", "local", NULL};
    static const MamsStatePayer payer_of[] = {MAMS_PAYS_NOBODY, MAMS_PAYS_REPUBLIC,
                                              MAMS_PAYS_LOCAL};
    int payer = 0;
    bool paid_for = category->role == MAMS_ROLE_PRIVILEGED || category->role == MAMS_ROLE_CHILD;

    if (!rulefile_choice(group, "Payer", payers, &payer, error))
        return false;
    law->payer = payer_of[payer];
    if (paid_for != (law->payer != MAMS_PAYS_NOBODY))
        return rulefile_fail(group, "Payer", error,
                             _("'%s' does not fit the role of the category '%s'"), payers[payer],
                             category->code);
    return loader_provenance(loader, group, &law->why, error);
}

static bool read_laws(Loader *loader, MamsCategory *category, GError **error)
{
    LoaderPlace place = {0, 0};
    GArray *laws = g_array_new(FALSE, TRUE, sizeof(MamsCategoryLaw));
    bool fine = true;

    for (const RuleGroup *group = loader_next(loader, "law", &place); group != NULL && fine;
         group = loader_next(loader, "law", &place)) {
        if (strcmp(group->words[1], category->code) != 0)
            continue;
        MamsCategoryLaw law = {0};
        MamsCategoryLaw *last =
            laws->len > 0 ? &g_array_index(laws, MamsCategoryLaw, laws->len - 1) : NULL;

        fine = rulefile_span(group, true, last ? &last->from : NULL, last ? &last->to : NULL,
                             &law.from, &law.to, error) &&
               read_law(loader, group, category, &law, error);
        g_array_append_val(laws, law);
    }
    category->law = loader_keep(loader, laws, &category->n_law);
    return fine;
}

/* A number stands for one category in every database, and a set of categories has 32 places. */
static bool check_place(const RuleGroup *group, const GArray *categories,
                        const MamsCategory *category, GError **error)
{
    if (categories->len >= MAMS_MAX_CATEGORIES)
        return rulefile_fail(group, NULL, error, _("there are more than %d categories"),
                             MAMS_MAX_CATEGORIES);
    for (guint i = 0; i < categories->len; i++) {
        const MamsCategory *other = &g_array_index(categories, MamsCategory, i);

        if (other->number == category->number)
            return rulefile_fail(group, "Number", error, _("'%d' is the number of '%s' already"),
                                 category->number, other->code);
        if (other->role == MAMS_ROLE_CHILD && category->role == MAMS_ROLE_CHILD)
            return rulefile_fail(group, "Role", error, _("'%s' has the role child already"),
                                 other->code);
    }
    return true;
}

static bool read_all(Loader *loader, GArray *categories, GError **error)
{
    LoaderPlace place = {0, 0};

    for (const RuleGroup *group = loader_next(loader, "category", &place); group != NULL;
         group = loader_next(loader, "category", &place)) {
        MamsCategory category = {0};

        if (!read_category(loader, group, &category, error) ||
            !check_place(group, categories, &category, error) ||
            !read_laws(loader, &category, error))
            return false;
        if (category.n_law == 0)
            return rulefile_fail(group, NULL, error, _("it is in no law; add a group [law %s DAY]"),
                                 category.code);
        g_array_append_val(categories, category);
    }
    return true;
}

bool loader_categories(Loader *loader, GError **error)
{
    MamsRules *rules = loader->rules;
    GArray *categories = g_array_new(FALSE, TRUE, sizeof(MamsCategory));
    bool fine = read_all(loader, categories, error);
    LoaderPlace place = {0, 0};

    rules->categories = loader_keep(loader, categories, &rules->n_categories);
    if (!fine)
        return false;
    for (const RuleGroup *group = loader_next(loader, "law", &place); group != NULL;
         group = loader_next(loader, "law", &place))
        if (mams_rules_category(rules, group->words[1]) < 0)
            return rulefile_fail(group, NULL, error, _("there is no category '%s'"),
                                 group->words[1]);

    rules->child_index = -1;
    for (int i = 0; i < rules->n_categories; i++)
        if (rules->categories[i].role == MAMS_ROLE_CHILD)
            rules->child_index = i;
    if (rules->child_index >= 0)
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                _("'%s': no category has Role=child; children would be without cover"),
                "categories.ini");
    return false;
}
