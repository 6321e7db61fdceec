/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "smtp.h"

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/wait.h>

#include "cm.h"

enum { LOOK_MS = 10 };

static GPid sink;
static char *config; /* of msmtp */

/* Debian's own, which knows Debian's aiosmtpd. */
#define PYTHON "/usr/bin/python3"

static bool can_run(char **argv)
{
    int status = 1;
    return g_spawn_sync(NULL, argv, NULL,
                        G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                            G_SPAWN_STDERR_TO_DEV_NULL,
                        NULL, NULL, NULL, NULL, &status, NULL) &&
           status == 0;
}

static void need_programs(void)
{
    char *aiosmtpd[] = {PYTHON, "-c", "import aiosmtpd", NULL};
    char *msmtp[] = {"msmtp", "--version", NULL};
    if (!can_run(aiosmtpd) || !can_run(msmtp))
        fail_msg("install the Debian packages msmtp and python3-aiosmtpd");
}

void smtp_stop(void)
{
    int status = 1;
    assert_int_equal(kill(sink, SIGTERM), 0);
    assert_int_equal(waitpid(sink, &status, 0), sink);
    sink = 0;
    assert_int_equal(status, 0);
}

const char *smtp_start(const char *folder_path)
{
    need_programs();
    g_autofree char *script = g_build_filename(MAMS_SRCDIR, "tests", "lib", "smtp_sink.py", NULL);
    g_autofree char *maildir = g_build_filename(folder_path, "arrived", NULL);
    g_autofree char *port_file = g_build_filename(folder_path, "port", NULL);
    g_autofree char *port = NULL;
    char *argv[] = {PYTHON, script, maildir, port_file, NULL};
    assert_true(
        g_spawn_async(NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &sink, NULL));
    for (int waited = 0; !g_file_get_contents(port_file, &port, NULL, NULL); waited += LOOK_MS) {
        assert_true(waited < SMTP_LONG_MS);
        assert_int_equal(waitpid(sink, NULL, WNOHANG), 0); /* it has not ended */
        g_usleep(LOOK_MS * 1000);
    }
    g_autofree char *text = g_strdup_printf("account default\nhost 127.0.0.1\nport %s"
                                            "from kanc@example.kz\n",
                                            port);
    config = g_build_filename(folder_path, "msmtprc", NULL);
    assert_true(g_file_set_contents(config, text, -1, NULL));
    return config;
}

void smtp_clear(void)
{
    if (sink != 0) {
        kill(sink, SIGKILL);
        waitpid(sink, NULL, 0);
        sink = 0;
    }
    g_clear_pointer(&config, g_free);
}
