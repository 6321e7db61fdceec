/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "demo/names.h"

typedef struct {
    int kato;
    int weight; /* sum with all regions before it */
} Region;

struct DemoNames {
    GStringChunk *text;
    GArray *given[DEMO_N_GROUPS][2]; /* DemoName; men, women */
    GArray *surnames[DEMO_N_GROUPS];
    GArray *employers, *trades; /* halves of an employer's name */
    GArray *regions;
};

/* A list: how many weights stand before the name. */
typedef struct {
    const char *file;
    int weights;
} ListFile;

static bool bad_line(const char *path, int line, const char *what, GError **error)
{
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("'%s', line %d: %s"), path, line, what);
    return false;
}

static bool read_lines(const char *path, char ***lines, GError **error)
{
    g_autofree char *text = NULL;
    g_autoptr(GError) why = NULL;
    if (!g_file_get_contents(path, &text, NULL, &why)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("cannot read the names: '%s': %s"), path,
                    why->message);
        return false;
    }
    if (!g_utf8_validate(text, -1, NULL))
        return bad_line(path, 1, _("the file is not UTF-8"), error);
    *lines = g_strsplit(text, "\n", -1);
    return true;
}

/* A weight adds to the sum of those before it, which stays far below the range of an int. */
static bool add_weight(const char *field, int *sum)
{
    guint64 weight;
    if (!g_ascii_string_to_unsigned(field, 10, 0, 100000, &weight, NULL) ||
        *sum > 1000000000 - (int)weight)
        return false;
    *sum += (int)weight;
    return true;
}

static const char *keep(DemoNames *names, const char *text)
{
    return text && *text ? g_string_chunk_insert_const(names->text, text) : NULL;
}

static bool add_name(DemoNames *names, GArray *list, char **fields, int weights)
{
    DemoName name = {0};
    if (list->len > 0) {
        const DemoName *last = &g_array_index(list, DemoName, list->len - 1);
        name.weight_old = last->weight_old;
        name.weight_young = last->weight_young;
    }
    int n = (int)g_strv_length(fields);
    if (n <= weights || !*fields[weights] || !add_weight(fields[0], &name.weight_old) ||
        !add_weight(fields[weights - 1], &name.weight_young))
        return false;
    name.kk = keep(names, fields[weights]);
    name.ru = n > weights + 1 ? keep(names, fields[weights + 1]) : name.kk;
    if (n > weights + 3) {
        name.son_of = keep(names, fields[weights + 2]);
        name.daughter_of = keep(names, fields[weights + 3]);
    }
    g_array_append_val(list, name);
    return name.ru != NULL;
}

static GArray *load_list(DemoNames *names, const char *directory, ListFile file, GError **error)
{
    g_autofree char *path = g_build_filename(directory, file.file, NULL);
    g_auto(GStrv) lines = NULL;
    if (!read_lines(path, &lines, error))
        return NULL;
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(DemoName));
    for (int i = 0; lines[i]; i++) {
        g_strchomp(lines[i]);
        if (!*lines[i] || *lines[i] == '#')
            continue;
        g_auto(GStrv) fields = g_strsplit(lines[i], "\t", -1);
        if (!add_name(names, list, fields, file.weights)) {
            bad_line(path, i + 1, _("a name needs its weights and its spelling, between tabs"),
                     error);
            return NULL;
        }
    }
    const DemoName *last = list->len ? &g_array_index(list, DemoName, list->len - 1) : NULL;
    if (!last || last->weight_old == 0 || last->weight_young == 0) {
        bad_line(path, 1, _("the list holds no name with a weight"), error);
        return NULL;
    }
    return g_steal_pointer(&list);
}

static bool load_regions(DemoNames *names, const char *directory, GError **error)
{
    g_autofree char *path = g_build_filename(directory, "..", "regions.csv", NULL);
    g_auto(GStrv) lines = NULL;
    if (!read_lines(path, &lines, error))
        return false;
    int sum = 0;
    for (int i = 1; lines[i]; i++) {
        g_strchomp(lines[i]);
        if (!*lines[i])
            continue;
        g_auto(GStrv) fields = g_strsplit(lines[i], ",", -1);
        guint64 kato;
        if (g_strv_length(fields) < 6 ||
            !g_ascii_string_to_unsigned(fields[0], 10, 100000000, 999999999, &kato, NULL) ||
            !add_weight(fields[5], &sum))
            return bad_line(path, i + 1,
                            _("a region needs its code, three names, the ISO code and its "
                              "population"),
                            error);
        Region region = {(int)kato, sum};
        g_array_append_val(names->regions, region);
    }
    return sum > 0 || bad_line(path, 1, _("the list holds no region with a population"), error);
}

DemoNames *mams_demo_names_load(const char *directory, GError **error)
{
    static const ListFile given[DEMO_N_GROUPS][2] = {
        {{"given-kk-m.txt", 2}, {"given-kk-f.txt", 2}},
        {{"given-ru-m.txt", 2}, {"given-ru-f.txt", 2}},
    };
    static const ListFile surnames[DEMO_N_GROUPS] = {{"surnames-kk.txt", 1},
                                                     {"surnames-ru.txt", 1}};

    g_autoptr(DemoNames) names = g_new0(DemoNames, 1);
    names->text = g_string_chunk_new(16 * 1024);
    names->regions = g_array_new(FALSE, FALSE, sizeof(Region));
    for (int group = 0; group < DEMO_N_GROUPS; group++) {
        for (int sex = 0; sex < 2; sex++)
            if (!(names->given[group][sex] = load_list(names, directory, given[group][sex], error)))
                return NULL;
        if (!(names->surnames[group] = load_list(names, directory, surnames[group], error)))
            return NULL;
    }
    if (!(names->employers = load_list(names, directory, (ListFile){"employers.txt", 1}, error)) ||
        !(names->trades = load_list(names, directory, (ListFile){"trades.txt", 1}, error)) ||
        !load_regions(names, directory, error))
        return NULL;
    return g_steal_pointer(&names);
}

