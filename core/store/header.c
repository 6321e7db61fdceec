/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store_private.h"

#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/i18n.h"

/*
 * Judges a database by the first 100 bytes of its file before SQLite opens it: opening a database
 * in WAL mode makes files beside it, and what is not ours is not to be touched. The file is read
 * through SQLite's own file layer, because closing a descriptor of our own would drop the locks
 * that this process may hold on the same file through another connection.
 */
enum { HEADER_SIZE = 100 };

enum {
    AT_PAGE_SIZE = 16,
    AT_WRITE_VERSION = 18,
    AT_READ_VERSION = 19,
    AT_FRACTIONS = 21,
    AT_CHANGES = 24,
    AT_PAGES = 28,
    AT_SCHEMA_FORMAT = 44,
    AT_ENCODING = 56,
    AT_USER_VERSION = 60,
    AT_APPLICATION_ID = 68,
    AT_RESERVED = 72,
    AT_CHANGES_AT_PAGES = 92,
};

static uint32_t number_at(const uint8_t *header, int offset)
{
    uint32_t number;
    memcpy(&number, header + offset, sizeof number);
    return GUINT32_FROM_BE(number);
}

static bool read_header(const char *file, uint8_t header[HEADER_SIZE], int64_t *size)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    g_autofree sqlite3_file *handle = g_malloc0((size_t)vfs->szOsFile);
    sqlite3_filename name = sqlite3_create_filename(file, "", "", 0, NULL);
    bool ok = false;
    sqlite3_int64 bytes = 0;
    memset(header, 0, HEADER_SIZE);
    if (name != NULL && vfs->xOpen(vfs, name, handle, SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_READONLY,
                                   NULL) == SQLITE_OK) {
        ok = handle->pMethods->xFileSize(handle, &bytes) == SQLITE_OK;
        if (ok && bytes >= HEADER_SIZE)
            ok = handle->pMethods->xRead(handle, header, HEADER_SIZE, 0) == SQLITE_OK;
    }
    if (handle->pMethods != NULL)
        handle->pMethods->xClose(handle);
    sqlite3_free_filename(name);
    *size = bytes;
    return ok;
}

static int64_t page_size(const uint8_t *header)
{
    int64_t size = header[AT_PAGE_SIZE] << 8 | header[AT_PAGE_SIZE + 1];
    return size == 1 ? 65536 : size;
}

/* The parts of the header that are the same in every database of ours. */
static bool is_well_formed(const uint8_t *header)
{
    static const uint8_t fractions[] = {64, 32, 32};
    static const uint8_t reserved[AT_CHANGES_AT_PAGES - AT_RESERVED] = {0};
    uint8_t version = header[AT_WRITE_VERSION]; /* 1: rollback journal (a copy), 2: WAL */
    return page_size(header) >= 512 && (page_size(header) & (page_size(header) - 1)) == 0 &&
           (version == 1 || version == 2) && header[AT_READ_VERSION] == version &&
           memcmp(header + AT_FRACTIONS, fractions, sizeof fractions) == 0 &&
           number_at(header, AT_SCHEMA_FORMAT) == 4 && number_at(header, AT_ENCODING) == 1 &&
           memcmp(header + AT_RESERVED, reserved, sizeof reserved) == 0;
}

/* Whether the file has fewer pages than its header says. */
static bool is_cut_short(const uint8_t *header, int64_t size)
{
    if (number_at(header, AT_CHANGES) != number_at(header, AT_CHANGES_AT_PAGES))
        return false; /* the number of pages is not kept up to date */
    return size < page_size(header) * number_at(header, AT_PAGES);
}

bool mams_header_has_log(const char *file)
{
    g_autofree char *log = g_strconcat(file, "-wal", NULL);
    struct stat status;
    return stat(log, &status) == 0 && status.st_size > 0;
}

static bool refuse(GError **error, MamsErrorCode code, const char *path, const char *why)
{
    g_set_error(error, MAMS_ERROR, code, _("cannot open the database: '%s': %s"), path, why);
    return false;
}

bool mams_header_check(const char *path, const char *file, int newest, GError **error)
{
    uint8_t header[HEADER_SIZE];
    int64_t size;
    /* While a log is being copied into the file, its header may run ahead of its size. */
    bool has_log = mams_header_has_log(file);
    if (!read_header(file, header, &size))
        return refuse(error, MAMS_ERROR_IO, path,
                      _("it cannot be read; check the rights to the file"));
    if (size == 0)
        return refuse(error, MAMS_ERROR_DATA, path,
                      _("the file is empty; restore it from a backup or make a new database"));
    if (memcmp(header, "SQLite format 3", 16) != 0)
        return refuse(error, MAMS_ERROR_DATA, path, _("it is not a database of mams"));
    if (number_at(header, AT_APPLICATION_ID) != MAMS_APPLICATION_ID)
        return refuse(error, MAMS_ERROR_DATA, path,
                      _("it is a database of another program, not of mams"));
    if (!is_well_formed(header) || number_at(header, AT_USER_VERSION) == 0)
        return refuse(error, MAMS_ERROR_DATA, path, _("it is damaged; restore it from a backup"));
    if (number_at(header, AT_USER_VERSION) > (uint32_t)newest)
        return refuse(error, MAMS_ERROR_DATA, path,
                      _("it was made by a newer version of mams; install that version"));
    if (!has_log && is_cut_short(header, size))
        return refuse(error, MAMS_ERROR_DATA, path,
                      _("the file is cut short; restore it from a backup"));
    return true;
}
