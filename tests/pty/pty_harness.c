/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pty_harness.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cm.h"

/* Far more than anything takes: only a program that hangs meets it. */
enum { ROWS = 24, COLUMNS = 80, PATIENCE_MS = 30000 };

static int on_property(VTermProp property, VTermValue *value, void *data)
{
    if (property == VTERM_PROP_ALTSCREEN)
        ((Pty *)data)->altscreen = value->boolean;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

/* The settings that the system gives a new terminal. */
static struct termios usual_settings(void)
{
    struct termios settings;
    int master, slave;
    assert_int_equal(openpty(&master, &slave, NULL, NULL, NULL), 0);
    assert_int_equal(tcgetattr(slave, &settings), 0);
    close(slave);
    close(master);
    return settings;
}

static void run_program(const char *term, const char *const *arguments)
{
    const char *program = getenv("MAMS_BIN");
    GPtrArray *argv = g_ptr_array_new();
    g_ptr_array_add(argv, (char *)program);
    for (; *arguments != NULL; arguments++)
        g_ptr_array_add(argv, (char *)*arguments);
    g_ptr_array_add(argv, NULL);
    setenv("TERM", term, 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("TZ", "Asia/Almaty", 1);
    setenv("MAMS_LANG", "en", 1);
    setenv("MAMS_TODAY", "2024-11-22", 1);
    unsetenv("LINES");
    unsetenv("COLUMNS");
    unsetenv("NO_COLOR");
    execv(program, (char **)argv->pdata);
    _exit(127);
}

Pty *pty_start(const char *term, const char *const *arguments)
{
    assert_non_null(getenv("MAMS_BIN"));
    Pty *pty = g_new0(Pty, 1);
    struct winsize size = {.ws_row = ROWS, .ws_col = COLUMNS};
    pty->before = usual_settings();
    pty->pid = forkpty(&pty->fd, NULL, &pty->before, &size);
    assert_true(pty->pid >= 0);
    if (pty->pid == 0)
        run_program(term, arguments);
    pty->vterm = vterm_new(ROWS, COLUMNS);
    vterm_set_utf8(pty->vterm, 1);
    pty->screen = vterm_obtain_screen(pty->vterm);
    vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
    vterm_screen_enable_altscreen(pty->screen, 1);
    vterm_screen_reset(pty->screen, 1);
    return pty;
}

void pty_free(Pty *pty)
{
    if (!pty->ended) {
        kill(pty->pid, SIGKILL);
        waitpid(pty->pid, NULL, 0);
    }
    close(pty->fd);
    vterm_free(pty->vterm);
    g_free(pty);
}

/* Takes in what has come, waiting for it a little. */
static void take_in(Pty *pty, int timeout_ms)
{
    struct pollfd poll_fd = {.fd = pty->fd, .events = POLLIN};
    if (pty->ended || poll(&poll_fd, 1, timeout_ms) <= 0)
        return;
    char bytes[4096];
    ssize_t n = read(pty->fd, bytes, sizeof bytes);
    if (n > 0)
        vterm_input_write(pty->vterm, bytes, (size_t)n);
    else if (n == 0 || errno == EIO)
        pty->ended = true;
}

void pty_send(Pty *pty, const char *bytes)
{
    size_t length = strlen(bytes);
    assert_int_equal(write(pty->fd, bytes, length), (ssize_t)length);
}

void pty_resize(Pty *pty, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    vterm_set_size(pty->vterm, rows, columns);
    assert_int_equal(ioctl(pty->fd, TIOCSWINSZ, &size), 0);
}

char *pty_row(Pty *pty, int row)
{
    int rows, columns;
    vterm_get_size(pty->vterm, &rows, &columns);
    GString *text = g_string_new(NULL);
    for (int column = 0; column < columns; column++) {
        VTermScreenCell cell;
        vterm_screen_get_cell(pty->screen, (VTermPos){row, column}, &cell);
        if (cell.chars[0] == 0)
            g_string_append_c(text, ' ');
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
            g_string_append_unichar(text, cell.chars[i]);
    }
    return g_strchomp(g_string_free(text, FALSE));
}

static char *whole_screen(Pty *pty)
{
    int rows, columns;
    vterm_get_size(pty->vterm, &rows, &columns);
    GString *text = g_string_new(NULL);
    for (int row = 0; row < rows; row++) {
        g_autofree char *line = pty_row(pty, row);
        g_string_append_printf(text, "%s\n", line);
    }
    return g_string_free(text, FALSE);
}

static void wait_until(Pty *pty, const char *text, bool there)
{
    int64_t deadline = g_get_monotonic_time() + PATIENCE_MS * INT64_C(1000);
    for (;;) {
        g_autofree char *screen = whole_screen(pty);
        if ((strstr(screen, text) != NULL) == there)
            return;
        if (pty->ended || g_get_monotonic_time() > deadline)
            fail_msg("'%s' is %s the screen:\n%s", text, there ? "not on" : "still on", screen);
        take_in(pty, PATIENCE_MS);
    }
}

void pty_wait_for(Pty *pty, const char *text)
{
    wait_until(pty, text, true);
}

void pty_wait_without(Pty *pty, const char *text)
{
    wait_until(pty, text, false);
}

void pty_wait_stopped(Pty *pty)
{
    int status = 0;
    assert_int_equal(waitpid(pty->pid, &status, WUNTRACED), pty->pid);
    assert_true(WIFSTOPPED(status));
    take_in(pty, 0);
}

int pty_wait_end(Pty *pty)
{
    int64_t deadline = g_get_monotonic_time() + PATIENCE_MS * INT64_C(1000);
    while (!pty->ended) {
        take_in(pty, PATIENCE_MS);
        if (g_get_monotonic_time() > deadline)
            fail_msg("the program has not ended");
    }
    int status = -1;
    assert_int_equal(waitpid(pty->pid, &status, 0), pty->pid);
    return status;
}

void pty_expect_restored(Pty *pty)
{
    struct termios after;
    assert_int_equal(tcgetattr(pty->fd, &after), 0);
    assert_int_equal(after.c_iflag, pty->before.c_iflag);
    assert_int_equal(after.c_oflag, pty->before.c_oflag);
    assert_int_equal(after.c_cflag, pty->before.c_cflag);
    assert_int_equal(after.c_lflag, pty->before.c_lflag);
    assert_memory_equal(after.c_cc, pty->before.c_cc, sizeof after.c_cc);
    assert_false(pty->altscreen);
}
