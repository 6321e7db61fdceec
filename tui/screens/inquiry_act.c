/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/inquiry_private.h"

#include <inttypes.h>
#include <string.h>

#include "output.h"
#include "screens/inquiry_words.h"

/* ---- what was done ---- */

/* Reads again what was changed, and says so; false when it was not. */
static bool done(MamsInquiryScreen *inquiry, bool fine, const char *text)
{
    if (!fine)
        return false;
    mams_inquiry_read_again(inquiry);
    mams_inquiry_changed(inquiry->screen.app);
    mams_app_say(inquiry->screen.app, text);
    return true;
}

/* The same for what no line was typed for. */
static void done_or_say(MamsInquiryScreen *inquiry, bool fine, const char *text,
                        const GError *error)
{
    if (!done(inquiry, fine, text))
        mams_app_say_error(inquiry->screen.app, error->message);
}

static bool is_blank(const char *text, const char *what, GError **error)
{
    if (text[strspn(text, " ")] != '\0')
        return false;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE, "%s", what);
    return true;
}

/* ---- the clock ---- */

static bool take_wait(MamsScreen *asker, const char *text, GError **error)
{
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)asker;
    return !is_blank(text, _("Write what is asked of the applicant."), error) &&
           done(inquiry,
                mams_desk_inquiry_wait(mams_app_desk(asker->app), inquiry->number, text, error),
                _("The clock stands still until the applicant answers."));
}

static const MamsPrompt wait_prompt = {
    .name = "wait",
    .label = N_("Asked of the applicant"),
    .hint = N_("What is asked: a document, a month, a number. The clock stops."),
    .take = take_wait,
};

/* "02.12.2024 reason", or a reason alone: the latest day. */
static bool take_extend(MamsScreen *asker, const char *text, GError **error)
{
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)asker;
    g_auto(GStrv) words = g_strsplit(text, " ", 2);
    MamsDay to = words[0] != NULL ? mams_day_parse_typed(words[0]) : MAMS_DAY_NONE;
    const char *why = to == MAMS_DAY_NONE ? text : words[1] != NULL ? words[1] : "";
    return !is_blank(why, _("Write a reason behind the day."), error) &&
           done(
               inquiry,
               mams_desk_inquiry_extend(mams_app_desk(asker->app), inquiry->number, to, why, error),
               _("The term is extended; a reminder to tell the applicant is made."));
}

static const MamsPrompt extend_prompt = {
    .name = "extend",
    .label = N_("Extend to"),
    .hint = N_("A day and a reason: 02.12.2024 an answer of the register is waited for."),
    .take = take_extend,
};

/* ---- the end ---- */

static bool take_redirect(MamsScreen *asker, const char *text, GError **error)
{
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)asker;
    bool late = false;
    return !is_blank(text, _("Write the organisation."), error) &&
           done(inquiry,
                mams_desk_inquiry_redirect(mams_app_desk(asker->app), inquiry->number, text, &late,
                                           error),
                late ? _("It is redirected, but later than the law allows; F4 tells the applicant.")
                     : _("It is redirected; F4 tells the applicant."));
}

static const MamsPrompt redirect_prompt = {
    .name = "redirect",
    .label = N_("Redirect to"),
    .hint = N_("The organisation that it concerns."),
    .take = take_redirect,
};

static bool take_join(MamsScreen *asker, const char *text, GError **error)
{
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)asker;
    g_autofree char *clean = g_strstrip(g_strdup(text));
    int64_t with = mams_inquiry_code_parse(clean);
    if (with == 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'%s' is no number of an inquiry: write 2026-000123 or 123"), clean);
        return false;
    }
    return done(inquiry,
                mams_desk_inquiry_join(mams_app_desk(asker->app), inquiry->number, with, error),
                _("It is joined; the other one is answered for both."));
}

static const MamsPrompt join_prompt = {
    .name = "join",
    .label = N_("Join with"),
    .hint = N_("The number of the inquiry that is answered for both."),
    .take = take_join,
};

static bool take_drop(MamsScreen *asker, const char *text, GError **error)
{
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)asker;
    return !is_blank(text, _("Write the reason."), error) &&
           done(inquiry,
                mams_desk_inquiry_drop(mams_app_desk(asker->app), inquiry->number, text, error),
                _("It is left without consideration; F4 tells the applicant."));
}

static const MamsPrompt drop_prompt = {
    .name = "drop",
    .label = N_("Why it is not considered"),
    .hint = N_("The reason: anonymous, without substance, the same once more."),
    .take = take_drop,
};

/* ---- attachments ---- */

