/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>

#include "mams.h"

#include "keymap.h"
#include "terminfo.h"

/* How long a lone Esc waits for the rest of a sequence. */
enum { ESCAPE_DELAY_MS = 25 };

static const int caught[] = {SIGWINCH, SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGCONT};

struct MamsTerm {
    FILE *in, *out;
    int in_fd, out_fd;
    SCREEN *screen;
    WINDOW *keys; /* a pad: reading from it paints nothing */
    bool has_termios;
    struct termios before; /* how the terminal was found */
    bool paste, mouse;     /* switched on */
    bool signals;
    int pipe[2];
    struct sigaction old[G_N_ELEMENTS(caught)];
};

/* The write end of the self-pipe: a signal handler gets no argument. -1 when nobody listens. */
static volatile sig_atomic_t signal_fd = -1;

static void on_signal(int number)
{
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    if (signal_fd >= 0 && write(signal_fd, &byte, 1) < 0) {
        /* The pipe is full of signals that nobody has read yet: they wake the loop as well. */
    }
    errno = saved;
}

static bool catch_signals(MamsTerm *term, GError **error)
{
    if (!g_unix_open_pipe(term->pipe, FD_CLOEXEC, error))
        return false;
    for (int i = 0; i < 2; i++)
        g_unix_set_fd_nonblocking(term->pipe[i], TRUE, NULL);
    signal_fd = term->pipe[1];
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < G_N_ELEMENTS(caught); i++)
        sigaction(caught[i], &action, &term->old[i]);
    term->signals = true;
    return true;
}

static void release_signals(MamsTerm *term)
{
    if (!term->signals)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(caught); i++)
        sigaction(caught[i], &term->old[i], NULL);
    signal_fd = -1;
    close(term->pipe[0]);
    close(term->pipe[1]);
    term->signals = false;
}

static void send_text(const MamsTerm *term, const char *text)
{
    fputs(text, term->out);
    fflush(term->out);
}

/* Switches on what curses does not: curses would not switch it off again. */
static void enter(MamsTerm *term)
{
    if (term->paste)
        send_text(term, "\033[?2004h");
    if (term->mouse)
        send_text(term, "\033[?1000h\033[?1006h");
}

static void leave(MamsTerm *term)
{
    if (term->mouse)
        send_text(term, "\033[?1006l\033[?1000l");
    if (term->paste)
        send_text(term, "\033[?2004l");
    endwin();
    if (term->has_termios)
        tcsetattr(term->in_fd, TCSANOW, &term->before);
}

static FILE *open_copy(int fd, const char *mode)
{
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 3);
    FILE *file = copy < 0 ? NULL : fdopen(copy, mode);
    if (file == NULL && copy >= 0)
        close(copy);
    return file;
}

static void set_modes(MamsTerm *term)
{
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    set_escdelay(ESCAPE_DELAY_MS);
    term->keys = newpad(1, 1);
    keypad(term->keys, TRUE);
    nodelay(term->keys, TRUE);
    /* curses strips the eighth bit of what is no terminal line, as the pipe of a test. On a real
     * one this would also change what Alt sends. */
    if (!term->has_termios)
        meta(term->keys, TRUE);
    mams_keymap_define();
}

MamsTerm *mams_term_open(const MamsTermOptions *options, GError **error)
{
    const char *type = options->type != NULL ? options->type : "";
    if (!mams_terminfo_is_fit(type, options->out_fd)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("the terminal type '%s' cannot show the full screen: set TERM to what the "
                      "terminal is, or use the commands (mams --help)"),
                    type);
        return NULL;
    }
    g_autoptr(MamsTerm) term = g_new0(MamsTerm, 1);
    term->in_fd = options->in_fd;
    term->out_fd = options->out_fd;
    term->has_termios = tcgetattr(term->in_fd, &term->before) == 0;
    /* Before newterm(), which leaves handlers alone that are not the default ones. */
    if (options->signals && !catch_signals(term, error))
        return NULL;
    term->in = open_copy(term->in_fd, "r");
    term->out = open_copy(term->out_fd, "w");
    if (term->in != NULL && term->out != NULL)
        term->screen = newterm(type, term->out, term->in);
    if (term->screen == NULL) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_IO, _("cannot use the terminal of type '%s': %s"),
                    type, g_strerror(errno));
        return NULL;
    }
    set_modes(term);
    int rows, columns;
    if (mams_term_measure(term, &rows, &columns))
        mams_term_set_size(term, rows, columns);
    /* A terminal with a mouse is of the family of xterm, which knows both. */
    term->paste = mams_terminfo_has("kmous");
    term->mouse = term->paste && options->mouse;
    enter(term);
    return g_steal_pointer(&term);
}

