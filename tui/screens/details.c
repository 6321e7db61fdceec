/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "call.h"
#include "marks.h"
#include "mams.h"
#include "screens/card_private.h"
#include "screens/inquiries.h"
#include "screens/inquiry_words.h"
#include "screens/restore.h"
#include "widgets/list.h"

enum { LABEL_COLUMNS = 13, IIN_COLUMNS = 15, AGE_COLUMNS = 5, SIGN_COLUMNS = 2, SAID_LIMIT = 50 };

typedef struct {
    MamsScreen screen;
    /* Of the card below; NULL when they had to be cleared. (transfer none) */
    const MamsCard *card;
    const MamsAround *around;
    GPtrArray *said;     /* MamsSaid, the last answers about the person */
    char *error;         /* why they were cleared */
    MamsList list;       /* the relatives, then the inquiries */
    int verdict_columns; /* of the longest verdict in the list */
} Details;

static int n_relatives(const Details *details)
{
    return (int)details->around->relatives->len;
}

/* ---- relatives ---- */

static const MamsCardRelative *relative_at(const Details *details, int index)
{
    return g_ptr_array_index(details->around->relatives, index);
}

static const char *verdict_of(const Details *details, const MamsCardRelative *relative)
{
    MamsApp *app = details->screen.app;
    if (relative->verdict == MAMS_VERDICT_NONE)
        return _("not in the register");
    return mams_words_verdict(mams_desk_words(mams_app_desk(app)), mams_app_language(app),
                              relative->verdict, relative->sex);
}

static void draw_relative(MamsDraw *draw, int index, MamsArea row, MamsRole role, void *data)
{
    const Details *details = data;
    const MamsCardRelative *relative = relative_at(details, index);
    char iin[MAMS_IIN_MASKED_SIZE];
    MamsRole sign_role;
    const char *sign = mams_marks_verdict(relative->verdict, &sign_role);
    int verdict = row.column + row.columns - details->verdict_columns;
    int age = verdict - SIGN_COLUMNS - AGE_COLUMNS;
    int number = age - IIN_COLUMNS;
    int name = row.column + LABEL_COLUMNS;
    mams_draw_text(draw, row.row, row.column, LABEL_COLUMNS - 1, role,
                   mams_call_relation_name(relative->relation));
    mams_draw_text(draw, row.row, name, number - name - 1, role,
                   relative->name != NULL ? relative->name : "");
    mams_draw_text(draw, row.row, number, IIN_COLUMNS, role,
                   mams_iin_format_masked(relative->iin, iin));
    if (relative->birth != MAMS_DAY_NONE) {
        g_autofree char *years =
            g_strdup_printf("(%d)", mams_day_age(relative->birth, details->card->answer->on));
        mams_draw_text(draw, row.row, age, AGE_COLUMNS, role, years);
    }
    mams_draw_text(draw, row.row, verdict - SIGN_COLUMNS, 1,
                   role == MAMS_ROLE_SELECTED ? role : sign_role, sign);
    mams_draw_text(draw, row.row, verdict, details->verdict_columns, role,
                   verdict_of(details, relative));
}

/* ---- the other parts ---- */

/* A heading, after `gap` empty rows. */
static void draw_heading(MamsDraw *draw, MamsArea *area, int gap, const char *text)
{
    mams_area_cut_top(area, gap);
    MamsArea row = mams_area_cut_top(area, 1);
    if (row.rows > 0)
        mams_draw_text(draw, row.row, row.column, row.columns, MAMS_ROLE_HEADING, text);
}

static void draw_line(MamsDraw *draw, MamsArea *area, MamsRole role, const char *label,
                      const char *text)
{
    MamsArea row = mams_area_cut_top(area, 1);
    if (row.rows == 0)
        return;
    mams_draw_text(draw, row.row, row.column, LABEL_COLUMNS - 1, MAMS_ROLE_QUIET, label);
    mams_draw_text(draw, row.row, row.column + LABEL_COLUMNS, row.columns - LABEL_COLUMNS, role,
                   text);
}

