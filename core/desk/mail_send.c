/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mail that leaves, each once. A Maildir takes a mail under a name that is always the same, so that it
 * can be tried again. A mail program cannot: a mail is marked as being handed over first, and when the
 * machine dies then, nobody knows whether it left, and a person decides. One process sends at a time.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "desk/mail_private.h"
#include "desk/mailbox.h"
#include "exchange/file_write.h"
#include "exchange/mail_send.h"

enum { TIMEOUT_MS = 60 * 1000, GIVE_UP_AFTER = 3 };

void mams_send_report_free(MamsSendReport *report)
{
    if (report == NULL)
        return;
    g_ptr_array_unref(report->problems);
    g_free(report);
}

typedef struct {
    MamsDesk *desk;
    char **command; /* or NULL: into the Maildir */
    MamsSendReport *report;
    int later_in_a_row;
} Sending;

/* ---- states ---- */

/* Writes the state with an entry, in a durable transaction of its own. */
static bool set_state(MamsDesk *desk, MamsOutgoing *outgoing, MamsOutgoingState state,
                      const char *problem, GError **error)
{
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    mams_json_integer(&json, "outgoing", outgoing->number);
    mams_json_integer(&json, "inquiry", outgoing->inquiry);
    mams_json_string(&json, "state", mams_outgoing_state_code(state));
    mams_json_close(&json, '}');
    g_autofree char *detail = g_string_free(json.out, FALSE);
    if (!mams_store_begin(desk->store, error))
        return false;
    outgoing->state = state;
    if (outgoing->problem != problem) {
        g_free(outgoing->problem);
        outgoing->problem = g_strdup(problem);
    }
    if (state == MAMS_OUTGOING_SENT)
        outgoing->sent_at = mams_desk_now(desk);
    int64_t entry = mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, "mail-send", 0, detail, error);
    bool fine = entry != 0 && mams_store_outgoing_update(desk->store, outgoing, entry, error);
    return mams_inquiry_end(desk, fine, error);
}

static void report_problem(Sending *sending, const MamsOutgoing *outgoing, const char *why)
{
    g_autoptr(MamsInquiry) inquiry =
        mams_store_inquiry(sending->desk->store, outgoing->inquiry, NULL);
    g_autofree char *code =
        inquiry != NULL ? mams_inquiry_code(inquiry)
                        : g_strdup_printf("%" G_GINT64_FORMAT, outgoing->inquiry);
    g_ptr_array_add(sending->report->problems,
                    g_strdup_printf(_("%s to %s: %s"), code, outgoing->to, why));
}

/* ---- one mail ---- */

static bool into_maildir(Sending *sending, MamsOutgoing *outgoing, GError **error)
{
    MamsDesk *desk = sending->desk;
    g_autofree char *hash = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, outgoing->bytes);
    g_autofree char *name = g_strdup_printf("%" G_GINT64_FORMAT ".mams%" G_GINT64_FORMAT ".%.16s",
                                            outgoing->made_at, outgoing->number, hash);
    g_autoptr(GError) why = NULL;
    outgoing->attempts++;
    if (mams_mail_deliver_maildir(desk->mail.outbox, name, outgoing->bytes, &why)) {
        sending->report->sent++;
        return set_state(desk, outgoing, MAMS_OUTGOING_SENT, NULL, error);
    }
    sending->report->later++;
    sending->later_in_a_row++;
    report_problem(sending, outgoing, why->message);
    return set_state(desk, outgoing, MAMS_OUTGOING_READY, why->message, error);
}

static bool by_command(Sending *sending, MamsOutgoing *outgoing, GError **error)
{
    MamsDesk *desk = sending->desk;
    MamsSendReport *report = sending->report;
    outgoing->attempts++;
    if (!set_state(desk, outgoing, MAMS_OUTGOING_SENDING, NULL, error))
        return false;
    MamsDelivery delivery;
    g_autoptr(GError) why = NULL;
    if (mams_mail_deliver_command((const char *const *)sending->command, outgoing->bytes,
                                  TIMEOUT_MS, &delivery, &why)) {
        report->sent++;
        sending->later_in_a_row = 0;
        return set_state(desk, outgoing, MAMS_OUTGOING_SENT, NULL, error);
    }
    report_problem(sending, outgoing, why->message);
    switch (delivery) {
    case MAMS_DELIVERY_LATER:
        report->later++;
        sending->later_in_a_row++;
        return set_state(desk, outgoing, MAMS_OUTGOING_READY, why->message, error);
    case MAMS_DELIVERY_REFUSED:
        report->refused++;
        return set_state(desk, outgoing, MAMS_OUTGOING_REFUSED, why->message, error);
    default:
        report->uncertain++;
        return set_state(desk, outgoing, MAMS_OUTGOING_UNCERTAIN, why->message, error);
    }
}

