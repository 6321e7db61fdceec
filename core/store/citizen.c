/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

#include "base/error.h"
#include "base/i18n.h"

#define VALUE_COLUMNS                                                                              \
    "surname, given, patronymic, former_surname, birth, death, resident_from, sex, region, phone," \
    " email, clinic, clinic_since, language"

enum { N_NAMES = 4 };

typedef struct {
    const MamsCitizen *citizen;
    int64_t *names;     /* ids of surname, given name, patronymic and former surname */
    int64_t *old_names; /* those of the row that was there before */
} Values;

static void bind_values(MamsStatement *statement, int first, const void *data)
{
    const Values *values = data;
    const MamsCitizen *citizen = values->citizen;
    for (int i = 0; i < N_NAMES; i++)
        mams_bind_int(statement, first + i, values->names[i]);
    mams_bind_day(statement, first + 4, citizen->birth);
    mams_bind_day(statement, first + 5, citizen->death);
    mams_bind_day(statement, first + 6, citizen->resident_from);
    mams_bind_int(statement, first + 7, citizen->sex);
    mams_bind_int(statement, first + 8, citizen->region);
    mams_bind_int(statement, first + 9, citizen->phone);
    mams_bind_text(statement, first + 10, citizen->email);
    mams_bind_text(statement, first + 11, citizen->clinic);
    mams_bind_day(statement, first + 12, citizen->clinic_since);
    if (citizen->language >= 0)
        mams_bind_int(statement, first + 13, citizen->language);
}

/* The language of a row, -1 when it is not known. */
static int column_language(MamsStatement *row, int column)
{
    return sqlite3_column_type(row, column) == SQLITE_NULL ? -1 : sqlite3_column_int(row, column);
}

static bool same_values(MamsStatement *row, int first, const void *data)
{
    const Values *values = data;
    const MamsCitizen *citizen = values->citizen;
    bool same = true;
    for (int i = 0; i < N_NAMES; i++) {
        values->old_names[i] = sqlite3_column_int64(row, first + i);
        same = same && values->old_names[i] == values->names[i];
    }
    return same && mams_column_is_day(row, first + 4, citizen->birth) &&
           mams_column_is_day(row, first + 5, citizen->death) &&
           mams_column_is_day(row, first + 6, citizen->resident_from) &&
           sqlite3_column_int64(row, first + 7) == citizen->sex &&
           sqlite3_column_int64(row, first + 8) == citizen->region &&
           sqlite3_column_int64(row, first + 9) == citizen->phone &&
           mams_column_is_text(row, first + 10, citizen->email) &&
           mams_column_is_text(row, first + 11, citizen->clinic) &&
           mams_column_is_day(row, first + 12, citizen->clinic_since) &&
           column_language(row, first + 13) == MAX(citizen->language, -1);
}

static const MamsFactKind citizen_kind = {
    .table = MAMS_TABLE_CITIZEN,
    .insert = "INSERT INTO citizen(iin, entered, " VALUE_COLUMNS ")"
              " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"
              " ON CONFLICT DO NOTHING",
    .select = "SELECT entered, " VALUE_COLUMNS " FROM citizen WHERE iin = ?1",
    .copy =
        "INSERT INTO citizen_past(iin, entered, " VALUE_COLUMNS ", withdrawn)"
        " SELECT iin, entered, " VALUE_COLUMNS ", ?2 FROM citizen WHERE iin = ?1 AND entered < ?2",
    .remove = "DELETE FROM citizen WHERE iin = ?1",
    .bind = bind_values,
    .same = same_values,
};

static bool count_names(MamsStore *store, const int64_t names[N_NAMES], int more, GError **error)
{
    for (int i = 0; i < N_NAMES; i++) {
        if (!mams_store_count_name(store, names[i], more, error))
            return false;
    }
    return true;
}

MamsPut mams_store_put_citizen(MamsStore *store, const MamsCitizen *citizen, int64_t entry,
                               GError **error)
{
    const char *raw[N_NAMES] = {citizen->surname, citizen->given, citizen->patronymic,
                                citizen->former_surname};
    static const MamsNameKind kinds[N_NAMES] = {MAMS_NAME_SURNAME, MAMS_NAME_GIVEN,
                                                MAMS_NAME_PATRONYMIC, MAMS_NAME_SURNAME};
    int64_t names[N_NAMES], old_names[N_NAMES];
    if (!mams_store_in_write(store, error))
        return MAMS_PUT_ERROR;
    for (int i = 0; i < N_NAMES; i++) {
        if (!mams_store_name_id(store, kinds[i], raw[i], &names[i], error))
            return MAMS_PUT_ERROR;
    }
    MamsFactKey key = {.iin = citizen->iin};
    Values values = {.citizen = citizen, .names = names, .old_names = old_names};
    MamsPut put = mams_store_put(store, &citizen_kind, &key, &values, entry, error);
    store->person = 0;
    if (put == MAMS_PUT_CHANGED && !count_names(store, old_names, -1, error))
        return MAMS_PUT_ERROR;
    if ((put == MAMS_PUT_ADDED || put == MAMS_PUT_CHANGED) && !count_names(store, names, 1, error))
        return MAMS_PUT_ERROR;
    return put;
}