static void append(GString *text, const char *before, const char *word)
{
    if (word != NULL && *word != '\0')
        g_string_append_printf(text, "%s%s", before, word);
}

/* Each category with its first and last day, its document and the register that says so. */
static void draw_categories(const Details *details, MamsDraw *draw, MamsArea *area, int gap)
{
    const GArray *categories = details->around->categories;
    const MamsRules *rules = mams_desk_rules(mams_app_desk(details->screen.app));
    MamsLang lang = mams_app_language(details->screen.app);
    draw_heading(draw, area, gap,
                 categories->len > 0 ? _("Categories") : _("No category in force"));
    for (guint i = 0; i < categories->len; i++) {
        const MamsAssignment *assignment = &g_array_index(categories, MamsAssignment, i);
        char from[MAMS_DAY_TEXT_SIZE], to[MAMS_DAY_TEXT_SIZE], dated[MAMS_DAY_TEXT_SIZE];
        const MamsRegister *reg =
            assignment->reg != NULL ? mams_rules_register(rules, assignment->reg) : NULL;
        g_autoptr(GString) text = g_string_new(NULL);
        g_string_append_printf(text, "%s  %s–%s",
                               rules->categories[assignment->category].short_name[lang],
                               mams_day_format_dotted(assignment->from, from),
                               mams_day_format_dotted(assignment->to, to));
        append(text, "  № ", assignment->document);
        append(text, " ", mams_day_format_dotted(assignment->document_date, dated));
        append(text, ", ", assignment->issuer);
        append(text, "  ", reg != NULL ? reg->name[lang] : assignment->reg);
        draw_line(draw, area, MAMS_ROLE_TEXT, "", text->str);
    }
}

/* The inquiry of a row of the list, NULL: the row is a relative. */
static const MamsInquiry *inquiry_at(const Details *details, int index)
{
    int at = index - n_relatives(details);
    return at >= 0 ? g_ptr_array_index(details->around->inquiries, at) : NULL;
}

/* What was said last about the person in an inquiry; NULL: nothing. */
static const MamsSaid *said_in(const Details *details, const MamsInquiry *inquiry)
{
    for (guint i = 0; details->said != NULL && i < details->said->len; i++) {
        const MamsSaid *said = g_ptr_array_index(details->said, i);
        if (said->inquiry == inquiry->number)
            return said;
    }
    return NULL;
}

/* Channel, topic, whose it is, and what was answered. (owned) */
static char *say_inquiry(const Details *details, const MamsInquiry *inquiry)
{
    enum { ANSWER_COLUMNS = 100 };
    const MamsSaid *said = said_in(details, inquiry);
    g_autoptr(GString) text = g_string_new(mams_call_channel_name(inquiry->channel));
    append(text, ", ",
           inquiry->topic >= 0 ? mams_call_topic_name((MamsInquiryTopic)inquiry->topic)
                               : _("open"));
    append(text, ", ", inquiry->operator_login);
    if (said != NULL) {
        g_autofree char *words = mams_inquiry_say_first_words(said->text, ANSWER_COLUMNS);
        append(text, ": ", words);
    }
    return g_strdup(text->str);
}

static void draw_inquiry(MamsDraw *draw, int index, MamsArea row, MamsRole role, void *data)
{
    const Details *details = data;
    const MamsInquiry *inquiry = inquiry_at(details, index);
    char day[MAMS_DAY_TEXT_SIZE];
    mams_day_format_dotted(mams_almaty_day(inquiry->received_at), day);
    g_autofree char *text = say_inquiry(details, inquiry);
    mams_draw_text(draw, row.row, row.column, LABEL_COLUMNS - 1,
                   role == MAMS_ROLE_TEXT ? MAMS_ROLE_QUIET : role, day);
    mams_draw_text(draw, row.row, row.column + LABEL_COLUMNS, row.columns - LABEL_COLUMNS, role,
                   text);
}