/* What a name may be in the folder of now: nothing of it leads elsewhere. (owned) */
static char *safe_name(const char *name)
{
    g_autofree char *text = g_strdup(name != NULL ? name : "");
    g_strdelimit(text, "/\\", '_');
    const char *begin = text + strspn(text, ". -");
    return g_strdup(*begin != '\0' ? begin : "attachment");
}

static const MamsMessage *find_message(const MamsInquiryScreen *inquiry, int64_t number)
{
    const GPtrArray *messages = inquiry->file->messages;
    for (guint i = 0; i < messages->len; i++) {
        const MamsMessage *message = g_ptr_array_index(messages, i);
        if (message->number == number)
            return message;
    }
    return NULL;
}

static bool take_file(MamsScreen *asker, const char *text, GError **error)
{
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)asker;
    MamsDesk *desk = mams_app_desk(asker->app);
    g_autofree char *path = g_strstrip(g_strdup(text));
    if (is_blank(path, _("Write the name of a file."), error))
        return false;
    if (g_file_test(path, G_FILE_TEST_EXISTS) || g_str_equal(path, "-")) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_CANNOT_CREATE,
                    _("'%s' is there already: write another name"), path);
        return false;
    }
    g_autoptr(GBytes) bytes =
        inquiry->place < 0 ? mams_desk_message_raw(desk, inquiry->message, error)
                           : mams_desk_attachment(desk, inquiry->message, inquiry->place, error);
    if (bytes == NULL) {
        if (error != NULL && *error == NULL)
            g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                        _("this message did not come by mail: there is nothing to save"));
        return false;
    }
    if (!mams_output_write(path, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), error))
        return false;
    g_autofree char *said = g_strdup_printf(_("It is saved in '%s'."), path);
    mams_app_say(asker->app, said);
    return true;
}

static const MamsPrompt file_prompt = {
    .name = "file",
    .label = N_("Save in the file"),
    .hint = N_("Nothing is opened here: look at it with care."),
    .take = take_file,
};

static MamsScreen *ask_file(MamsInquiryScreen *inquiry)
{
    const MamsMessage *message = find_message(inquiry, inquiry->message);
    if (message == NULL)
        return NULL;
    if (inquiry->place < 0 || inquiry->place >= (int)message->attachments->len) {
        g_autofree char *name = g_strdup_printf("mail-%" PRId64 ".eml", message->number);
        return mams_prompt_screen_new(&inquiry->screen, &file_prompt, name);
    }
    const MamsAttachment *attachment = g_ptr_array_index(message->attachments, inquiry->place);
    g_autofree char *name = safe_name(attachment->name);
    return mams_prompt_screen_new(&inquiry->screen, &file_prompt, name);
}

/* ---- the checklist ---- */

static bool is_ticked(void *data, const char *step)
{
    const MamsInquiryScreen *inquiry = data;
    const GPtrArray *ticks = inquiry->file->ticks;
    for (guint i = 0; i < ticks->len; i++) {
        const MamsTick *tick = g_ptr_array_index(ticks, i);
        if (g_str_equal(tick->procedure, inquiry->procedure) && g_str_equal(tick->step, step))
            return true;
    }
    return false;
}

static bool toggle(void *data, const char *step, GError **error)
{
    MamsInquiryScreen *inquiry = data;
    MamsDesk *desk = mams_app_desk(inquiry->screen.app);
    if (!mams_desk_inquiry_tick(desk, inquiry->number, inquiry->procedure, step, error))
        return false;
    MamsInquiryFile *file = mams_desk_inquiry(desk, inquiry->number, error);
    if (file == NULL)
        return false;
    mams_inquiry_file_free(inquiry->file);
    inquiry->file = file;
    mams_inquiry_read_again(inquiry);
    return true;
}

static GPtrArray *procedure_lines(MamsScreen *asker)
{
    return mams_procedure_lines(asker->app);
}

static void take_procedure(MamsScreen *asker, int index)
{
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)asker;
    g_autoptr(GError) error = NULL;
    inquiry->procedure = mams_procedure_names[index];
    inquiry->ticks = (MamsTicks){.is_ticked = is_ticked, .toggle = toggle, .data = inquiry};
    MamsScreen *screen =
        mams_checklist_screen_new(asker->app, inquiry->procedure, &inquiry->ticks, &error);
    if (screen != NULL)
        mams_app_push(asker->app, screen);
    else
        mams_app_say_error(asker->app, error->message);
}

static const MamsPick checklist_pick = {
    .name = "checklist",
    .title = N_("Procedures"),
    .lines = procedure_lines,
    .take = take_procedure,
};

/* ---- questions by name ---- */

