/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

enum { HASH_SIZE = 32 };

/* A walk reads so many entries at a time, so that no snapshot of the database lives for long. */
enum { PAGE_ENTRIES = 20000 };

#define ENTRY_COLUMNS "entry, class, at, operator, action, subject, purpose, detail, hash"

static void hash_number(GChecksum *checksum, int64_t number)
{
    uint64_t bytes = GUINT64_TO_BE((uint64_t)number);
    g_checksum_update(checksum, (const guchar *)&bytes, sizeof bytes);
}

/* The length goes before the bytes; -1 stands for NULL, so that it differs from "". */
static void hash_text(GChecksum *checksum, const char *text)
{
    if (text == NULL) {
        hash_number(checksum, -1);
        return;
    }
    size_t length = strlen(text);
    hash_number(checksum, (int64_t)length);
    g_checksum_update(checksum, (const guchar *)text, (gssize)length);
}

/* SHA-256 over the hash before and the fields, each of which can be told from its neighbours. */
static void seal(const uint8_t before[HASH_SIZE], int64_t number, const MamsJournalEntry *entry,
                 uint8_t hash[HASH_SIZE])
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    gsize size = HASH_SIZE;
    g_checksum_update(checksum, before, HASH_SIZE);
    hash_number(checksum, number);
    hash_number(checksum, entry->class_);
    hash_number(checksum, entry->at);
    hash_text(checksum, entry->operator_login);
    hash_text(checksum, entry->action);
    hash_number(checksum, entry->subject);
    hash_text(checksum, entry->purpose);
    hash_text(checksum, entry->detail);
    g_checksum_get_digest(checksum, hash, &size);
}

/* The number and hash of the last entry; 0 and zeros when there is none. */
static bool read_head(MamsStore *store, int64_t *number, uint8_t hash[HASH_SIZE], GError **error)
{
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store, "SELECT entry, hash FROM journal ORDER BY entry DESC LIMIT 1", error);
    if (statement == NULL)
        return false;
    *number = 0;
    memset(hash, 0, HASH_SIZE);
    int row = mams_store_step(store, statement, error);
    if (row != 1)
        return row == 0;
    if (sqlite3_column_bytes(statement, 1) != HASH_SIZE) {
        mams_store_fail_damaged(store, error);
        return false;
    }
    *number = sqlite3_column_int64(statement, 0);
    memcpy(hash, sqlite3_column_blob(statement, 1), HASH_SIZE);
    return true;
}

int64_t mams_journal_append(MamsStore *store, const MamsJournalEntry *entry, GError **error)
{
    int64_t number;
    uint8_t before[HASH_SIZE], hash[HASH_SIZE];
    if (!mams_store_in_write(store, error) || !read_head(store, &number, before, error))
        return 0;
    number++;
    seal(before, number, entry, hash);
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store, "INSERT INTO journal(" ENTRY_COLUMNS ") VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        error);
    if (statement == NULL)
        return 0;
    mams_bind_int(statement, 1, number);
    mams_bind_int(statement, 2, entry->class_);
    mams_bind_int(statement, 3, entry->at);
    sqlite3_bind_text(statement, 4, entry->operator_login, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 5, entry->action, -1, SQLITE_STATIC);
    mams_bind_int(statement, 6, entry->subject);
    sqlite3_bind_text(statement, 7, entry->purpose, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 8, entry->detail, -1, SQLITE_STATIC);
    sqlite3_bind_blob(statement, 9, hash, HASH_SIZE, SQLITE_STATIC);
    return mams_store_run(store, statement, error) ? number : 0;
}

/* The number in the first column of the only row; 0 when there is none, -1 on error. */
static int64_t read_number(MamsStore *store, MamsStatement *statement, GError **error)
{
    int row = mams_store_step(store, statement, error);
    return row == 1 ? sqlite3_column_int64(statement, 0) : row;
}

int64_t mams_journal_head(MamsStore *store, bool changes_only, GError **error)
{
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        changes_only ? "SELECT entry FROM journal INDEXED BY journal_change WHERE class = 0"
                       " ORDER BY entry DESC LIMIT 1"
                     : "SELECT entry FROM journal ORDER BY entry DESC LIMIT 1",
        error);
    return statement != NULL ? read_number(store, statement, error) : -1;
}

