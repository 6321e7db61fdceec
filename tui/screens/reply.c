/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/reply_private.h"

#include <string.h>

#include "screens/inquiries.h"
#include "screens/restore.h"
#include "screens/screens.h"

typedef MamsReplyScreen Reply;

/* ---- the draft ---- */

static void read_problems(Reply *reply)
{
    g_autoptr(GError) error = NULL;
    reply->stale = false;
    g_clear_pointer(&reply->problems, g_ptr_array_unref);
    g_clear_pointer(&reply->failure, g_free);
    reply->problems =
        mams_desk_reply_problems(mams_app_desk(reply->screen.app), reply->draft, &error);
    if (reply->problems == NULL)
        reply->failure = g_strdup(error->message);
}

static void settle(MamsScreen *screen)
{
    Reply *reply = (Reply *)screen;
    if (reply->stale)
        read_problems(reply);
}

/* What is typed is shown before it is looked at closely. */
static void look_closely(MamsApp *app)
{
    MamsScreen *top = mams_app_top(app);
    if (top->class->place == MAMS_PLACE_REPLY)
        settle(top);
}

/* Keeps what is written, to the last letter. What cannot be kept stays on the screen. */
static bool keep_draft(Reply *reply)
{
    MamsApp *app = reply->screen.app;
    g_autoptr(GError) error = NULL;
    g_autofree char *before = reply->draft->text;
    reply->draft->text = g_strdup(mams_editor_text(reply->editor));
    reply->kept = mams_editor_changed(reply->editor);
    reply->stale = true;
    mams_app_later(app, look_closely);
    g_clear_pointer(&reply->lost, g_free);
    if (mams_desk_reply_keep(mams_app_desk(app), reply->draft, &error))
        return true;
    reply->lost = g_strdup(error->message);
    mams_app_say_error(app, error->message);
    return false;
}

/* At the first sight of it, that is: later look_closely() does. */
static void look_first(MamsScreen *screen)
{
    const Reply *reply = (const Reply *)screen;
    if (reply->problems == NULL && reply->failure == NULL)
        settle(screen);
}

static void set_draft(Reply *reply, MamsReplyDraft *draft)
{
    mams_reply_draft_free(reply->draft);
    reply->draft = draft;
    if (!g_str_equal(mams_editor_text(reply->editor), draft->text))
        mams_editor_set_text(reply->editor, draft->text);
    mams_editor_set_spelling(reply->editor, reply->spelling, (MamsLang)draft->language);
    reply->kept = mams_editor_changed(reply->editor);
    reply->stale = true;
    mams_app_later(reply->screen.app, look_closely);
}

void mams_reply_screen_set(MamsScreen *screen, MamsReplyDraft *draft)
{
    set_draft((Reply *)screen, draft);
}

void mams_reply_screen_begin(MamsScreen *screen)
{
    mams_editor_set_cursor(((Reply *)screen)->editor, 0);
}

/* The same prepared text in a language. (owned) */
static MamsReplyDraft *fill(const Reply *reply, int lang, GError **error)
{
    return mams_desk_reply_fill(mams_app_desk(reply->screen.app), reply->draft->inquiry,
                                reply->draft->canned, lang, error);
}

bool mams_reply_screen_is_edited(MamsScreen *screen)
{
    const Reply *reply = (const Reply *)screen;
    g_autoptr(MamsReplyDraft) filled = fill(reply, reply->draft->language, NULL);
    return filled == NULL || !g_str_equal(filled->text, mams_editor_text(reply->editor));
}

/* ---- sending ---- */

/* The first thing that stops it; NULL: nothing does. */
static const char *find_stop(Reply *reply)
{
    settle(&reply->screen);
    if (reply->lost != NULL || reply->problems == NULL)
        return reply->lost != NULL ? reply->lost : reply->failure;
    const MamsReplyProblem *first =
        reply->problems->len > 0 ? g_ptr_array_index(reply->problems, 0) : NULL;
    return first != NULL && first->stops ? first->text : NULL;
}

/* Back to what lies below the inquiry. */
static void leave(MamsApp *app)
{
    mams_app_pop(app);
    if (mams_app_top(app)->class->place == MAMS_PLACE_INQUIRY)
        mams_app_pop(app);
    mams_inquiry_changed(app);
}

