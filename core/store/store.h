/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_STORE_STORE_H
#define MAMS_STORE_STORE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/citizen.h"
#include "base/day.h"
#include "base/iin.h"
#include "base/macro.h"
#include "rules/rules.h"
#include "status/diff.h"
#include "status/facts.h"

/*
 * The only place with SQL. One MamsStore is one connection to one database file (SQLite, WAL).
 * Facts are never overwritten: a row carries the number of the journal entry that recorded it, and a
 * row that is replaced moves to the table of past rows with the number of the entry that withdrew
 * it. Every function that can fail sets MAMS_ERROR (DATA, IO, BUSY, CANNOT_CREATE, NO_INPUT,
 * INTERNAL); SQLite's codes do not leave this layer. A callback may read through the same store, but
 * neither write nor start the walk that called it again (MAMS_ERROR_INTERNAL).
 */
typedef struct MamsStore MamsStore;

/* Knowledge time: the number of the last journal entry that is seen. */
#define MAMS_KNOWN_NOW G_MAXINT64

/* Makes a new database file with the schema and an empty journal. An existing file is refused with
 * MAMS_ERROR_CANNOT_CREATE. Parent folders are made. (owned) */
MamsStore *mams_store_create(const char *path, GError **error);

/* Opens a database. MAMS_ERROR_NO_INPUT when there is none (say `mams init`), MAMS_ERROR_DATA when
 * the file is damaged, is no mams database or is newer than the program (it is not touched). An
 * older one is migrated in one transaction a step. `read_only` needs no right to write. (owned) */
MamsStore *mams_store_open(const char *path, bool read_only, GError **error);

void mams_store_close(MamsStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsStore, mams_store_close)

const char *mams_store_path(const MamsStore *store);
bool mams_store_read_only(const MamsStore *store);

/* A write is always BEGIN IMMEDIATE … commit. `durable` commits with synchronous=FULL (operators'
 * changes); bulk imports use NORMAL. MAMS_ERROR_BUSY after ten seconds of waiting. A failed commit
 * rolls back; only when a durable one is written and the disk does not confirm it, which the error
 * (MAMS_ERROR_IO) then says, it stands. */
bool mams_store_begin(MamsStore *store, GError **error);
/* The same without waiting: MAMS_ERROR_BUSY while somebody else writes. */
bool mams_store_begin_at_once(MamsStore *store, GError **error);
bool mams_store_commit(MamsStore *store, bool durable, GError **error);
void mams_store_rollback(MamsStore *store);
/* For importers: a short pause for other writers and a checkpoint now and then (performance.md 6). */
void mams_store_breathe(MamsStore *store);
/* Larger page cache and longer log for bulk work. */
void mams_store_bulk(MamsStore *store);

/* Meta values: "demo" ("1"), "today" (YYYY-MM-DD of a demo), "as_of:payments" (YYYY-MM-DD, age of a
 * source), … (desk/ages.c). NULL without an error when there is none. */
char *mams_store_meta(MamsStore *store, const char *key, GError **error); /* (owned) */
bool mams_store_set_meta(MamsStore *store, const char *key, const char *value, GError **error);

/* ---- journal -------------------------------------------------------------------------------- */

typedef enum { MAMS_JOURNAL_CHANGE, MAMS_JOURNAL_LOOK } MamsJournalClass;

typedef struct {
    MamsJournalClass class_;
    int64_t at;             /* Unix time, seconds, UTC */
    const char *operator_login;
    const char *action;     /* "init", "import-payments", "status", "card", … */
    MamsIin subject;        /* the citizen, or 0 */
    const char *purpose;    /* a call or inquiry number, or NULL */
    const char *detail;     /* one line of JSON, or NULL */
} MamsJournalEntry;

/* Appends an entry inside the running transaction. Its hash is SHA-256 over the hash before it and
 * its own fields. Returns the entry's number, 0 on error. */
int64_t mams_journal_append(MamsStore *store, const MamsJournalEntry *entry, GError **error);
/* The last entry (0 when empty); with `changes_only` the last change, looks not counted. -1 on error. */
int64_t mams_journal_head(MamsStore *store, bool changes_only, GError **error);
/* The last change made at or before a Unix time; 0 when there is none, -1 on error. */
int64_t mams_journal_entry_at(MamsStore *store, int64_t at, GError **error);
/* Head number and hash (64 hex digits and NUL). */
bool mams_journal_head_hash(MamsStore *store, int64_t *entry, char hash[65], GError **error);
/* Recomputes the whole chain. True when it is whole; else false with MAMS_ERROR_NOT_FOUND naming the
 * first entry that does not fit (or another code when it cannot be read). `entries` may be NULL. */
