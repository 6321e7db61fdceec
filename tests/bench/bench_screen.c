/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CARDS = 500, STARTS = 11, ROWS = 24, COLUMNS = 80 };

void bench_screen_open(BenchScreen *screen, const Bench *bench)
{
    GError *error = NULL;
    screen->out = open("/dev/null", O_WRONLY | O_CLOEXEC);
    screen->desk = mams_desk_open(&bench->options, &error);
    bench_check(screen->desk && screen->out >= 0 && pipe(screen->keys) == 0, error);
    bench_check(fcntl(screen->keys[0], F_SETFL, O_NONBLOCK) == 0, NULL);
    MamsTuiOptions options = {.in_fd = screen->keys[0],
                              .out_fd = screen->out,
                              .term = "xterm-256color",
                              .language = MAMS_LANG_EN,
                              .caller_language = MAMS_LANG_KK,
                              .manual_directory = MAMS_BUILDDIR "/manual"};
    screen->app = mams_app_new(screen->desk, &options, &error);
    bench_check(screen->app, error);
    mams_app_resize(screen->app, ROWS, COLUMNS);
    mams_app_step(screen->app, 0);
}

double bench_screen_press(BenchScreen *screen, const char *bytes)
{
    size_t length = strlen(bytes);
    bench_check(write(screen->keys[1], bytes, length) == (ssize_t)length, NULL);
    int64_t start = bench_now();
    bench_check(mams_app_step(screen->app, 0), NULL);
    return (double)(bench_now() - start) / 1e6;
}

void bench_screen_close(BenchScreen *screen)
{
    mams_app_free(screen->app);
    mams_desk_close(screen->desk);
    close(screen->keys[0]);
    close(screen->keys[1]);
    close(screen->out);
}

/* The card, from Enter behind a number to the painted screen: the query, the answer, the sentences,
 * the drawing and the look in the journal. */
static void measure_cards(Bench *bench)
{
    BenchScreen screen;
    bench_screen_open(&screen, bench);
    Samples typed = samples_new(), opened = samples_new();
    for (guint i = 0; i < CARDS; i++) {
        char iin[MAMS_IIN_TEXT_SIZE];
        mams_iin_format(g_array_index(bench->people, MamsIin, i % bench->people->len), iin);
        for (int k = 0; iin[k]; k++)
            samples_add(&typed, bench_screen_press(&screen, (char[]){iin[k], '\0'}));
        samples_add(&opened, bench_screen_press(&screen, "\r"));
        bench_screen_press(&screen, "\033OR"); /* F3: back */
        bench_screen_press(&screen, "\025");   /* Ctrl-U: an empty field */
    }
    bench_print("key_to_painted_p50", samples_at(&typed, 0.5), "ms");
    bench_print("key_to_painted_p99", samples_at(&typed, 0.99), "ms");
    bench_print("card_to_painted_p50", samples_at(&opened, 0.5), "ms");
    bench_print("card_to_painted_p99", samples_at(&opened, 0.99), "ms");
    samples_free(&typed);
    samples_free(&opened);
    bench_screen_close(&screen);
}

/* Starts the program on a terminal and reads until the last line stands there. */
static double start_once(const Bench *bench, const char *binary)
{
    struct winsize size = {.ws_row = ROWS, .ws_col = COLUMNS};
    int terminal;
    g_autoptr(GString) shown = g_string_new(NULL);
    int64_t start = bench_now();
    pid_t child = forkpty(&terminal, NULL, NULL, &size);
    if (child == 0) {
        setenv("TERM", "xterm-256color", 1);
        execl(binary, "mams", "--lang", "en", "--db", bench->database, (char *)NULL);
        _exit(127);
    }
    bench_check(child > 0, NULL);
    while (!strstr(shown->str, "F10")) {
        char bytes[4096];
        ssize_t n = read(terminal, bytes, sizeof bytes);
        bench_check(n > 0, NULL);
        for (ssize_t i = 0; i < n; i++) /* strstr() ends at a NUL */
            g_string_append_c(shown, bytes[i] ? bytes[i] : ' ');
    }
    double milliseconds = (double)(bench_now() - start) / 1e6;
    kill(child, SIGTERM);
    while (read(terminal, (char[256]){0}, 256) > 0)
        ;
    waitpid(child, NULL, 0);
    close(terminal);
    return milliseconds;
}

void bench_screen(Bench *bench)
{
    const char *binary = g_getenv("MAMS_BIN");
    measure_cards(bench);
    if (!binary)
        return;
    Samples starts = samples_new();
    for (int i = 0; i < STARTS; i++)
        samples_add(&starts, start_once(bench, binary));
    bench_print("start_to_screen_p50", samples_at(&starts, 0.5), "ms");
    bench_print("start_to_screen_max", samples_at(&starts, 1), "ms");
    samples_free(&starts);
}
