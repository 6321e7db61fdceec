/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/store_private.h"

/* Files that are not ours, are damaged or newer; folders and files without rights. */

static const MamsRules no_rules;

typedef struct {
    char *hash;
    struct stat status;
} Print;

static Print take_print(const char *path)
{
    Print print = {0};
    g_autofree char *bytes = NULL;
    gsize size;
    assert_int_equal(stat(path, &print.status), 0);
    assert_true(g_file_get_contents(path, &bytes, &size, NULL));
    print.hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, size);
    return print;
}

/* The file is as it was, and nothing lies beside it. */
static void expect_untouched(const Fixture *fixture, Print *before)
{
    Print after = take_print(fixture->path);
    assert_string_equal(before->hash, after.hash);
    assert_int_equal(before->status.st_mtim.tv_sec, after.status.st_mtim.tv_sec);
    assert_int_equal(before->status.st_mtim.tv_nsec, after.status.st_mtim.tv_nsec);
    assert_int_equal(before->status.st_ino, after.status.st_ino);
    GDir *dir = g_dir_open(fixture->folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL)
        assert_string_equal(name, "mams.db");
    g_dir_close(dir);
    g_free(before->hash);
    g_free(after.hash);
}

static void expect_refused(const Fixture *fixture, const char *word)
{
    for (int read_only = 0; read_only <= 1; read_only++) {
        g_autoptr(GError) error = NULL;
        Print before = take_print(fixture->path);
        assert_null(mams_store_open(fixture->path, read_only, &error));
        assert_non_null(error);
        assert_non_null(strstr(error->message, fixture->path));
        expect_error(&error, MAMS_ERROR_DATA, word);
        expect_untouched(fixture, &before);
    }
}

static void write_file(const Fixture *fixture, const void *bytes, gsize size)
{
    assert_true(g_file_set_contents(fixture->path, bytes, (gssize)size, NULL));
}

/* A database with something in every table, closed. Its bytes are (owned). */
static char *make_database(Fixture *fixture, gsize *size)
{
    g_autoptr(GError) error = NULL;
    char *bytes;
    MamsStore *store = mams_store_create(fixture->path, &error);
    assert_ok(store != NULL, error);
    int64_t entry = begin_entry(store);
    for (int i = 0; i < 300; i++) {
        MamsCitizen citizen = {.iin = 850317490000 + i,
                               .surname = "Ахметова",
                               .given = "Алия",
                               .patronymic = "",
                               .birth = 5000 + i,
                               .death = MAMS_DAY_NONE,
                               .resident_from = MAMS_DAY_NONE,
                               .clinic_since = MAMS_DAY_NONE};
        MamsPayment payment = {.month = mams_month_make(2024, 1 + i % 12),
                               .amount = i,
                               .paid_on = 19800,
                               .received_on = MAMS_DAY_NONE,
                               .posted_on = MAMS_DAY_NONE,
                               .returned_on = MAMS_DAY_NONE};
        assert_ok(mams_store_put_citizen(store, &citizen, entry, &error) != MAMS_PUT_ERROR, error);
        assert_ok(mams_store_put_payment(store, citizen.iin, &payment, entry, NULL, &error) !=
                      MAMS_PUT_ERROR,
                  error);
    }
    commit(store);
    mams_store_close(store);
    assert_true(g_file_get_contents(fixture->path, &bytes, size, NULL));
    return bytes;
}

static void test_missing(void **state)
{
    Fixture *fixture = *state;
    g_autoptr(GError) error = NULL;
    assert_null(mams_store_open(fixture->path, false, &error));
    expect_error(&error, MAMS_ERROR_NO_INPUT, "mams init");
    assert_null(mams_store_open("", false, &error));
    expect_error(&error, MAMS_ERROR_NO_INPUT, "mams init");
    assert_null(mams_store_open(fixture->folder, false, &error));
    expect_error(&error, MAMS_ERROR_NO_INPUT, "not a file");
    assert_null(mams_store_open("/dev/null", false, &error));
    expect_error(&error, MAMS_ERROR_NO_INPUT, "not a file");
    assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
}

static void test_no_database(void **state)
{
    Fixture *fixture = *state;
    char text[5000];
    write_file(fixture, "", 0);
    expect_refused(fixture, "empty");
    write_file(fixture, "ab", 2);
    expect_refused(fixture, "not a database");
    write_file(fixture, "SQLite format 3", 16);
    expect_refused(fixture, "not a database");
    memset(text, 'x', sizeof text);
    write_file(fixture, text, sizeof text);
    expect_refused(fixture, "not a database");
    memcpy(text, "SQLite format 3", 16);
    write_file(fixture, text, sizeof text);
    expect_refused(fixture, "another program");
}