bool mams_journal_verify(MamsStore *store, int64_t *entries, GError **error);
/* Hands one entry over and gives its hash, once it fits the entry before it. MAMS_ERROR_NOT_FOUND when
 * there is none or it was changed. */
typedef bool (*MamsJournalEach)(int64_t number, const MamsJournalEntry *entry, void *data);
bool mams_journal_entry(MamsStore *store, int64_t number, MamsJournalEach each, void *data, char hash[65],
                        GError **error);
/* Calls `each` for entries from … to in order, until it returns false. Strings (transfer none). */
bool mams_journal_each(MamsStore *store, int64_t from, int64_t to, MamsJournalEach each, void *data,
                       GError **error);

/* The last citizens, each once, at whose cards an operator looked, the latest first. GArray of
 * MamsOpened, at most `limit`. NULL on error. (owned) */
typedef struct {
    MamsIin iin;
    int64_t at; /* Unix time of the last look */
} MamsOpened;
GArray *mams_journal_opened(MamsStore *store, const char *login, int limit, GError **error);

/* ---- operators ------------------------------------------------------------------------------ */

typedef enum {
    MAMS_OPERATOR_READ_ONLY = 1 << 0,
    MAMS_OPERATOR_OPERATOR = 1 << 1,
    MAMS_OPERATOR_SENIOR = 1 << 2,
    MAMS_OPERATOR_SUPERVISOR = 1 << 3,
    MAMS_OPERATOR_ADMINISTRATOR = 1 << 4,
    MAMS_OPERATOR_AUDITOR = 1 << 5,
    MAMS_OPERATOR_EVERYTHING = (1 << 6) - 1
} MamsOperatorRoles;

/* "read-only", "operator", "senior", "supervisor", "administrator", "auditor"; 0 when unknown. */
int mams_operator_role_parse(const char *code);

/* The roles of a login as a set of bits, 0 when the login is not known; `iin` may be NULL. */
bool mams_store_operator(MamsStore *store, const char *login, int *roles, MamsIin *iin, GError **error);
/* Adds roles to a login (made when new); `iin` 0 leaves the operator's own ИИН as it is. */
bool mams_store_operator_add(MamsStore *store, const char *login, int roles, MamsIin iin,
                             int64_t entry, GError **error);
bool mams_store_has_operators(MamsStore *store, bool *any, GError **error);

/* ---- macros and settings of operators -------------------------------------------------------- */

/* The operator's own macros by name, then those that others share: GPtrArray of MamsMacro. (owned) */
GPtrArray *mams_store_macros(MamsStore *store, const char *login, GError **error);
/* Puts a macro in the place of the owner's other one of that name. Inside a transaction. */
bool mams_store_put_macro(MamsStore *store, const MamsMacro *macro, int64_t entry, GError **error);
/* Deletes the owner's macro of that name; none is no error. Inside a transaction. */
bool mams_store_delete_macro(MamsStore *store, const char *login, const char *name, GError **error);

/* A choice of an operator, as "language"; NULL in `value` (owned) when none was made. Setting it runs
 * inside a transaction. */
bool mams_store_setting(MamsStore *store, const char *login, const char *key, char **value,
                        GError **error);
bool mams_store_set_setting(MamsStore *store, const char *login, const char *key, const char *value,
                            GError **error);

/* ---- citizens ------------------------------------------------------------------------------- */

/* What a put did. TWICE: the same key came before in the same import with other values. */
typedef enum { MAMS_PUT_ERROR, MAMS_PUT_ADDED, MAMS_PUT_CHANGED, MAMS_PUT_SAME, MAMS_PUT_TWICE } MamsPut;

/*
 * Puts record one fact under its key (design.md "Keys of facts"): same key and values: SAME, nothing
 * is written; same key, other values: the old row is withdrawn by `entry` and the new one entered,
 * unless a row of this key was put or found unchanged under the same `entry` before (TWICE, nothing
 * is written). They must run inside a transaction. `unknown_person`, when not NULL, tells that no
 * citizen has the ИИН yet; the fact is kept all the same.
 */
MamsPut mams_store_put_citizen(MamsStore *store, const MamsCitizen *citizen, int64_t entry, GError **error);
MamsPut mams_store_put_assignment(MamsStore *store, const MamsRules *rules, MamsIin iin,
                                  const MamsAssignment *assignment, int64_t entry, bool *unknown_person,
                                  GError **error);