/* What another process was handing over when it died: this one holds the lock, so it is gone. */
static bool give_to_a_person(Sending *sending, MamsOutgoing *outgoing, GError **error)
{
    const char *why = _("the program ended while it was handed over: perhaps it left, perhaps not");
    sending->report->uncertain++;
    report_problem(sending, outgoing, why);
    return set_state(sending->desk, outgoing, MAMS_OUTGOING_UNCERTAIN, why, error);
}

static bool send_one(Sending *sending, int64_t number, GError **error)
{
    g_autoptr(MamsOutgoing) outgoing = mams_store_outgoing(sending->desk->store, number, error);
    if (outgoing == NULL)
        return false;
    switch (outgoing->state) {
    case MAMS_OUTGOING_READY:
        return sending->command != NULL ? by_command(sending, outgoing, error)
                                        : into_maildir(sending, outgoing, error);
    case MAMS_OUTGOING_SENDING:
        return give_to_a_person(sending, outgoing, error);
    default:
        return true;
    }
}

/* ---- all ---- */

static bool find_way(const MamsDesk *desk, char ***command, GError **error)
{
    g_autoptr(GError) why = NULL;
    *command = NULL;
    if (desk->mail.outbox != NULL)
        return true;
    if (desk->mail.command == NULL)
        g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_RULES,
                            _("there is no way to send mail: set 'outbox' or 'command' in [mail] "
                              "of mams.ini"));
    else if (!g_shell_parse_argv(desk->mail.command, NULL, command, &why))
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                    _("'command' in [mail] of mams.ini cannot be understood: '%s'"),
                    desk->mail.command);
    return *command != NULL;
}

/* The file whose lock says that somebody is sending; -1 on error. `busy`: somebody else is. */
static int lock(const MamsDesk *desk, bool *busy, GError **error)
{
    g_autofree char *path = g_strconcat(mams_store_path(desk->store), "-sending", NULL);
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    int number = file < 0 ? errno : mams_file_try_lock(file);
    *busy = file >= 0 && number == EWOULDBLOCK;
    if (number == 0 || *busy)
        return file;
    if (file >= 0)
        close(file);
    mams_file_fail(path, number, error);
    return -1;
}

static bool send_all(Sending *sending, GError **error)
{
    g_autoptr(GPtrArray) waiting = mams_store_outbox(sending->desk->store, error);
    if (waiting == NULL)
        return false;
    for (guint i = 0; i < waiting->len && sending->later_in_a_row < GIVE_UP_AFTER; i++) {
        if (!send_one(sending, ((const MamsOutgoing *)waiting->pdata[i])->number, error))
            return false;
    }
    return true;
}

MamsSendReport *mams_desk_mail_send(MamsDesk *desk, GError **error)
{
    g_auto(GStrv) command = NULL;
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error) || !find_way(desk, &command, error))
        return NULL;
    bool busy;
    int file = lock(desk, &busy, error);
    if (file < 0)
        return NULL;
    g_autoptr(MamsSendReport) report = g_new0(MamsSendReport, 1);
    report->problems = g_ptr_array_new_with_free_func(g_free);
    Sending sending = {.desk = desk, .command = command, .report = report};
    bool fine = busy || send_all(&sending, error);
    close(file);
    return fine ? g_steal_pointer(&report) : NULL;
}

GPtrArray *mams_desk_outbox(MamsDesk *desk, GError **error)
{
    return mams_desk_check(desk, MAMS_RIGHT_CARD, error) ? mams_store_outbox(desk->store, error)
                                                         : NULL;
}

bool mams_desk_outgoing_decide(MamsDesk *desk, int64_t number, MamsOutgoingState to, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error))
        return false;
    g_autoptr(MamsOutgoing) outgoing = mams_store_outgoing(desk->store, number, error);
    if (outgoing == NULL)
        return false;
    bool waits =
        outgoing->state == MAMS_OUTGOING_REFUSED || outgoing->state == MAMS_OUTGOING_UNCERTAIN;
    bool decision =
        to == MAMS_OUTGOING_READY || to == MAMS_OUTGOING_SENT || to == MAMS_OUTGOING_DROPPED;
    if (waits && decision)
        return set_state(desk, outgoing, to, NULL, error);
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                _("mail %" PRId64 " is not one about which to decide: it is '%s'"), number,
                mams_outgoing_state_code(outgoing->state));
    return false;
}