static void send(Reply *reply)
{
    MamsApp *app = reply->screen.app;
    g_autoptr(GError) error = NULL;
    MamsReplySent sent = {0};
    reply->asked_to_send = false;
    if (!mams_desk_reply_send(mams_app_desk(app), reply->draft->inquiry, &sent, &error)) {
        reply->stale = true;
        mams_app_say_error(app, error->message);
        return;
    }
    g_autofree char *text =
        sent.already ? g_strdup_printf(_("%s: the reply was sent before; nothing was sent now."),
                                       reply->code)
        : sent.outgoing != 0 && sent.letter != NULL
            ? g_strdup_printf(_("%s: the reply leaves to %s, with the letter %s."), reply->code,
                              reply->to, sent.letter)
        : sent.outgoing != 0
            ? g_strdup_printf(_("%s: the reply leaves to %s."), reply->code, reply->to)
            : g_strdup_printf(_("%s: the reply is recorded; tell it by its channel."), reply->code);
    mams_reply_sent_clear(&sent);
    mams_mail_send_later(app);
    leave(app);
    mams_app_say(app, text);
}

/* Once to be asked, once more to do it. */
static void ask_to_send(Reply *reply)
{
    MamsApp *app = reply->screen.app;
    const char *stop = find_stop(reply);
    if (stop != NULL) {
        g_autofree char *text = g_strdup_printf(_("It cannot be sent: %s"), stop);
        mams_app_refuse(app, text);
        return;
    }
    if (reply->asked_to_send) {
        send(reply);
        return;
    }
    reply->asked_to_send = true;
    g_autofree char *text =
        reply->to != NULL
            ? g_strdup_printf(_("F2 or Enter again sends it to %s; warnings: %u."), reply->to,
                              reply->problems->len)
            : g_strdup_printf(_("F2 or Enter again records it as told; warnings: %u."),
                              reply->problems->len);
    mams_app_say(app, text);
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    const Reply *reply = (const Reply *)screen;
    return MAMS_NEEDS_OPEN | MAMS_NEEDS_MINE | (reply->iin != 0 ? MAMS_NEEDS_ABOUT : 0u);
}

static void next_language(Reply *reply)
{
    MamsApp *app = reply->screen.app;
    g_autoptr(GError) error = NULL;
    int lang = (reply->draft->language + 1) % MAMS_N_LANGS;
    if (!reply->asked_to_fill && mams_reply_screen_is_edited(&reply->screen)) {
        g_autofree char *text = g_strdup_printf(
            _("F12 again fills it anew in '%s' in place of what was written (Ctrl-U: undo)."),
            mams_lang_code((MamsLang)lang));
        reply->asked_to_fill = true;
        mams_app_say(app, text);
        return;
    }
    reply->asked_to_fill = false;
    MamsReplyDraft *draft = fill(reply, lang, &error);
    if (draft == NULL) {
        mams_app_say_error(app, error->message);
        return;
    }
    set_draft(reply, draft);
    mams_reply_screen_begin(&reply->screen);
    keep_draft(reply);
}

/* None, status, refund, temporary, and none again. */
static void next_letter(Reply *reply)
{
    int kind = reply->draft->attach != NULL ? mams_letter_kind_parse(reply->draft->attach) : -1;
    g_free(reply->draft->attach);
    reply->draft->attach = kind + 1 < MAMS_N_LETTERS
                               ? g_strdup(mams_letter_kind_code((MamsLetterKind)(kind + 1)))
                               : NULL;
    keep_draft(reply);
}

static void choose_text(Reply *reply)
{
    MamsApp *app = reply->screen.app;
    g_autoptr(GError) error = NULL;
    MamsScreen *canned = mams_canned_screen_new(app, reply->draft->inquiry,
                                                (MamsLang)reply->draft->language, &error);
    if (canned != NULL)
        mams_app_push(app, canned);
    else
        mams_app_say_error(app, error->message);
}