/* The latest inquiries: day, channel, topic, whose they are and what was answered. */
static void draw_inquiries(Details *details, MamsDraw *draw, MamsArea *area, int gap)
{
    int n = (int)details->around->inquiries->len, first = n_relatives(details);
    g_autofree char *heading = g_strdup_printf(_("Inquiries %d"), details->around->n_inquiries);
    draw_heading(draw, area, gap, heading);
    for (int i = first; i < first + n; i++) {
        MamsArea row = mams_area_cut_top(area, 1);
        bool chosen = i == details->list.selected;
        if (row.rows == 0)
            return;
        if (chosen)
            mams_draw_blank(draw, row.row, row.column, row.columns, MAMS_ROLE_SELECTED);
        draw_inquiry(draw, i, row, chosen ? MAMS_ROLE_SELECTED : MAMS_ROLE_TEXT, details);
        if (chosen)
            mams_draw_cursor(draw, row.row, row.column);
    }
}

static void draw_ages(const Details *details, MamsDraw *draw, MamsArea *area, int gap)
{
    draw_heading(draw, area, gap, _("Age of the data"));
    for (int data = 0; data < MAMS_N_DATA; data++) {
        const MamsDataAge *age = &details->around->ages[data];
        char day[MAMS_DAY_TEXT_SIZE];
        if (age->day == MAMS_DAY_NONE) {
            draw_line(draw, area, MAMS_ROLE_QUIET, mams_call_data_name((MamsData)data),
                      _("nothing imported"));
            continue;
        }
        mams_day_format_dotted(age->day, day);
        g_autofree char *text =
            age->stale ? g_strdup_printf(_("! %s, older than it should be"), day) : g_strdup(day);
        draw_line(draw, area, age->stale ? MAMS_ROLE_CAUTION : MAMS_ROLE_TEXT,
                  mams_call_data_name((MamsData)data), text);
    }
}

static int other_rows(const MamsAround *around)
{
    return 3 + (int)around->categories->len + (int)around->inquiries->len + MAMS_N_DATA;
}

static void draw_details(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Details *details = (Details *)screen;
    MamsArea inside = mams_area_inset(body, 1, 1);
    if (details->around == NULL) {
        mams_draw_paragraph(draw, inside, MAMS_ROLE_BAD, details->error);
        return;
    }
    draw_heading(draw, &inside, 0, n_relatives(details) > 0 ? _("Relatives") : _("No relatives"));
    /* As many rows as there are relatives, while two of them at least are seen. */
    int rows = MAX(inside.rows - other_rows(details->around), 2);
    MamsArea list = mams_area_cut_top(&inside, MIN(rows, n_relatives(details)));
    details->verdict_columns = 0;
    for (int i = 0; i < n_relatives(details); i++) {
        int columns = mams_text_width(verdict_of(details, relative_at(details, i)));
        details->verdict_columns = MAX(details->verdict_columns, columns);
    }
    int gap = inside.rows >= other_rows(details->around) + 3 ? 1 : 0; /* three headings */
    mams_draw_cursor(draw, list.row, list.column);
    /* The relatives as a list of their own, in which nobody is chosen while an inquiry is. */
    bool chosen = details->list.selected < n_relatives(details);
    MamsList relatives = details->list;
    relatives.count = n_relatives(details);
    relatives.selected = MIN(relatives.selected, MAX(relatives.count - 1, 0));
    mams_list_draw(&relatives, draw, list, chosen, chosen, draw_relative, details);
    details->list.top = relatives.top;
    details->list.page = MAX(relatives.page, 1);
    draw_categories(details, draw, &inside, gap);
    draw_inquiries(details, draw, &inside, gap);
    draw_ages(details, draw, &inside, gap);
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    return ((const Details *)screen)->list.count > 0 ? MAMS_NEEDS_ROW : 0u;
}

static void open_chosen(const Details *details)
{
    MamsApp *app = details->screen.app;
    const MamsInquiry *inquiry = inquiry_at(details, details->list.selected);
    if (inquiry != NULL)
        mams_inquiry_open(app, inquiry->number);
    else
        mams_card_open(app, relative_at(details, details->list.selected)->iin, NULL);
}