/* The inquiry that is marked, or the first that may be the same. (owned) */
static char *guess_join(const MamsInquiryScreen *inquiry)
{
    const char *stop = mams_text_view_stop(inquiry->view);
    const GPtrArray *similar = inquiry->file->similar;
    int64_t marked = stop != NULL && g_str_has_prefix(stop, "similar:")
                         ? g_ascii_strtoll(stop + strlen("similar:"), NULL, 10)
                         : 0;
    for (guint i = 0; i < similar->len; i++) {
        const MamsInquiry *one = ((const MamsSimilar *)g_ptr_array_index(similar, i))->inquiry;
        if (marked == one->number || (marked == 0 && one->closed_at == 0))
            return mams_inquiry_code(one);
    }
    return g_strdup("");
}

static char *guess_day(const MamsInquiryScreen *inquiry)
{
    char day[MAMS_DAY_TEXT_SIZE];
    return inquiry->file->terms.extend_to != MAMS_DAY_NONE
               ? g_strconcat(mams_day_format_dotted(inquiry->file->terms.extend_to, day), " ", NULL)
               : g_strdup("");
}

MamsScreen *mams_inquiry_question(MamsScreen *screen, const char *name)
{
    MamsInquiryScreen *inquiry = (MamsInquiryScreen *)screen;
    static const MamsPrompt *const prompts[] = {&wait_prompt, &redirect_prompt, &drop_prompt};
    if (inquiry->file == NULL)
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(prompts); i++) {
        if (g_str_equal(name, prompts[i]->name))
            return mams_prompt_screen_new(screen, prompts[i], "");
    }
    if (g_str_equal(name, join_prompt.name)) {
        g_autofree char *guess = guess_join(inquiry);
        return mams_prompt_screen_new(screen, &join_prompt, guess);
    }
    if (g_str_equal(name, extend_prompt.name)) {
        g_autofree char *guess = guess_day(inquiry);
        return mams_prompt_screen_new(screen, &extend_prompt, guess);
    }
    if (g_str_equal(name, file_prompt.name))
        return ask_file(inquiry);
    if (g_str_equal(name, checklist_pick.name))
        return mams_pick_screen_new(screen, &checklist_pick);
    if (g_str_equal(name, MAMS_REMIND_QUESTION))
        return mams_remind_question(screen);
    return mams_inquiry_person_question(inquiry, name);
}

static void ask(MamsInquiryScreen *inquiry, const char *name)
{
    MamsScreen *question = mams_inquiry_question(&inquiry->screen, name);
    if (question != NULL)
        mams_app_push(inquiry->screen.app, question);
}

/* ---- parts and actions ---- */

/* A card on top, and an action of it. */
static void open_card(MamsInquiryScreen *inquiry, MamsActionId then)
{
    MamsApp *app = inquiry->screen.app;
    mams_card_open(app, mams_inquiry_about(inquiry), NULL);
    MamsScreen *card = mams_app_top(app);
    if (card->class->place == MAMS_PLACE_CARD && then != MAMS_ACTION_OPEN)
        card->class->act(card, then);
}

void mams_inquiry_open_part(MamsInquiryScreen *inquiry, const char *stop)
{
    MamsApp *app = inquiry->screen.app;
    g_auto(GStrv) words = g_strsplit(stop, ":", -1);
    int64_t number = words[1] != NULL ? g_ascii_strtoll(words[1], NULL, 10) : 0;
    if (g_str_equal(words[0], "card")) {
        open_card(inquiry, MAMS_ACTION_OPEN);
    } else if (g_str_equal(words[0], "similar")) {
        mams_inquiry_read_again(inquiry);
        mams_inquiry_open(app, number);
    } else if (g_str_equal(words[0], "said")) {
        const MamsSaid *said = g_ptr_array_index(inquiry->file->said, number);
        mams_card_open_as_said(app, said);
    } else {
        inquiry->message = number;
        inquiry->place = g_str_equal(words[0], "file") ? atoi(words[2]) : -1;
        ask(inquiry, file_prompt.name);
    }
}

static void wait_or_go_on(MamsInquiryScreen *inquiry)
{
    g_autoptr(GError) error = NULL;
    if (!inquiry->file->terms.stopped)
        ask(inquiry, wait_prompt.name);
    else
        done_or_say(
            inquiry,
            mams_desk_inquiry_resume(mams_app_desk(inquiry->screen.app), inquiry->number, &error),
            _("The clock goes on."), error);
}

/* Once to be asked, once more to do it. */
static void take_over(MamsInquiryScreen *inquiry)
{
    MamsApp *app = inquiry->screen.app;
    g_autoptr(GError) error = NULL;
    if (!inquiry->asked_take_over) {
        g_autofree char *text = g_strdup_printf(_("Ctrl-B again takes the inquiry over from '%s'."),
                                                inquiry->file->inquiry->operator_login);
        inquiry->asked_take_over = true;
        mams_app_say(app, text);
        return;
    }
    inquiry->asked_take_over = false;
    bool fine = mams_desk_claim(mams_app_desk(app), inquiry->number, true, &error);
    done_or_say(inquiry, fine, _("The inquiry is yours now."), error);
}

