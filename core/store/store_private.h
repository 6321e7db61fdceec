/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STORE_STORE_PRIVATE_H
#define MAMS_STORE_STORE_PRIVATE_H

#include <sqlite3.h>

#include "store/migrations.h"
#include "store/store.h"

/* "mams" in ASCII: PRAGMA application_id of every database. */
enum { MAMS_APPLICATION_ID = 0x6d616d73 };

/* The days that a database holds, 1800-01-01 to 2199-12-31, and the months. */
enum { MAMS_FIRST_DAY = -62091, MAMS_LAST_DAY = 84005 };
enum { MAMS_FIRST_MONTH = 1800 * 12, MAMS_LAST_MONTH = 2199 * 12 + 11 };

struct MamsStore {
    sqlite3 *db;
    char *path; /* as the user wrote it, for messages */
    bool read_only;
    bool bulk;
    GHashTable *statements; /* SQL text, by its address -> sqlite3_stmt (owned) */
    int patience;           /* how often a lock is tried before giving up, every half millisecond */
    int breaths;            /* calls of mams_store_breathe() */
    int log_pages;          /* pages in the write-ahead log after the last commit */
    int log_pages_copied;   /* the same when it was last copied into the database */

    /* What is known of the dictionaries; emptied when a transaction is rolled back. */
    GHashTable *name_ids[MAMS_NAME_PATRONYMIC + 1]; /* raw (owned) -> id, by kind */
    GHashTable *name_counts;                        /* id -> citizens to add when committing */
    GHashTable *text_ids;                           /* text (owned) -> id */
    GHashTable *texts;                              /* id -> text (owned) */

    /* The last ИИН that was looked up in the register, within one transaction. */
    MamsIin person;
    bool person_known;

    bool seen_ready;    /* the table of keys found unchanged is there … */
    int64_t seen_entry; /* … and holds keys of this entry only */
};

/* ---- statements (statement.c) ---- */

/* A statement in use. At the end of its scope it is reset and goes back to the handle's cache. */
typedef sqlite3_stmt MamsStatement;
void mams_statement_done(MamsStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsStatement, mams_statement_done)

/* The statement of a text that is constant and lives for ever, prepared once. (transfer none) */
MamsStatement *mams_store_statement(MamsStore *store, const char *sql, GError **error);
/* The next row: 1, no more rows: 0, -1 on error. */
int mams_store_step(MamsStore *store, MamsStatement *statement, GError **error);
/* Runs a statement that gives no rows. */
bool mams_store_run(MamsStore *store, MamsStatement *statement, GError **error);
/* Runs constant statements without parameters, not cached. */
bool mams_store_exec(MamsStore *store, const char *sql, GError **error);
/* Sets the error that SQLite met last on this connection. */
void mams_store_fail(const MamsStore *store, GError **error);
/* Sets MAMS_ERROR_DATA: a row holds what the program never writes. */
void mams_store_fail_damaged(const MamsStore *store, GError **error);

void mams_bind_int(MamsStatement *statement, int parameter, int64_t value);
/* NULL and "" are bound as NULL. The text must outlive the use of the statement. */
void mams_bind_text(MamsStatement *statement, int parameter, const char *text);
/* The bytes must outlive the use of the statement. */
void mams_bind_bytes(MamsStatement *statement, int parameter, GBytes *bytes);
/* NONE and FOREVER are bound as NULL. */
void mams_bind_day(MamsStatement *statement, int parameter, MamsDay day);
/* False when the column holds no day that the program writes. */
bool mams_column_day(MamsStatement *statement, int column, MamsDay if_null, MamsDay *day);
const char *mams_column_text(MamsStatement *statement, int column);
GBytes *mams_column_bytes(MamsStatement *statement, int column); /* (owned) */
/* Whether a column holds what mams_bind_text() and mams_bind_day() would bind. */
bool mams_column_is_text(MamsStatement *statement, int column, const char *text);
bool mams_column_is_day(MamsStatement *statement, int column, MamsDay day);

/* ---- connection (open.c, header.c, migrate.c, transaction.c) ---- */

/* Looks at a database file without touching it or making a file beside it: MAMS_ERROR_NO_INPUT or
 * MAMS_ERROR_DATA unless it is a whole mams database of version 1 to `newest`. */
bool mams_header_check(const char *path, const char *file, int newest, GError **error);
/* Whether a write-ahead log with something in it lies beside the file. */
bool mams_header_has_log(const char *file);

void mams_store_fail_newer(const MamsStore *store, GError **error);
bool mams_store_version(MamsStore *store, int *version, GError **error);
/* Applies every step that the database does not have yet, each in a transaction of its own. */
bool mams_store_migrate(MamsStore *store, const MamsMigration *migrations, int n_migrations,
                        GError **error);