/* Goes back from the newest entry: the clock that stamped them may have been put back in between.
 */
int64_t mams_journal_entry_at(MamsStore *store, int64_t at, GError **error)
{
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "SELECT entry FROM journal INDEXED BY journal_change WHERE class = 0 AND at <= ?1"
        " ORDER BY entry DESC LIMIT 1",
        error);
    if (statement == NULL)
        return -1;
    mams_bind_int(statement, 1, at);
    return read_number(store, statement, error);
}

static void write_hex(const uint8_t bytes[HASH_SIZE], char hash[65])
{
    for (int i = 0; i < HASH_SIZE; i++)
        g_snprintf(hash + 2 * i, 3, "%02x", bytes[i]);
}

bool mams_journal_head_hash(MamsStore *store, int64_t *entry, char hash[65], GError **error)
{
    uint8_t bytes[HASH_SIZE];
    if (!read_head(store, entry, bytes, error))
        return false;
    write_hex(bytes, hash);
    return true;
}

static bool has_opened(const GArray *opened, MamsIin iin)
{
    for (guint i = 0; i < opened->len; i++) {
        if (g_array_index(opened, MamsOpened, i).iin == iin)
            return true;
    }
    return false;
}

GArray *mams_journal_opened(MamsStore *store, const char *login, int limit, GError **error)
{
    g_autoptr(GArray) opened = g_array_new(FALSE, FALSE, sizeof(MamsOpened));
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store,
        "SELECT subject, at FROM journal INDEXED BY journal_opened"
        " WHERE class = 1 AND action = 'card' AND operator = ?1 ORDER BY entry DESC",
        error);
    if (statement == NULL)
        return NULL;
    mams_bind_text(statement, 1, login);
    int row = 0;
    while ((int)opened->len < limit && (row = mams_store_step(store, statement, error)) == 1) {
        MamsOpened last = {sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1)};
        if (!has_opened(opened, last.iin))
            g_array_append_val(opened, last);
    }
    return row < 0 ? NULL : g_steal_pointer(&opened);
}

/* A walk over entries, a page at a time. `visit` says whether to go on. */
typedef struct Walk Walk;
struct Walk {
    int64_t next, to;
    bool (*visit)(Walk *walk, int64_t number, const MamsJournalEntry *entry, MamsStatement *row);
    bool stopped;
    MamsJournalEach each; /* mams_journal_each() */
    void *data;
    int64_t expected; /* mams_journal_verify(): the number that comes next, the hash before it */
    uint8_t before[HASH_SIZE];
};

static MamsJournalEntry entry_of_row(MamsStatement *row)
{
    return (MamsJournalEntry){
        .class_ = (MamsJournalClass)sqlite3_column_int(row, 1),
        .at = sqlite3_column_int64(row, 2),
        .operator_login = mams_column_text(row, 3),
        .action = mams_column_text(row, 4),
        .subject = sqlite3_column_int64(row, 5),
        .purpose = mams_column_text(row, 6),
        .detail = mams_column_text(row, 7),
    };
}

/* Returns the number of entries visited, -1 on error. */
static int walk_page(MamsStore *store, Walk *walk, GError **error)
{
    g_autoptr(MamsStatement) statement =
        mams_store_statement(store,
                             "SELECT " ENTRY_COLUMNS
                             " FROM journal WHERE entry BETWEEN ?1 AND ?2 ORDER BY entry LIMIT ?3",
                             error);
    if (statement == NULL)
        return -1;
    mams_bind_int(statement, 1, walk->next);
    mams_bind_int(statement, 2, walk->to);
    mams_bind_int(statement, 3, PAGE_ENTRIES);
    int n = 0, row;
    while ((row = mams_store_step(store, statement, error)) == 1) {
        int64_t number = sqlite3_column_int64(statement, 0);
        MamsJournalEntry entry = entry_of_row(statement);
        n++;
        walk->next = number < G_MAXINT64 ? number + 1 : number;
        if (!walk->visit(walk, number, &entry, statement)) {
            walk->stopped = true;
            break;
        }
    }
    return row < 0 ? -1 : n;
}