MamsPut mams_store_put_payment(MamsStore *store, MamsIin iin, const MamsPayment *payment, int64_t entry,
                               bool *unknown_person, GError **error);
MamsPut mams_store_put_relative(MamsStore *store, const MamsRelative *relative, int64_t entry,
                                bool *unknown_person, GError **error);
/* Withdraws an assignment. False with MAMS_ERROR_NOT_FOUND when there is none. */
bool mams_store_withdraw_assignment(MamsStore *store, const MamsRules *rules, MamsIin iin, int category,
                                    MamsDay from, int64_t entry, GError **error);

/* The citizen as known at `known`; NULL with MAMS_ERROR_NOT_FOUND. (owned) */
MamsCitizen *mams_store_citizen(MamsStore *store, MamsIin iin, int64_t known, GError **error);
/* Fills `facts` (cleared first, sorted afterwards) with what was known at `known`; false with
 * MAMS_ERROR_NOT_FOUND when there is no such citizen. */
bool mams_store_facts(MamsStore *store, const MamsRules *rules, MamsIin iin, int64_t known,
                      MamsFacts *facts, GError **error);
/* What the entries after < entry <= up_to recorded or withdrew of a person: GArray of MamsFactChange
 * in order of the entries. Also facts that came and went in between are among it. NULL on error.
 * (owned) */
GArray *mams_store_changes(MamsStore *store, MamsIin iin, int64_t after, int64_t up_to,
                           GError **error);
/* GArray of MamsRelative, of current rows. (owned) */
GArray *mams_store_relatives(MamsStore *store, MamsIin iin, GError **error);

int64_t mams_store_count_citizens(MamsStore *store, GError **error); /* -1 on error */

/* Calls `each` for every citizen with from_iin <= ИИН <= to_iin in ascending order, with facts without strings,
 * as known now, until it returns false. The facts are the function's and change with each call. Three
 * cursors merged; short transactions by key ranges. */
typedef bool (*MamsFactsEach)(const MamsFacts *facts, void *data);
bool mams_store_each_facts(MamsStore *store, const MamsRules *rules, MamsIin from_iin, MamsIin to_iin,
                           MamsFactsEach each, void *data, GError **error);

/* ---- names and search (used by search/) ------------------------------------------------------- */

typedef enum { MAMS_NAME_SURNAME = 1, MAMS_NAME_GIVEN = 2, MAMS_NAME_PATRONYMIC = 3 } MamsNameKind;

/* Every name of the dictionary; `n` is how many citizens carry it, roughly. Folded keys are kept in
 * the dictionary. A former surname is a surname. Strings (transfer none). */
typedef bool (*MamsNameEach)(int64_t id, MamsNameKind kind, const char *raw, const char *exact,
                             const char *key1, const char *key2, const char *key3, const char *stem,
                             int64_t n, void *data);
/* Names with id > after, in order of id: a running program picks up what was added since. */
bool mams_store_each_name(MamsStore *store, int64_t after, MamsNameEach each, void *data, GError **error);

typedef struct {
    MamsIin iin;
    int64_t surname, given, patronymic; /* dictionary ids; patronymic 0 when none */
    MamsDay birth;
    int region;
    bool former;            /* found by a former surname */
} MamsNameRow;

/* Walks citizens through an index only: with surname id (0: any) and given id (0: any; both 0 is an error), until
 * `each` returns false. Surname alone or with given uses (surname, given, …), given alone (given, …). With
 * births and a surname, only those in birth_from … birth_to through (surname, birth). Those who carried
 * the surname before come last. */
typedef bool (*MamsNameRowEach)(const MamsNameRow *row, void *data);
typedef struct {
    int64_t surname, given, patronymic;
    MamsDay birth_from, birth_to; /* NONE, NONE: any */
} MamsNameSeek;
bool mams_store_each_by_name(MamsStore *store, const MamsNameSeek *seek, MamsNameRowEach each, void *data,
                             GError **error);
/* Citizens with ИИН from … to, ascending. */
bool mams_store_each_by_iin(MamsStore *store, MamsIin from, MamsIin to, MamsNameRowEach each, void *data,
                            GError **error);
/* Citizens with a phone (last ten digits) from … to, ascending by phone and ИИН. */
bool mams_store_each_by_phone(MamsStore *store, int64_t from, int64_t to, MamsNameRowEach each,
                              void *data, GError **error);

#endif