/* Whether a write transaction runs; sets MAMS_ERROR_INTERNAL when none does. */
bool mams_store_in_write(MamsStore *store, GError **error);

/* Several reads that must see the same state: begin says in `opened` whether there is one to end.
 */
bool mams_store_read_begin(MamsStore *store, bool *opened, GError **error);
void mams_store_read_end(MamsStore *store, bool opened);

/* ---- dictionaries (names.c, text.c) ---- */

/* The id of a name or of a text, added when it is new; 0 for NULL and "". */
bool mams_store_name_id(MamsStore *store, MamsNameKind kind, const char *raw, int64_t *id,
                        GError **error);
bool mams_store_text_id(MamsStore *store, const char *text, int64_t *id, GError **error);
/* The text of an id; NULL for 0. (transfer none), until the next call. */
bool mams_store_text(MamsStore *store, int64_t id, const char **text, GError **error);
/* Notes that more (or, below zero, fewer) citizens carry a name; written by the next commit. */
bool mams_store_count_name(MamsStore *store, int64_t id, int more, GError **error);
bool mams_store_write_name_counts(MamsStore *store, GError **error);
/* Drops all that the handle remembers of the database. */
void mams_store_forget(MamsStore *store);

/* ---- facts (put.c and one file a fact) ---- */

typedef enum {
    MAMS_TABLE_CITIZEN,
    MAMS_TABLE_ASSIGNMENT,
    MAMS_TABLE_PAYMENT,
    MAMS_TABLE_RELATIVE
} MamsTable;

/* The key of a fact. Statements take it as their first parameters, in this order. */
typedef struct {
    MamsIin iin;
    int n_parts;
    int64_t part[5];
    const char *text; /* the last part when it is a text, else NULL */
} MamsFactKey;

/* How one kind of fact is kept. */
typedef struct {
    MamsTable table;
    const char *insert; /* parameters: key, entry, values; ON CONFLICT DO NOTHING */
    const char *select; /* parameters: key; columns: entered, values */
    const char *copy;   /* parameters: key, entry; adds the row to the past ones, withdrawn by the
                           entry,   unless the same entry recorded it: nobody has known it then */
    const char *remove; /* parameters: key */
    void (*bind)(MamsStatement *statement, int first, const void *values);
    bool (*same)(MamsStatement *row, int first, const void *values);
} MamsFactKind;

/* A put as store.h describes it. */
MamsPut mams_store_put(MamsStore *store, const MamsFactKind *kind, const MamsFactKey *key,
                       const void *values, int64_t entry, GError **error);
/* Takes the row of a key out of the current ones. 1 when there was one, 0 when not, -1 on error. */
int mams_store_withdraw(MamsStore *store, const MamsFactKind *kind, const MamsFactKey *key,
                        int64_t entry, GError **error);
/* Whether the register has the citizen; `unknown` may be NULL. */
bool mams_store_check_person(MamsStore *store, MamsIin iin, bool *unknown, GError **error);
void mams_store_fail_unknown(MamsIin iin, GError **error);

/* Numbers of a citizen, an assignment and a payment, in the order in which the _read functions
 * expect them, from column `first` on. Those leave strings NULL and set MAMS_ERROR_DATA for a value
 * that is never written or a category that the rules do not have. */
#define MAMS_PERSON_COLUMNS "sex, birth, death, resident_from, entered"
#define MAMS_ASSIGNMENT_COLUMNS "category, from_day, to_day, document_date, entered"
#define MAMS_PAYMENT_COLUMNS                                                                       \
    "month, kind, payer, amount, paid_on, received_on, posted_on, returned_on, entered"
enum { MAMS_N_ASSIGNMENT_COLUMNS = 5, MAMS_N_PAYMENT_COLUMNS = 9 };

bool mams_store_read_person(MamsStore *store, MamsStatement *row, int first, MamsFacts *facts,
                            GError **error);
bool mams_store_read_assignment(MamsStore *store, const MamsRules *rules, MamsStatement *row,
                                int first, MamsAssignment *assignment, GError **error);
bool mams_store_read_payment(MamsStore *store, MamsStatement *row, int first, MamsPayment *payment,
                             GError **error);

/* Add what was known at `known` of facts->iin, with strings. */
bool mams_store_load_assignments(MamsStore *store, const MamsRules *rules, int64_t known,
                                 MamsFacts *facts, GError **error);
bool mams_store_load_payments(MamsStore *store, int64_t known, MamsFacts *facts, GError **error);

#endif