void mams_term_close(MamsTerm *term)
{
    if (term == NULL)
        return;
    if (term->screen != NULL) {
        set_term(term->screen);
        leave(term);
        delwin(term->keys);
        delscreen(term->screen);
    }
    release_signals(term);
    if (term->in != NULL)
        fclose(term->in);
    if (term->out != NULL)
        fclose(term->out);
    g_free(term);
}

static unsigned read_signals(const MamsTerm *term)
{
    unsigned seen = 0;
    unsigned char numbers[64];
    ssize_t n;
    while ((n = read(term->pipe[0], numbers, sizeof numbers)) > 0) {
        for (ssize_t i = 0; i < n; i++) {
            switch (numbers[i]) {
            case SIGWINCH:
                seen |= MAMS_TERM_RESIZED;
                break;
            case SIGTSTP:
                seen |= MAMS_TERM_SUSPEND;
                break;
            case SIGCONT:
                seen |= MAMS_TERM_CONTINUED;
                break;
            default:
                seen |= MAMS_TERM_END;
                break;
            }
        }
    }
    return seen;
}

unsigned mams_term_wait(MamsTerm *term, int timeout_ms, const int *others)
{
    struct pollfd fds[2 + MAMS_TERM_OTHERS] = {
        {.fd = term->in_fd, .events = POLLIN},
        {.fd = term->signals ? term->pipe[0] : -1, .events = POLLIN},
    };
    for (int i = 0; i < MAMS_TERM_OTHERS; i++)
        fds[2 + i] = (struct pollfd){.fd = others != NULL ? others[i] : -1, .events = POLLIN};
    unsigned seen = 0;
    if (poll(fds, G_N_ELEMENTS(fds), timeout_ms) <= 0)
        return 0;
    if (fds[1].revents & POLLIN)
        seen |= read_signals(term);
    if (fds[0].revents & POLLIN) {
        /* Readable and nothing to read: the other end is closed. */
        int waiting = 0;
        bool told = ioctl(term->in_fd, FIONREAD, &waiting) == 0;
        seen |= told && waiting == 0 ? MAMS_TERM_END : MAMS_TERM_INPUT;
    } else if (fds[0].revents != 0) {
        seen |= MAMS_TERM_END;
    }
    for (int i = 0; i < MAMS_TERM_OTHERS; i++) {
        if (fds[2 + i].revents != 0)
            seen |= MAMS_TERM_OTHER;
    }
    return seen;
}

int mams_term_read(MamsTerm *term)
{
    return wgetch(term->keys);
}

void mams_term_suspend(MamsTerm *term)
{
    leave(term);
    struct sigaction ours, standard = {.sa_handler = SIG_DFL};
    sigemptyset(&standard.sa_mask);
    sigaction(SIGTSTP, &standard, &ours);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
    mams_term_resume(term);
}

void mams_term_resume(MamsTerm *term)
{
    reset_prog_mode();
    enter(term);
    clearok(curscr, TRUE);
}

bool mams_term_measure(const MamsTerm *term, int *rows, int *columns)
{
    struct winsize size;
    if (ioctl(term->out_fd, TIOCGWINSZ, &size) < 0 || size.ws_row == 0 || size.ws_col == 0)
        return false;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return true;
}

void mams_term_set_size(MamsTerm *term, int rows, int columns)
{
    set_term(term->screen);
    resizeterm(rows, columns);
    clearok(curscr, TRUE);
}