static char *copy_text(MamsStatement *row, int column)
{
    return g_strdup(mams_column_text(row, column));
}

static char *copy_name(MamsStatement *row, int column)
{
    const char *name = mams_column_text(row, column);
    return g_strdup(name != NULL ? name : "");
}

static MamsCitizen *read_citizen(MamsStore *store, MamsStatement *row, GError **error)
{
    g_autoptr(MamsCitizen) citizen = g_new0(MamsCitizen, 1);
    citizen->iin = sqlite3_column_int64(row, 0);
    citizen->surname = copy_name(row, 1);
    citizen->given = copy_name(row, 2);
    citizen->patronymic = copy_name(row, 3);
    citizen->former_surname = copy_text(row, 4);
    citizen->sex = (MamsSex)sqlite3_column_int(row, 8);
    citizen->region = sqlite3_column_int(row, 9);
    citizen->phone = sqlite3_column_int64(row, 10);
    citizen->email = copy_text(row, 11);
    citizen->clinic = copy_text(row, 12);
    citizen->language = column_language(row, 14);
    citizen->entered = sqlite3_column_int64(row, 15);
    if (mams_column_day(row, 5, MAMS_DAY_NONE, &citizen->birth) &&
        mams_column_day(row, 6, MAMS_DAY_NONE, &citizen->death) &&
        mams_column_day(row, 7, MAMS_DAY_NONE, &citizen->resident_from) &&
        mams_column_day(row, 13, MAMS_DAY_NONE, &citizen->clinic_since) &&
        citizen->birth != MAMS_DAY_NONE && citizen->sex <= MAMS_SEX_FEMALE &&
        citizen->language >= -1 && citizen->language < MAMS_N_LANGS)
        return g_steal_pointer(&citizen);
    mams_store_fail_damaged(store, error);
    return NULL;
}

#define SELECT_FROM(table)                                                                         \
    "SELECT c.iin, s.raw, g.raw, p.raw, f.raw, c.birth, c.death, c.resident_from, c.sex, "         \
    "c.region,"                                                                                    \
    " c.phone, c.email, c.clinic, c.clinic_since, c.language, c.entered FROM " table " c"          \
    " LEFT JOIN name_dict s ON s.id = c.surname LEFT JOIN name_dict g ON g.id = c.given"           \
    " LEFT JOIN name_dict p ON p.id = c.patronymic LEFT JOIN name_dict f ON f.id = "               \
    "c.former_surname"

/* NULL without an error when no such row was known. */
static MamsCitizen *find_citizen(MamsStore *store, const char *sql, MamsIin iin, int64_t known,
                                 GError **error)
{
    g_autoptr(MamsStatement) row = mams_store_statement(store, sql, error);
    if (row == NULL)
        return NULL;
    mams_bind_int(row, 1, iin);
    mams_bind_int(row, 2, known);
    return mams_store_step(store, row, error) == 1 ? read_citizen(store, row, error) : NULL;
}

void mams_store_fail_unknown(MamsIin iin, GError **error)
{
    char text[MAMS_IIN_TEXT_SIZE];
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                _("no citizen with the IIN '%s' is in the register; check the number"),
                mams_iin_format(iin, text));
}

MamsCitizen *mams_store_citizen(MamsStore *store, MamsIin iin, int64_t known, GError **error)
{
    g_autoptr(GError) problem = NULL;
    MamsCitizen *citizen = find_citizen(
        store, SELECT_FROM("citizen") " WHERE c.iin = ?1 AND c.entered <= ?2 ORDER BY c.iin", iin,
        known, &problem);
    if (citizen == NULL && problem == NULL && known != MAMS_KNOWN_NOW)
        citizen =
            find_citizen(store,
                         SELECT_FROM("citizen_past") " WHERE c.iin = ?1 AND c.entered <= ?2"
                                                     " AND c.withdrawn > ?2 ORDER BY c.entered",
                         iin, known, &problem);
    if (problem != NULL)
        g_propagate_error(error, g_steal_pointer(&problem));
    else if (citizen == NULL)
        mams_store_fail_unknown(iin, error);
    return citizen;
}

int64_t mams_store_count_citizens(MamsStore *store, GError **error)
{
    g_autoptr(MamsStatement) statement =
        mams_store_statement(store, "SELECT count(*) FROM citizen", error);
    if (statement == NULL || mams_store_step(store, statement, error) != 1)
        return -1;
    return sqlite3_column_int64(statement, 0);
}