static void test_other_program(void **state)
{
    Fixture *fixture = *state;
    sqlite3 *db;
    assert_int_equal(sqlite3_open(fixture->path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db, "PRAGMA journal_mode = WAL; CREATE TABLE t(x)", NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
    expect_refused(fixture, "another program");
}

static void test_newer(void **state)
{
    Fixture *fixture = *state;
    gsize size;
    g_free(make_database(fixture, &size));
    g_autofree char *sql = g_strdup_printf("PRAGMA user_version = %d", mams_n_migrations + 1);
    run_raw(fixture->path, sql);
    expect_refused(fixture, "newer version");
}

/* The newer version stands in the log only, as after a crash of the newer program. */
static void test_newer_in_log(void **state)
{
    Fixture *fixture = *state;
    gsize size;
    g_autoptr(GError) error = NULL;
    g_autofree char *log = g_strconcat(fixture->path, "-wal", NULL);
    g_free(make_database(fixture, &size));
    sqlite3 *db;
    assert_int_equal(sqlite3_open(fixture->path, &db), SQLITE_OK);
    sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    g_autofree char *sql = g_strdup_printf("PRAGMA user_version = %d", mams_n_migrations + 1);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    Print file = take_print(fixture->path), log_print = take_print(log);
    assert_null(mams_store_open(fixture->path, false, &error));
    expect_error(&error, MAMS_ERROR_DATA, "newer version");
    Print file_after = take_print(fixture->path), log_after = take_print(log);
    assert_string_equal(file.hash, file_after.hash);
    assert_string_equal(log_print.hash, log_after.hash);
    g_free(file.hash);
    g_free(log_print.hash);
    g_free(file_after.hash);
    g_free(log_after.hash);
}

static void test_cut_short(void **state)
{
    Fixture *fixture = *state;
    gsize size;
    g_autofree char *bytes = make_database(fixture, &size);
    static const gsize cuts[] = {100, 512, 4096, 4097, 40960};
    for (size_t i = 0; i < G_N_ELEMENTS(cuts); i++) {
        write_file(fixture, bytes, cuts[i]);
        expect_refused(fixture, "cut short");
    }
    write_file(fixture, bytes, size - 1);
    expect_refused(fixture, "cut short");
    write_file(fixture, bytes, 99);
    expect_refused(fixture, "not a database");
}

static bool look_at(const MamsFacts *facts, void *data)
{
    (void)facts;
    (void)data;
    return true;
}

static bool look_at_row(const MamsNameRow *row, void *data)
{
    (void)row;
    (void)data;
    return true;
}

static bool look_at_name(int64_t id, MamsNameKind kind, const char *raw, const char *exact,
                         const char *key1, const char *key2, const char *key3, const char *stem,
                         int64_t n, void *data)
{
    (void)id, (void)kind, (void)raw, (void)exact, (void)key1, (void)key2, (void)key3, (void)stem,
        (void)n;
    (void)data;
    return true;
}

/* Reads all there is; every error must be of ours. */
static void read_everything(MamsStore *store)
{
    MamsNameSeek seek = {.surname = 1, .birth_from = MAMS_DAY_NONE, .birth_to = MAMS_DAY_NONE};
    for (int what = 0; what < 8; what++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(MamsCitizen) citizen = NULL;
        g_autofree char *meta = NULL;
        bool any;
        switch (what) {
        case 0:
            mams_store_each_facts(store, &no_rules, 0, G_MAXINT64, look_at, NULL, &error);
            break;
        case 1:
            mams_store_each_name(store, 0, look_at_name, NULL, &error);
            break;
        case 2:
            mams_store_each_by_name(store, &seek, look_at_row, NULL, &error);
            break;
        case 3:
            mams_store_each_by_iin(store, 0, G_MAXINT64, look_at_row, NULL, &error);
            break;
        case 4:
            mams_journal_verify(store, NULL, &error);
            break;
        case 5:
            citizen = mams_store_citizen(store, 850317490007, MAMS_KNOWN_NOW, &error);
            break;
        case 6:
            meta = mams_store_meta(store, "demo", &error);
            break;
        case 7:
            mams_store_has_operators(store, &any, &error);
            break;
        }
        if (error != NULL && !g_error_matches(error, MAMS_ERROR, MAMS_ERROR_DATA) &&
            !g_error_matches(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND))
            fail_msg("reading %d: code %d: %s", what, error->code, error->message);
    }
}

static void try_damaged(Fixture *fixture, bool read_only, int *n_refused)
{
    g_autoptr(GError) error = NULL;
    Print before = take_print(fixture->path);
    MamsStore *store = mams_store_open(fixture->path, read_only, &error);
    if (store == NULL) {
        if (!g_error_matches(error, MAMS_ERROR, MAMS_ERROR_DATA))
            fail_msg("opening: code %d: %s", error->code, error->message);
        ++*n_refused;
    } else {
        read_everything(store);
        mams_store_close(store);
    }
    g_autofree char *log = g_strconcat(fixture->path, "-wal", NULL);
    g_autofree char *index = g_strconcat(fixture->path, "-shm", NULL);
    g_unlink(log); /* empty: a reader leaves them when it is the last */
    g_unlink(index);
    expect_untouched(fixture, &before);
}

/* Bits flipped anywhere: a clear error or an answer, never a crash, and nothing is written. */
static void test_flipped_bits(void **state)
{
    Fixture *fixture = *state;
    gsize size;
    g_autofree char *bytes = make_database(fixture, &size);
    guint32 seed = g_random_int();
    printf("# seed %u\n", seed);
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    int n_refused = 0;
    for (int i = 0; i < 300; i++) {
        g_autofree char *damaged = g_memdup2(bytes, size);
        int n_flips = i % 3 == 0 ? 1 : g_rand_int_range(random, 1, 200);
        int reach = i % 3 == 1 ? 4096 : (int)size; /* the schema gets its share */
        for (int k = 0; k < n_flips; k++)
            damaged[g_rand_int_range(random, 16, reach)] ^=
                (char)(1 << g_rand_int_range(random, 0, 8));
        write_file(fixture, damaged, size);
        try_damaged(fixture, i % 2 == 0, &n_refused);
    }
    assert_true(n_refused > 0);
}

/* Every bit of the header that names the file is looked at. */
static void test_flipped_header(void **state)
{
    Fixture *fixture = *state;
    gsize size;
    g_autofree char *bytes = make_database(fixture, &size);
    static const int offsets[] = {0, 15, 17, 18, 19, 21, 22, 23, 47, 59, 60, 68, 71, 72, 91};
    for (size_t i = 0; i < G_N_ELEMENTS(offsets); i++) {
        g_autoptr(GError) error = NULL;
        bytes[offsets[i]] ^= 4;
        write_file(fixture, bytes, size);
        Print before = take_print(fixture->path);
        assert_null(mams_store_open(fixture->path, false, &error));
        expect_error(&error, MAMS_ERROR_DATA, fixture->path);
        expect_untouched(fixture, &before);
        bytes[offsets[i]] ^= 4;
    }
    write_file(fixture, bytes, size);
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsStore) whole = mams_store_open(fixture->path, false, &error);
    assert_ok(whole != NULL, error);
}

/* A power cut while the log was being copied: the first page, which says how many pages there are,
 * is in the file already, the last ones are in the log only. */
static void test_copying_interrupted(void **state)
{
    Fixture *fixture = *state;
    gsize old_size, log_size, new_size;
    g_autoptr(GError) error = NULL;
    g_autofree char *old = make_database(fixture, &old_size);
    g_autofree char *log_path = g_strconcat(fixture->path, "-wal", NULL);
    g_autofree char *log = NULL, *new = NULL;
    MamsStore *store = mams_store_open(fixture->path, false, &error);
    assert_ok(store != NULL, error);
    int64_t entry = begin_entry(store);
    for (int i = 0; i < 3000; i++) {
        MamsPayment payment = {.month = mams_month_make(2025, 1),
                               .amount = i,
                               .paid_on = 20100,
                               .received_on = MAMS_DAY_NONE,
                               .posted_on = MAMS_DAY_NONE,
                               .returned_on = MAMS_DAY_NONE};
        mams_store_put_payment(store, 850317490000, &payment, entry, NULL, &error);
    }
    commit(store);
    assert_true(g_file_get_contents(log_path, &log, &log_size, NULL));
    mams_store_close(store);
    assert_true(g_file_get_contents(fixture->path, &new, &new_size, NULL));
    assert_true(new_size > old_size);

    memcpy(old, new, 4096);
    write_file(fixture, old, old_size);
    assert_true(g_file_set_contents(log_path, log, (gssize)log_size, NULL));
    store = mams_store_open(fixture->path, false, &error);
    assert_ok(store != NULL, error);
    g_autoptr(MamsFacts) facts = mams_facts_new();
    assert_ok(mams_store_facts(store, &no_rules, 850317490000, MAMS_KNOWN_NOW, facts, &error),
              error);
    assert_int_equal(facts->payments->len, 3001);
    mams_store_close(store);
}

/* A table that somebody took away. */
static void test_missing_table(void **state)
{
    Fixture *fixture = *state;
    gsize size;
    g_autoptr(GError) error = NULL;
    g_free(make_database(fixture, &size));
    run_raw(fixture->path, "DROP TABLE payment");
    Print before = take_print(fixture->path);
    assert_null(mams_store_open(fixture->path, false, &error));
    expect_error(&error, MAMS_ERROR_DATA, "damaged");
    expect_untouched(fixture, &before);
}

/* A copy made without WAL is taken, and put into WAL mode by who may write. */
static void test_copy_without_log(void **state)
{
    Fixture *fixture = *state;
    gsize size;
    g_autoptr(GError) error = NULL;
    g_autofree char *bytes = NULL;
    g_free(make_database(fixture, &size));
    run_raw(fixture->path, "PRAGMA journal_mode = DELETE");
    g_autoptr(MamsStore) reader = mams_store_open(fixture->path, true, &error);
    assert_ok(reader != NULL, error);
    g_clear_pointer(&reader, mams_store_close);
    g_autoptr(MamsStore) writer = mams_store_open(fixture->path, false, &error);
    assert_ok(writer != NULL, error);
    assert_int_equal(mams_store_count_citizens(writer, &error), 300);
    assert_true(g_file_get_contents(fixture->path, &bytes, &size, NULL));
    assert_int_equal(bytes[18], 2);
}

/* Runs as nobody when the tests run as root, for whom rights mean nothing. */
static void give_up_rights(void)
{
    if (geteuid() == 0)
        assert_int_equal(seteuid(65534), 0);
}

static void take_rights_back(void)
{
    if (getuid() == 0)
        assert_int_equal(seteuid(0), 0);
}

static void test_read_only_folder(void **state)
{
    Fixture *fixture = *state;
    gsize size;
    g_autoptr(GError) error = NULL, create_error = NULL, write_error = NULL;
    g_free(make_database(fixture, &size));
    Print before = take_print(fixture->path);
    g_autofree char *other = g_build_filename(fixture->folder, "other.db", NULL);
    assert_int_equal(chmod(fixture->path, 0444), 0);
    assert_int_equal(chmod(fixture->folder, 0555), 0);
    give_up_rights();
    MamsStore *reader = mams_store_open(fixture->path, true, &error);
    int64_t n = reader != NULL ? mams_store_count_citizens(reader, NULL) : -1;
    mams_store_close(reader);
    MamsStore *created = mams_store_create(other, &create_error);
    MamsStore *writer = mams_store_open(fixture->path, false, &write_error);
    take_rights_back();
    assert_int_equal(chmod(fixture->folder, 0755), 0);
    assert_ok(n == 300, error);
    assert_null(created);
    expect_error(&create_error, MAMS_ERROR_CANNOT_CREATE, other);
    assert_null(writer);
    expect_error(&write_error, MAMS_ERROR_IO, fixture->path);
    expect_untouched(fixture, &before);
}

static void test_unreadable(void **state)
{
    Fixture *fixture = *state;
    gsize size;
    g_autoptr(GError) error = NULL;
    g_free(make_database(fixture, &size));
    assert_int_equal(chmod(fixture->folder, 0755), 0);
    assert_int_equal(chmod(fixture->path, 0), 0);
    give_up_rights();
    MamsStore *store = mams_store_open(fixture->path, true, &error);
    take_rights_back();
    assert_null(store);
    expect_error(&error, MAMS_ERROR_IO, "cannot be read");
}

/* Whether this process holds SQLite's shared lock on the file: the byte range that fileformat.html
 * and the source of SQLite name. Only another process can ask. */
static bool holds_shared_lock(const char *path)
{
    pid_t child = fork();
    if (child == 0) {
        struct flock lock = {
            .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000002, .l_len = 510};
        int file = open(path, O_RDWR | O_CLOEXEC);
        bool asked = file >= 0 && fcntl(file, F_GETLK, &lock) == 0;
        _exit(asked && lock.l_type == F_RDLCK ? 1 : 0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WEXITSTATUS(status) == 1;
}

/* Judging a file must not drop the locks of another connection of this process: a program that
 * found none would take the log away under it. */
static void test_locks_survive_a_second_open(void **state)
{
    Fixture *fixture = *state;
    g_autoptr(GError) error = NULL;
    assert_true(holds_shared_lock(fixture->path));
    MamsStore *second = mams_store_open(fixture->path, false, &error);
    assert_ok(second != NULL, error);
    assert_true(holds_shared_lock(fixture->path));
    mams_store_close(second);
    assert_true(holds_shared_lock(fixture->path));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_missing, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(test_no_database, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(test_other_program, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(test_newer, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(test_newer_in_log, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(test_cut_short, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(test_flipped_bits, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(test_flipped_header, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(test_copying_interrupted, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(test_missing_table, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(test_copy_without_log, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(test_read_only_folder, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(test_unreadable, set_up_folder, tear_down),
        cmocka_unit_test_setup_teardown(test_locks_survive_a_second_open, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