static void build_problems(MamsTextView *view, MamsApp *app, MamsLang lang, const void *data)
{
    (void)app;
    (void)lang;
    g_auto(GStrv) lines = g_strsplit(data, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        mams_text_view_add(view, MAMS_ROLE_TEXT, 0, *line);
}

static void show_problems(Reply *reply)
{
    settle(&reply->screen);
    GString *text = g_string_new(reply->lost != NULL ? reply->lost : reply->failure);
    for (guint i = 0; reply->problems != NULL && i < reply->problems->len; i++) {
        const MamsReplyProblem *problem = g_ptr_array_index(reply->problems, i);
        g_string_append_printf(text, "%s%s %s", text->len > 0 ? "\n\n" : "",
                               problem->stops ? "✗" : "!", problem->text);
    }
    if (text->len == 0)
        g_string_assign(text, _("Nothing stands against sending it."));
    const MamsReaderText reader = {.title = N_("Before it is sent"),
                                   .topic = "reply.problems",
                                   .build = build_problems,
                                   .data = g_string_free(text, FALSE),
                                   .free = g_free};
    mams_app_push(reply->screen.app, mams_reader_screen_new(reply->screen.app, &reader));
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Reply *reply = (Reply *)screen;
    if (action != MAMS_ACTION_SEND)
        reply->asked_to_send = false;
    if (action != MAMS_ACTION_CALLER_LANGUAGE)
        reply->asked_to_fill = false;
    switch ((int)action) {
    case MAMS_ACTION_SEND:
        ask_to_send(reply);
        break;
    case MAMS_ACTION_CANNED:
        choose_text(reply);
        break;
    case MAMS_ACTION_PROBLEMS:
        show_problems(reply);
        break;
    case MAMS_ACTION_CALLER_LANGUAGE:
        next_language(reply);
        break;
    case MAMS_ACTION_ATTACH:
        next_letter(reply);
        break;
    case MAMS_ACTION_END:
        mams_editor_set_cursor(reply->editor, strlen(mams_editor_text(reply->editor)));
        break;
    }
}

static bool key(MamsScreen *screen, const MamsEvent *event)
{
    Reply *reply = (Reply *)screen;
    if (event->key == MAMS_KEY_ENTER && reply->asked_to_send) {
        send(reply);
        return true;
    }
    reply->asked_to_send = reply->asked_to_fill = false;
    if (!mams_editor_key(reply->editor, event))
        return false;
    mams_app_say(screen->app, mams_editor_message(reply->editor));
    if (mams_editor_changed(reply->editor) != reply->kept)
        keep_draft(reply);
    return true;
}

/* Esc first closes the list of suggestions, then leaves what was asked. */
static bool cancel(MamsScreen *screen)
{
    Reply *reply = (Reply *)screen;
    bool asked = reply->asked_to_send || reply->asked_to_fill;
    reply->asked_to_send = reply->asked_to_fill = false;
    int chosen;
    if (mams_editor_suggestions(reply->editor, &chosen) != NULL) {
        const MamsEvent escape = {.key = MAMS_KEY_ESCAPE};
        return mams_editor_key(reply->editor, &escape);
    }
    return asked;
}

static const char *topic(const MamsScreen *screen)
{
    (void)screen;
    return "reply.text";
}

static bool typing(const MamsScreen *screen)
{
    (void)screen;
    return true;
}

static MamsIin subject(const MamsScreen *screen)
{
    return ((const Reply *)screen)->iin;
}

/* The line of the text that has the cursor, and what stops it. */
static char *speech(const MamsScreen *screen)
{
    const Reply *reply = (const Reply *)screen;
    const char *text = mams_editor_text(reply->editor);
    size_t cursor = mams_editor_cursor(reply->editor), start = cursor;
    while (start > 0 && text[start - 1] != '\n')
        start--;
    g_autofree char *line = g_strndup(text + start, strcspn(text + start, "\n"));
    const MamsReplyProblem *first = reply->problems != NULL && reply->problems->len > 0
                                        ? g_ptr_array_index(reply->problems, 0)
                                        : NULL;
    return g_strdup_printf("%s %s: %s%s%s", _(screen->class->title), reply->code, line,
                           first != NULL ? "; " : "", first != NULL ? first->text : "");
}

/* ---- start and end ---- */

/* The text is in the database; what could not be kept there is here. */
static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const Reply *reply = (const Reply *)screen;
    g_key_file_set_int64(file, group, "number", reply->draft->inquiry);
    g_key_file_set_uint64(file, group, "cursor", mams_editor_cursor(reply->editor));
    if (reply->lost != NULL)
        g_key_file_set_string(file, group, "lost", mams_editor_text(reply->editor));
}