static void next_language(MamsInquiryScreen *inquiry)
{
    MamsDesk *desk = mams_app_desk(inquiry->screen.app);
    g_autoptr(GError) error = NULL;
    MamsLang next = (MamsLang)((inquiry->file->inquiry->language + 1) % MAMS_N_LANGS);
    g_autofree char *text =
        g_strdup_printf(_("The language of the inquiry: %s"), mams_lang_code(next));
    done_or_say(inquiry, mams_desk_inquiry_speak(desk, inquiry->number, next, &error), text, error);
}

static void release(MamsInquiryScreen *inquiry)
{
    g_autoptr(GError) error = NULL;
    bool fine = mams_desk_release(mams_app_desk(inquiry->screen.app), inquiry->number, &error);
    inquiry->no_claim = fine;
    done_or_say(inquiry, fine, _("The inquiry is nobody's now."), error);
}

static void send_sms(MamsInquiryScreen *inquiry)
{
    const MamsInquiry *one = inquiry->file->inquiry;
    MamsLang lang = one->language >= 0 ? (MamsLang)one->language
                                       : mams_app_caller_language(inquiry->screen.app);
    int64_t phone = inquiry->card != NULL ? inquiry->card->citizen->phone : 0;
    inquiry->asked_sms =
        mams_sms_ask(inquiry->screen.app, mams_inquiry_about(inquiry),
                     phone != 0 ? phone : one->from_phone, lang, inquiry->asked_sms);
}

static void reopen(MamsInquiryScreen *inquiry)
{
    g_autoptr(GError) error = NULL;
    bool fine =
        mams_desk_inquiry_reopen(mams_app_desk(inquiry->screen.app), inquiry->number, &error);
    done_or_say(inquiry, fine, _("The inquiry is open again."), error);
}

/* The applicant is also told of what was redirected, joined or not considered. */
static void reply(MamsInquiryScreen *inquiry)
{
    MamsApp *app = inquiry->screen.app;
    MamsInquiryOutcome outcome = inquiry->file->inquiry->outcome;
    if (outcome == MAMS_INQUIRY_ANSWERED || outcome == MAMS_INQUIRY_TOLD) {
        mams_app_refuse(app, _("This inquiry is closed: Ctrl-R opens it again."));
        return;
    }
    mams_inquiry_read_again(inquiry);
    mams_reply_open(app, inquiry->number);
}

/* The actions that ask with a line or a list. NULL: it is another one. */
static const char *question_of(MamsActionId action)
{
    switch ((int)action) {
    case MAMS_ACTION_ABOUT:
        return "person";
    case MAMS_ACTION_EXTEND:
        return extend_prompt.name;
    case MAMS_ACTION_REDIRECT:
        return redirect_prompt.name;
    case MAMS_ACTION_JOIN:
        return join_prompt.name;
    case MAMS_ACTION_DROP:
        return drop_prompt.name;
    case MAMS_ACTION_CHECKLIST:
        return checklist_pick.name;
    case MAMS_ACTION_REMIND:
        return MAMS_REMIND_QUESTION;
    default:
        return NULL;
    }
}

void mams_inquiry_act(MamsInquiryScreen *inquiry, MamsActionId action)
{
    MamsApp *app = inquiry->screen.app;
    if (question_of(action) != NULL) {
        ask(inquiry, question_of(action));
        return;
    }
    switch ((int)action) {
    case MAMS_ACTION_REPLY:
        reply(inquiry);
        break;
    case MAMS_ACTION_WHY:
    case MAMS_ACTION_MONTHS:
    case MAMS_ACTION_WHAT_IF:
        open_card(inquiry, action);
        break;
    case MAMS_ACTION_INQUIRY:
        mams_app_push(app,
                      mams_inquiry_topics_screen_new(
                          app, inquiry->number,
                          mams_desk_inquiry_guess(mams_app_desk(app), inquiry->file->inquiry)));
        break;
    case MAMS_ACTION_WAIT:
        wait_or_go_on(inquiry);
        break;
    case MAMS_ACTION_TAKE_OVER:
        take_over(inquiry);
        break;
    case MAMS_ACTION_RELEASE:
        release(inquiry);
        break;
    case MAMS_ACTION_CALLER_LANGUAGE:
        next_language(inquiry);
        break;
    case MAMS_ACTION_REOPEN:
        reopen(inquiry);
        break;
    case MAMS_ACTION_SMS:
        send_sms(inquiry);
        break;
    }
}
