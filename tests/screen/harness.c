/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "cm.h"

/* The patience is far more than anything takes. */
enum { ROWS = 24, COLUMNS = 80, PATIENCE_MS = 30000 };

#ifndef MAMS_PO_DIRECTORY
#define MAMS_PO_DIRECTORY MAMS_SRCDIR "/data/po"
#endif

/* ---- language ---- */

static char *locale_directory;

static void remove_locale_directory(void)
{
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        const char *code = mams_lang_code((MamsLang)lang);
        g_autofree char *top = g_build_filename(locale_directory, code, NULL);
        g_autofree char *messages = g_build_filename(top, "LC_MESSAGES", NULL);
        g_autofree char *file = g_build_filename(messages, "mams.mo", NULL);
        g_unlink(file);
        g_rmdir(messages);
        g_rmdir(top);
    }
    g_rmdir(locale_directory);
    g_free(locale_directory);
}

/* Compiles the translations of the source tree, so that they need not be installed. */
static void make_locale_directory(void)
{
    static const char *const languages[] = {"kk", "ru"};
    locale_directory = g_dir_make_tmp("mams-locale-XXXXXX", NULL);
    assert_non_null(locale_directory);
    atexit(remove_locale_directory);
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autofree char *messages =
            g_build_filename(locale_directory, languages[i], "LC_MESSAGES", NULL);
        g_autofree char *to = g_build_filename(messages, "mams.mo", NULL);
        g_autofree char *from = g_strdup_printf("%s/%s.po", MAMS_PO_DIRECTORY, languages[i]);
        const char *command[] = {"msgfmt", "-o", to, from, NULL};
        int status = -1;
        assert_int_equal(g_mkdir_with_parents(messages, 0700), 0);
        assert_true(g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                                 NULL, NULL, &status, NULL));
        assert_int_equal(status, 0);
    }
}

void harness_set_language(MamsLang language)
{
    if (locale_directory == NULL)
        make_locale_directory();
    assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
    g_setenv("LANGUAGE", mams_lang_code(language), TRUE);
    bindtextdomain("mams", locale_directory);
    bind_textdomain_codeset("mams", "UTF-8");
    textdomain("mams");
}

/* ---- the terminal ---- */