static void close_reply(MamsScreen *screen)
{
    Reply *reply = (Reply *)screen;
    mams_editor_free(reply->editor);
    mams_spelling_free(reply->spelling);
    mams_reply_draft_free(reply->draft);
    g_clear_pointer(&reply->problems, g_ptr_array_unref);
    g_free(reply->code);
    g_free(reply->to);
    g_free(reply->lost);
    g_free(reply->failure);
    g_free(reply);
}

static const MamsScreenClass reply_class = {
    .place = MAMS_PLACE_REPLY,
    .title = N_("Reply"),
    .name = "reply",
    .topic = topic,
    .draw = mams_reply_draw,
    .act = act,
    .holds = holds,
    .key = key,
    .settle = look_first,
    .typing = typing,
    .cancel = cancel,
    .subject = subject,
    .keep = keep,
    .speech = speech,
    .close = close_reply,
};

/* Whom it goes to and who it is about; their names are no misspelt words. */
static void read_inquiry(Reply *reply)
{
    MamsDesk *desk = mams_app_desk(reply->screen.app);
    g_autoptr(MamsInquiryFile) file = mams_desk_inquiry(desk, reply->draft->inquiry, NULL);
    if (file == NULL)
        return;
    reply->code = g_strdup(file->code);
    reply->to = g_strdup(file->inquiry->from_address);
    if (file->citizens->len > 0)
        reply->iin = g_array_index(file->citizens, MamsInquiryCitizen, 0).iin;
    g_autoptr(MamsCard) card =
        reply->iin != 0 ? mams_desk_card(desk, reply->iin, MAMS_DAY_NONE, G_MAXINT64, 1, NULL)
                        : NULL;
    g_autofree char *names = card != NULL
                                 ? g_strjoin(" ", card->citizen->surname, card->citizen->given,
                                             card->citizen->patronymic, NULL)
                                 : g_strdup(file->inquiry->from_name);
    if (names != NULL)
        mams_spelling_accept(reply->spelling, names);
}

MamsScreen *mams_reply_screen_new(MamsApp *app, MamsReplyDraft *draft)
{
    Reply *reply = g_new0(Reply, 1);
    reply->screen.class = &reply_class;
    reply->screen.app = app;
    reply->draft = draft;
    reply->editor = mams_editor_new(draft->text);
    reply->spelling = mams_spelling_new(DICTIONARIESDIR, mams_app_spelling_list(app));
    read_inquiry(reply);
    if (reply->code == NULL)
        reply->code = g_strdup("?");
    mams_editor_set_spelling(reply->editor, reply->spelling, (MamsLang)draft->language);
    reply->kept = mams_editor_changed(reply->editor);
    reply->stale = true;
    return &reply->screen;
}

void mams_reply_open(MamsApp *app, int64_t number)
{
    MamsDesk *desk = mams_app_desk(app);
    g_autoptr(GError) error = NULL;
    MamsReplyDraft *draft = mams_desk_reply_draft(desk, number, &error);
    MamsScreen *screen = draft != NULL ? mams_reply_screen_new(app, draft) : NULL;
    if (screen == NULL && error == NULL) {
        g_autoptr(MamsInquiryFile) file = mams_desk_inquiry(desk, number, &error);
        if (file != NULL)
            screen = mams_canned_screen_new(app, number,
                                            file->inquiry->language >= 0
                                                ? (MamsLang)file->inquiry->language
                                                : mams_app_caller_language(app),
                                            &error);
    }
    if (screen != NULL)
        mams_app_push(app, screen);
    else
        mams_app_say_error(app, error->message);
}

MamsScreen *mams_reply_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                      GError **error)
{
    int64_t number = g_key_file_get_int64(file, group, "number", NULL);
    g_autofree char *lost = g_key_file_get_string(file, group, "lost", NULL);
    g_autoptr(MamsReplyDraft) draft = mams_desk_reply_draft(mams_app_desk(app), number, error);
    if (draft == NULL && (error == NULL || *error == NULL)) {
        mams_restore_fail(error);
        return NULL;
    }
    if (draft == NULL)
        return NULL;
    MamsScreen *screen = mams_reply_screen_new(app, g_steal_pointer(&draft));
    Reply *reply = (Reply *)screen;
    if (lost != NULL) {
        mams_editor_set_text(reply->editor, lost);
        keep_draft(reply);
    }
    mams_editor_set_cursor(reply->editor, g_key_file_get_uint64(file, group, "cursor", NULL));
    return screen;
}