static void open_as_said(const Details *details)
{
    const MamsInquiry *inquiry = inquiry_at(details, details->list.selected);
    const MamsSaid *said = inquiry != NULL ? said_in(details, inquiry) : NULL;
    if (said != NULL)
        mams_card_open_as_said(details->screen.app, said);
    else
        mams_app_refuse(details->screen.app,
                        _("Choose an inquiry in which something was said about the person."));
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Details *details = (Details *)screen;
    switch ((int)action) {
    case MAMS_ACTION_OPEN:
        open_chosen(details);
        break;
    case MAMS_ACTION_AS_KNOWN:
        open_as_said(details);
        break;
    case MAMS_ACTION_INQUIRY:
        mams_app_push(screen->app, mams_topics_screen_new(screen->app));
        break;
    default:
        mams_list_act(&details->list, action);
        break;
    }
}

/* As with a card: what could not be written into the journal was not seen. */
static bool painted(MamsScreen *screen)
{
    Details *details = (Details *)screen;
    g_autoptr(GError) error = NULL;
    if (mams_desk_look(mams_app_desk(screen->app), "relatives", details->card->citizen->iin, 1,
                       &error))
        return false;
    details->error = g_strdup_printf(
        _("The card is closed: the look at it could not be written into the journal. %s"),
        error->message);
    details->card = NULL;
    details->around = NULL;
    mams_list_reset(&details->list, 0);
    return true;
}

static const char *topic(const MamsScreen *screen)
{
    (void)screen;
    return "card.details";
}

static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    mams_list_keep(&((const Details *)screen)->list, file, group, "list");
}

/* The chosen relative: who he is to the person, his name and his verdict. */
static char *speech(const MamsScreen *screen)
{
    const Details *details = (const Details *)screen;
    if (details->card == NULL)
        return g_strdup(details->error);
    if (details->list.count == 0)
        return g_strdup(_(screen->class->title));
    const MamsInquiry *inquiry = inquiry_at(details, details->list.selected);
    if (inquiry != NULL) {
        g_autofree char *text = say_inquiry(details, inquiry);
        return g_strdup_printf("%d/%d: %s", details->list.selected + 1, details->list.count, text);
    }
    const MamsCardRelative *relative = relative_at(details, details->list.selected);
    return g_strdup_printf("%d/%d: %s %s, %s", details->list.selected + 1, details->list.count,
                           mams_call_relation_name(relative->relation),
                           relative->name != NULL ? relative->name : "",
                           verdict_of(details, relative));
}

static void close_details(MamsScreen *screen)
{
    Details *details = (Details *)screen;
    g_clear_pointer(&details->said, g_ptr_array_unref);
    g_free(details->error);
    g_free(details);
}

static const MamsScreenClass details_class = {
    .place = MAMS_PLACE_LIST,
    .title = N_("Relatives and inquiries"),
    .name = "details",
    .topic = topic,
    .draw = draw_details,
    .act = act,
    .holds = holds,
    .painted = painted,
    .keep = keep,
    .speech = speech,
    .close = close_details,
};

MamsScreen *mams_details_screen_new(MamsApp *app, const MamsCard *card, const MamsAround *around)
{
    Details *details = g_new0(Details, 1);
    details->screen.class = &details_class;
    details->screen.app = app;
    details->card = card;
    details->around = around;
    details->said = mams_desk_said_about(mams_app_desk(app), card->citizen->iin, SAID_LIMIT, NULL);
    mams_list_reset(&details->list, (int)(around->relatives->len + around->inquiries->len));
    return &details->screen;
}

MamsScreen *mams_details_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                        GError **error)
{
    const MamsCardScreen *card = (const MamsCardScreen *)mams_app_find(app, MAMS_PLACE_CARD);
    if (card == NULL || card->card == NULL) {
        mams_restore_fail(error);
        return NULL;
    }
    MamsScreen *screen = mams_details_screen_new(app, card->card, card->around);
    mams_list_restore(&((Details *)screen)->list, file, group, "list");
    return screen;
}