static int on_property(VTermProp property, VTermValue *value, void *data)
{
    Harness *harness = data;
    if (property == VTERM_PROP_ALTSCREEN)
        harness->altscreen = value->boolean;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

static int64_t harness_now(void *data)
{
    return ((const Harness *)data)->now_ms;
}

/* A file that has no name any more: writing into it never blocks. */
static int open_output(void)
{
    g_autofree char *name = NULL;
    int fd = g_file_open_tmp("mams-screen-XXXXXX", &name, NULL);
    assert_true(fd >= 0);
    g_unlink(name);
    return fd;
}

void harness_read(Harness *harness)
{
    char bytes[4096];
    ssize_t n;
    while ((n = pread(harness->out, bytes, sizeof bytes, (off_t)harness->bytes_out)) > 0) {
        vterm_input_write(harness->vterm, bytes, (size_t)n);
        harness->bytes_out += (size_t)n;
    }
}

Harness *harness_new(const HarnessOptions *options)
{
    static const HarnessOptions usual = {.language = MAMS_LANG_EN};
    if (options == NULL)
        options = &usual;
    harness_set_language(options->language);
    Harness *harness = g_new0(Harness, 1);
    int pipe_fds[2];
    assert_int_equal(pipe(pipe_fds), 0);
    harness->in = pipe_fds[0];
    harness->keys = pipe_fds[1];
    harness->out = open_output();
    harness->vterm = vterm_new(ROWS, COLUMNS);
    vterm_set_utf8(harness->vterm, 1);
    harness->screen = vterm_obtain_screen(harness->vterm);
    vterm_screen_set_callbacks(harness->screen, &callbacks, harness);
    vterm_screen_enable_altscreen(harness->screen, 1);
    vterm_screen_reset(harness->screen, 1);
    harness->desk = options->desk != NULL ? options->desk : fixture_desk_open();
    MamsTuiOptions tui = {
        .in_fd = harness->in,
        .out_fd = harness->out,
        .term = options->term != NULL ? options->term : "screen-256color",
        .theme = options->mono ? MAMS_THEME_MONO : options->theme,
        .speech = options->speech,
        .database = fixture_database(),
        .mouse = true,
        .language = options->language,
        .caller_language = MAMS_LANG_KK,
        .spelling_list = MAMS_SRCDIR "/data/spelling.txt",
        .manual_directory = MAMS_BUILDDIR "/manual",
        .open = options->open,
        .program = options->program,
        .state_directory = options->state,
        .now_ms = harness_now,
        .now_data = harness,
    };
    g_autoptr(GError) error = NULL;
    harness->app = mams_app_new(harness->desk, &tui, &error);
    assert_non_null(harness->app);
    harness->running = true;
    harness_read(harness);
    return harness;
}

void harness_free(Harness *harness)
{
    mams_app_free(harness->app);
    harness_read(harness);
    /* Whatever the test did, the terminal is given back. */
    assert_false(harness->altscreen);
    fixture_desk_close(harness->desk);
    vterm_free(harness->vterm);
    close(harness->keys);
    close(harness->in);
    close(harness->out);
    g_free(harness);
}

/* ---- keys ---- */

void harness_queue(Harness *harness, const char *bytes)
{
    size_t length = strlen(bytes);
    assert_int_equal(write(harness->keys, bytes, length), (ssize_t)length);
}

void harness_step(Harness *harness)
{
    harness->running = mams_app_step(harness->app, 0);
    harness_read(harness);
}

void harness_bytes(Harness *harness, const char *bytes)
{
    harness_queue(harness, bytes);
    harness_step(harness);
}

void harness_text(Harness *harness, const char *text)
{
    harness_bytes(harness, text);
}

/* What the emulator's keyboard has made of a key. */
static void send_keyboard(Harness *harness)
{
    char bytes[64] = "";
    size_t n = vterm_output_read(harness->vterm, bytes, sizeof bytes - 1);
    bytes[n] = '\0';
    harness_bytes(harness, bytes);
}

void harness_key(Harness *harness, VTermKey key)
{
    vterm_keyboard_key(harness->vterm, key, VTERM_MOD_NONE);
    send_keyboard(harness);
}

void harness_function(Harness *harness, int number)
{
    harness_key(harness, (VTermKey)VTERM_KEY_FUNCTION(number));
}

void harness_alt(Harness *harness, const char *letter)
{
    /* The emulator's keyboard would cut a letter to one byte. */
    g_autofree char *bytes = g_strconcat("\033", letter, NULL);
    harness_bytes(harness, bytes);
}

void harness_wait_for(Harness *harness, const char *text)
{
    int64_t deadline = g_get_monotonic_time() + PATIENCE_MS * INT64_C(1000);
    while (!harness_shows(harness, text) && g_get_monotonic_time() < deadline) {
        harness->running = mams_app_step(harness->app, PATIENCE_MS);
        harness_read(harness);
    }
    harness_expect(harness, text);
}

void harness_resize(Harness *harness, int rows, int columns)
{
    vterm_set_size(harness->vterm, rows, columns);
    mams_app_resize(harness->app, rows, columns);
    harness_step(harness);
}

/* ---- the screen ---- */

int harness_rows(Harness *harness)
{
    int rows, columns;
    vterm_get_size(harness->vterm, &rows, &columns);
    return rows;
}

char *harness_part(Harness *harness, int row, int column, int columns)
{
    GString *text = g_string_new(NULL);
    for (int end = column + columns; column < end;) {
        VTermScreenCell cell;
        vterm_screen_get_cell(harness->screen, (VTermPos){row, column}, &cell);
        if (cell.chars[0] == 0)
            g_string_append_c(text, ' ');
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
            g_string_append_unichar(text, cell.chars[i]);
        column += MAX(cell.width, 1);
    }
    return g_strchomp(g_string_free(text, FALSE));
}

char *harness_row(Harness *harness, int row)
{
    int rows, columns;
    vterm_get_size(harness->vterm, &rows, &columns);
    return harness_part(harness, row, 0, columns);
}

char *harness_screen(Harness *harness)
{
    GString *text = g_string_new(NULL);
    for (int row = 0; row < harness_rows(harness); row++) {
        g_autofree char *line = harness_row(harness, row);
        g_string_append_printf(text, "%s\n", line);
    }
    return g_string_free(text, FALSE);
}

int harness_find(Harness *harness, const char *text)
{
    for (int row = 0; row < harness_rows(harness); row++) {
        g_autofree char *line = harness_row(harness, row);
        if (strstr(line, text) != NULL)
            return row;
    }
    return -1;
}

bool harness_shows(Harness *harness, const char *text)
{
    return harness_find(harness, text) >= 0;
}

void harness_expect(Harness *harness, const char *text)
{
    if (harness_shows(harness, text))
        return;
    g_autofree char *screen = harness_screen(harness);
    fail_msg("'%s' is not on the screen:\n%s", text, screen);
}

void harness_expect_not(Harness *harness, const char *text)
{
    if (!harness_shows(harness, text))
        return;
    g_autofree char *screen = harness_screen(harness);
    fail_msg("'%s' is on the screen:\n%s", text, screen);
}

void harness_cursor(Harness *harness, int *row, int *column)
{
    VTermPos position;
    vterm_state_get_cursorpos(vterm_obtain_state(harness->vterm), &position);
    *row = position.row;
    *column = position.col;
}

char *harness_at_cursor(Harness *harness)
{
    int row, column, rows, columns;
    harness_cursor(harness, &row, &column);
    vterm_get_size(harness->vterm, &rows, &columns);
    return harness_part(harness, row, column, columns - column);
}

bool harness_is_reverse(Harness *harness, int row, int column)
{
    VTermScreenCell cell;
    vterm_screen_get_cell(harness->screen, (VTermPos){row, column}, &cell);
    return cell.attrs.reverse;
}