static bool walk_all(MamsStore *store, Walk *walk, GError **error)
{
    int n;
    do {
        n = walk_page(store, walk, error);
    } while (n == PAGE_ENTRIES && !walk->stopped);
    return n >= 0;
}

static void fail_missing(int64_t entry, GError **error)
{
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, entry);
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND, _("the journal has no entry '%s'"),
                number);
}

/* The hash of an entry, zeros before the first. False with MAMS_ERROR_NOT_FOUND. */
static bool read_hash(MamsStore *store, int64_t number, uint8_t hash[HASH_SIZE], GError **error)
{
    memset(hash, 0, HASH_SIZE);
    if (number == 0)
        return true;
    g_autoptr(MamsStatement) statement = mams_store_statement(
        store, "SELECT hash FROM journal WHERE entry = ?1 ORDER BY entry", error);
    if (statement == NULL)
        return false;
    mams_bind_int(statement, 1, number);
    int row = mams_store_step(store, statement, error);
    if (row == 1 && sqlite3_column_bytes(statement, 0) == HASH_SIZE)
        memcpy(hash, sqlite3_column_blob(statement, 0), HASH_SIZE);
    else if (row == 1)
        mams_store_fail_damaged(store, error);
    else if (row == 0)
        fail_missing(number, error);
    return row == 1 && sqlite3_column_bytes(statement, 0) == HASH_SIZE;
}

static bool hand_over(Walk *walk, int64_t number, const MamsJournalEntry *entry, MamsStatement *row)
{
    (void)row;
    return walk->each(number, entry, walk->data);
}

bool mams_journal_each(MamsStore *store, int64_t from, int64_t to, MamsJournalEach each, void *data,
                       GError **error)
{
    Walk walk = {.next = from, .to = to, .visit = hand_over, .each = each, .data = data};
    return walk_all(store, &walk, error);
}

static bool fail_changed(MamsStore *store, int64_t entry, GError **error)
{
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, entry);
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                _("the journal of '%s' was changed: entry '%s' does not fit the entries before it"),
                store->path, number);
    return false;
}

static bool check_seal(Walk *walk, int64_t number, const MamsJournalEntry *entry,
                       MamsStatement *row)
{
    uint8_t hash[HASH_SIZE];
    if (number != walk->expected || sqlite3_column_bytes(row, 8) != HASH_SIZE)
        return false;
    seal(walk->before, number, entry, hash);
    if (memcmp(hash, sqlite3_column_blob(row, 8), HASH_SIZE) != 0)
        return false;
    memcpy(walk->before, hash, HASH_SIZE);
    walk->expected++;
    return true;
}

static bool check_and_hand_over(Walk *walk, int64_t number, const MamsJournalEntry *entry,
                                MamsStatement *row)
{
    return check_seal(walk, number, entry, row) && walk->each(number, entry, walk->data);
}

bool mams_journal_entry(MamsStore *store, int64_t number, MamsJournalEach each, void *data,
                        char hash[65], GError **error)
{
    Walk walk = {.next = number,
                 .to = number,
                 .visit = check_and_hand_over,
                 .expected = number,
                 .each = each,
                 .data = data};
    uint8_t own[HASH_SIZE];
    if (!read_hash(store, number, own, error) ||
        !read_hash(store, number - 1, walk.before, error) || !walk_all(store, &walk, error))
        return false;
    write_hex(own, hash);
    if (memcmp(own, walk.before, HASH_SIZE) == 0)
        return true;
    return fail_changed(store, number, error);
}

bool mams_journal_verify(MamsStore *store, int64_t *entries, GError **error)
{
    Walk walk = {.next = G_MININT64, .to = G_MAXINT64, .visit = check_seal, .expected = 1};
    if (!walk_all(store, &walk, error))
        return false;
    if (walk.stopped)
        return fail_changed(store, walk.expected, error);
    if (entries != NULL)
        *entries = walk.expected - 1;
    return true;
}
