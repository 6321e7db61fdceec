/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

#include "base/error.h"
#include "base/i18n.h"

/* Every walk reads these columns; all but the one by phone and the one by ИИН find them in an
 * index. */
#define ROW_COLUMNS "iin, surname, given, patronymic, birth, region"

typedef struct {
    MamsNameSeek wanted;
    bool former;
    MamsNameRowEach each;
    void *data;
    bool stopped;
} Walk;

/* What the index did not already choose. */
static bool is_wanted(const MamsNameSeek *wanted, const MamsNameRow *row)
{
    return (wanted->given == 0 || row->given == wanted->given) &&
           (wanted->patronymic == 0 || row->patronymic == wanted->patronymic) &&
           (wanted->birth_from == MAMS_DAY_NONE || row->birth >= wanted->birth_from) &&
           (wanted->birth_to == MAMS_DAY_NONE || row->birth <= wanted->birth_to);
}

static bool walk(MamsStore *store, MamsStatement *statement, Walk *walk, GError **error)
{
    int step = 0;
    while (!walk->stopped && (step = mams_store_step(store, statement, error)) == 1) {
        MamsNameRow row = {
            .iin = sqlite3_column_int64(statement, 0),
            .surname = sqlite3_column_int64(statement, 1),
            .given = sqlite3_column_int64(statement, 2),
            .patronymic = sqlite3_column_int64(statement, 3),
            .region = sqlite3_column_int(statement, 5),
            .former = walk->former,
        };
        if (!mams_column_day(statement, 4, MAMS_DAY_NONE, &row.birth)) {
            mams_store_fail_damaged(store, error);
            return false;
        }
        if (is_wanted(&walk->wanted, &row))
            walk->stopped = !walk->each(&row, walk->data);
    }
    return step >= 0;
}

/* A walk with up to three numbers as parameters. */
static bool walk_sql(MamsStore *store, const char *sql, int64_t a, int64_t b, int64_t c,
                     int n_parameters, Walk *state, GError **error)
{
    const int64_t parameters[] = {a, b, c};
    g_autoptr(MamsStatement) statement = mams_store_statement(store, sql, error);
    if (statement == NULL)
        return false;
    for (int i = 0; i < n_parameters; i++)
        mams_bind_int(statement, 1 + i, parameters[i]);
    return walk(store, statement, state, error);
}

/* Each combination has a statement of its own: one with "(?2 = 0 OR given = ?2)" reads the whole
 * range of the surname. */
static bool walk_surname(MamsStore *store, const MamsNameSeek *seek, Walk *state, GError **error)
{
    if (seek->birth_from != MAMS_DAY_NONE || seek->birth_to != MAMS_DAY_NONE)
        return walk_sql(store,
                        "SELECT " ROW_COLUMNS " FROM citizen INDEXED BY citizen_birth"
                        " WHERE surname = ?1 AND birth BETWEEN ?2 AND ?3"
                        " ORDER BY birth, given, patronymic, region, iin",
                        seek->surname, seek->birth_from,
                        seek->birth_to != MAMS_DAY_NONE ? seek->birth_to : MAMS_DAY_FOREVER, 3,
                        state, error);
    if (seek->given != 0)
        return walk_sql(
            store,
            "SELECT " ROW_COLUMNS " FROM citizen INDEXED BY citizen_surname"
            " WHERE surname = ?1 AND given = ?2 ORDER BY patronymic, birth, region, iin",
            seek->surname, seek->given, 0, 2, state, error);
    return walk_sql(store,
                    "SELECT " ROW_COLUMNS " FROM citizen INDEXED BY citizen_surname"
                    " WHERE surname = ?1 ORDER BY given, patronymic, birth, region, iin",
                    seek->surname, 0, 0, 1, state, error);
}

/* Those who carried the name before; who has it still was found already. */
static bool walk_former(MamsStore *store, const MamsNameSeek *seek, Walk *state, GError **error)
{
    state->former = true;
    return walk_sql(store,
                    "SELECT " ROW_COLUMNS " FROM citizen INDEXED BY citizen_former"
                    " WHERE former_surname = ?1 AND former_surname <> 0 AND surname <> ?1"
                    " ORDER BY given, patronymic, birth, region, surname, iin",
                    seek->surname, 0, 0, 1, state, error);
}

bool mams_store_each_by_name(MamsStore *store, const MamsNameSeek *seek, MamsNameRowEach each,
                             void *data, GError **error)
{
    Walk state = {.wanted = *seek, .each = each, .data = data};
    if (seek->surname != 0)
        return walk_surname(store, seek, &state, error) &&
               (state.stopped || walk_former(store, seek, &state, error));
    if (seek->given != 0)
        return walk_sql(store,
                        "SELECT " ROW_COLUMNS " FROM citizen INDEXED BY citizen_given"
                        " WHERE given = ?1 ORDER BY surname, patronymic, birth, region, iin",
                        seek->given, 0, 0, 1, &state, error);
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_INTERNAL,
                _("cannot use the database: '%s': a search without a surname or a given name"),
                store->path);
    return false;
}

bool mams_store_each_by_iin(MamsStore *store, MamsIin from, MamsIin to, MamsNameRowEach each,
                            void *data, GError **error)
{
    Walk state = {.wanted = {.birth_from = MAMS_DAY_NONE, .birth_to = MAMS_DAY_NONE},
                  .each = each,
                  .data = data};
    return walk_sql(store,
                    "SELECT " ROW_COLUMNS " FROM citizen WHERE iin BETWEEN ?1 AND ?2 ORDER BY iin",
                    from, to, 0, 2, &state, error);
}

bool mams_store_each_by_phone(MamsStore *store, int64_t from, int64_t to, MamsNameRowEach each,
                              void *data, GError **error)
{
    Walk state = {.wanted = {.birth_from = MAMS_DAY_NONE, .birth_to = MAMS_DAY_NONE},
                  .each = each,
                  .data = data};
    return walk_sql(store,
                    "SELECT " ROW_COLUMNS " FROM citizen INDEXED BY citizen_phone"
                    " WHERE phone BETWEEN ?1 AND ?2 AND phone <> 0 ORDER BY phone, iin",
                    from, to, 0, 2, &state, error);
}