void mams_demo_names_free(DemoNames *names)
{
    if (!names)
        return;
    for (int group = 0; group < DEMO_N_GROUPS; group++) {
        for (int sex = 0; sex < 2; sex++)
            g_clear_pointer(&names->given[group][sex], g_array_unref);
        g_clear_pointer(&names->surnames[group], g_array_unref);
    }
    g_clear_pointer(&names->employers, g_array_unref);
    g_clear_pointer(&names->trades, g_array_unref);
    g_array_unref(names->regions);
    g_string_chunk_free(names->text);
    g_free(names);
}

static const DemoName *draw(const GArray *list, bool young, DemoRandom *random)
{
    const DemoName *names = &g_array_index(list, DemoName, 0);
    const DemoName *last = &names[list->len - 1];
    int at = mams_demo_random_below(random, young ? last->weight_young : last->weight_old);
    guint low = 0, high = list->len - 1;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (at < (young ? names[middle].weight_young : names[middle].weight_old))
            high = middle;
        else
            low = middle + 1;
    }
    return &names[low];
}

const DemoName *mams_demo_names_given(const DemoNames *names, DemoGroup group, MamsSex sex,
                                      bool young, DemoRandom *random)
{
    return draw(names->given[group][sex == MAMS_SEX_FEMALE], young, random);
}

const DemoName *mams_demo_names_surname(const DemoNames *names, DemoGroup group, DemoRandom *random)
{
    return draw(names->surnames[group], true, random);
}

int mams_demo_names_region(const DemoNames *names, DemoRandom *random)
{
    const Region *regions = &g_array_index(names->regions, Region, 0);
    int at = mams_demo_random_below(random, regions[names->regions->len - 1].weight);
    guint i = 0;
    while (at >= regions[i].weight)
        i++;
    return regions[i].kato;
}

char *mams_demo_names_employer(const DemoNames *names, DemoRandom *random)
{
    const DemoName *first = draw(names->employers, true, random);
    const DemoName *second = draw(names->trades, true, random);
    return g_strdup_printf("«%s-%s»", first->kk, second->kk);
}

char *mams_demo_surname(const DemoName *surname, MamsSex sex, bool kazakh_spelling)
{
    static const char *const with_a[] = {"ов", "ев", "ёв", "ин", "ын"};
    const char *text = kazakh_spelling ? surname->kk : surname->ru;
    if (sex != MAMS_SEX_FEMALE)
        return g_strdup(text);
    if (g_str_has_suffix(text, "ский") || g_str_has_suffix(text, "цкий"))
        return g_strdup_printf("%.*sая", (int)(strlen(text) - strlen("ий")), text);
    for (size_t i = 0; i < G_N_ELEMENTS(with_a); i++)
        /* Шин and Цой are whole words, not endings. */
        if (g_str_has_suffix(text, with_a[i]) && g_utf8_strlen(text, -1) > 3)
            return g_strconcat(text, "а", NULL);
    return g_strdup(text);
}

/* Серик → Серикович, Абай → Абаевич, Юрий → Юрьевич, Игорь → Игоревич, Али → Алиевич. */
static char *russian_patronymic(const char *father, bool son)
{
    static const char *const soft[] = {"ж", "ш", "ч", "щ", "ц", "а", "е",
                                       "и", "о", "у", "ы", "э", "ю", "я"};
    int length = (int)strlen(father);
    int letter = (int)strlen("й");
    if (g_str_has_suffix(father, "ий"))
        return g_strdup_printf("%.*sь%s", length - 2 * letter, father, son ? "евич" : "евна");
    if (g_str_has_suffix(father, "й") || g_str_has_suffix(father, "ь"))
        return g_strdup_printf("%.*s%s", length - letter, father, son ? "евич" : "евна");
    for (size_t i = 0; i < G_N_ELEMENTS(soft); i++)
        if (g_str_has_suffix(father, soft[i]))
            return g_strconcat(father, son ? "евич" : "евна", NULL);
    return g_strconcat(father, son ? "ович" : "овна", NULL);
}

char *mams_demo_patronymic(const DemoName *father, MamsSex sex, DemoPatronymic form)
{
    bool son = sex != MAMS_SEX_FEMALE;
    switch (form) {
    case DEMO_PATRONYMIC_ULY:
        return g_strconcat(father->kk, son ? "ұлы" : "қызы", NULL);
    case DEMO_PATRONYMIC_ULY_RU:
        return g_strconcat(father->ru, son ? "улы" : "кызы", NULL);
    case DEMO_PATRONYMIC_OVICH:
        break;
    }
    const char *irregular = son ? father->son_of : father->daughter_of;
    return irregular ? g_strdup(irregular) : russian_patronymic(father->ru, son);
}
