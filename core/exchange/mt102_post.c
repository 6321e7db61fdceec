/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/money.h"
#include "exchange/checks.h"
#include "exchange/mt102_private.h"

/* A reference is :20:, a slash and :21:, in at most 64 bytes. */
enum { REFERENCE_MAX = 48, NUMBER_MAX = 15, REFERENCE_SIZE = 65 };

/* What all persons of a message share. */
typedef struct {
    MamsDay paid_on;
    MamsIin payer;
    char *payer_name, *reference; /* (owned) */
} Head;

/* A text of the message without outer blanks and control characters (transfer none). */
static char *text_at(MamsMt102 *message, guint32 offset)
{
    return mams_check_clean(message->reader, message->lines->str + offset);
}

static char *value_of(MamsMt102 *message, const MamsMt102Section *section, MamsMt102Key key)
{
    return text_at(message, section->values[key]);
}

/* The value of the person, else of the head. */
static char *person_or_head(MamsMt102 *message, const MamsMt102Section *person, MamsMt102Key key)
{
    return value_of(message, person->values[key] != 0 ? person : &message->details, key);
}

static void spoil_by(MamsMt102 *message, const char *field, const char *reason)
{
    mams_mt102_spoil(message, message->line, field, message->text, reason);
}

static void check_shape(MamsMt102 *message)
{
    if (!message->list) {
        spoil_by(message, "", _("the message is no list of persons: it is not of type 102"));
    } else if (message->persons->len == 0) {
        spoil_by(message, ":21:", _("the message names no person"));
    } else if (!message->has_sum) {
        spoil_by(message, ":32A:", _("the sum of the message is missing"));
    } else if (message->payer.repeated >= 0 || message->details.repeated >= 0) {
        spoil_by(message, "", _("a key of the head stands twice with different values"));
    }
}

static void read_head(MamsMt102 *message, Head *head)
{
    g_autoptr(GError) error = NULL;
    MamsReader *reader = message->reader;
    head->reference = g_strdup(text_at(message, message->reference));
    if (*head->reference == '\0' || strlen(head->reference) > REFERENCE_MAX) {
        spoil_by(message, ":20:", _("the reference of the message is missing or too long"));
    }
    head->paid_on = message->sum_day;
    if (head->paid_on == MAMS_DAY_NONE) {
        head->paid_on = mams_mt102_short_day(value_of(message, &message->details, MAMS_MT102_DATE));
    }
    if (head->paid_on == MAMS_DAY_NONE) {
        spoil_by(message, ":32A:", _("neither ':32A:' nor '/DATE/' says on which day was paid"));
    } else if (!mams_check_past(reader, head->paid_on, &error)) {
        spoil_by(message, ":32A:", error->message);
    }

    const char *payer = value_of(message, &message->payer, MAMS_MT102_IDN);
    g_clear_error(&error);
    if (*payer == '\0') {
        spoil_by(message, "/IDN/", _("the number of the payer is missing"));
    } else if (!mams_check_payer(reader, "/IDN/", payer, &head->payer, &error)) {
        spoil_by(message, "/IDN/", error->message);
    } else if (!mams_iin_is_bin(head->payer) && mams_iin_birth_day(head->payer) == MAMS_DAY_NONE) {
        mams_reader_doubt(reader, "/IDN/", _("the payer's IIN '%s' names no real day of birth"),
                          payer);
    }
    head->payer_name = g_strdup(value_of(message, &message->payer, MAMS_MT102_NAME));
}

static void check_sums(MamsMt102 *message)
{
    int64_t sum = 0;
    for (guint i = 0; i < message->persons->len; i++) {
        const MamsMt102Section *person = &g_array_index(message->persons, MamsMt102Section, i);
        if (person->amount < 0 || __builtin_add_overflow(sum, person->amount, &sum)) {
            mams_mt102_spoil(message, person->line, ":32B:", mams_mt102_text(message, person->from),
                             _("the sum of a person is missing or too large"));
            return;
        }
    }
    if (message->has_sum && sum != message->sum) {
        char text[2][MAMS_MONEY_TEXT_SIZE];
        g_autofree char *reason = g_strdup_printf(
            _("the sums of the persons make %s, ':32A:' says %s: nothing of this "
              "message was taken, ask the sender"),
            mams_money_format_plain(sum, text[0]), mams_money_format_plain(message->sum, text[1]));
        spoil_by(message, ":32A:", reason);
    }
}

/* The kind of a payment from its purpose code (КНП), as fixed in mams-import(5); -1 for any other.
 */
static int kind_of(const char *code, bool own, const char *payer_name)
{
    if (strcmp(code, "121") == 0) {
        return MAMS_KIND_EMPLOYER;
    }
    if (strcmp(code, "122") == 0) {
        if (!own) {
            return MAMS_KIND_EMPLOYEE;
        }
        return mams_mt102_is_entrepreneur(payer_name) ? MAMS_KIND_ENTREPRENEUR : MAMS_KIND_SELF;
    }
    return strcmp(code, "123") == 0 || strcmp(code, "124") == 0 ? MAMS_KIND_PENALTY : -1;
}

static bool read_payment(MamsMt102 *message, const MamsMt102Section *person, const Head *head,
                         MamsIin iin, MamsPayment *payment, const char **field, GError **error)
{
    *field = "/KNP/";
    const char *code = person_or_head(message, person, MAMS_MT102_KNP);
    int kind = kind_of(code, head->payer == iin, head->payer_name);
    if (kind < 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("КНП '%s' is no contribution or deduction for medical insurance"), code);
        return false;
    }
    *field = "/PERIOD/";
    const char *period = person_or_head(message, person, MAMS_MT102_PERIOD);
    MamsMonth month = mams_mt102_period(period);
    if (month == MAMS_MONTH_NONE) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("'%s' is no month that is paid for: MMYYYY is expected"), period);
        return false;
    }
    *payment = (MamsPayment){.month = month,
                             .kind = (MamsKind)kind,
                             .amount = person->amount,
                             .paid_on = head->paid_on,
                             .received_on = MAMS_DAY_NONE,
                             .posted_on = MAMS_DAY_NONE,
                             .returned_on = MAMS_DAY_NONE,
                             .payer = head->payer,
                             .payer_name = *head->payer_name != '\0' ? head->payer_name : NULL};
    if (!mams_check_month(message->reader, month, error)) {
        return false;
    }
    *field = ":32B:";
    return mams_check_amount(payment->amount, error);
}

/* Date and sex only ever warn: an ИИН keeps its digits when the register is corrected. Returns the
 * birth day that the message says, or NONE. */
static MamsDay doubt_digits(MamsMt102 *message, const MamsMt102Section *person, MamsIin iin)
{
    MamsReader *reader = message->reader;
    const char *date = value_of(message, person, MAMS_MT102_DT);
    MamsDay birth = mams_mt102_long_day(date), digits = mams_iin_birth_day(iin);
    if (*date != '\0' && birth == MAMS_DAY_NONE) {
        mams_reader_doubt(reader, "/DT/", _("'%s' is no day of birth"), date);
    }
    if (digits == MAMS_DAY_NONE) {
        mams_reader_doubt(reader, "/IDN/", _("the IIN names no real day of birth"));
    } else if (birth != MAMS_DAY_NONE && birth != digits) {
        mams_reader_doubt(reader, "/DT/", _("the day of birth '%s' is not that of the IIN"), date);
    }

    MamsSex sex = mams_iin_sex(iin);
    MamsSex named = mams_mt102_sex(value_of(message, person, MAMS_MT102_FM),
                                   value_of(message, person, MAMS_MT102_FT));
    if (sex != MAMS_SEX_UNKNOWN && named != MAMS_SEX_UNKNOWN && sex != named) {
        mams_reader_doubt(reader, "/FM/", "%s",
                          sex == MAMS_SEX_MALE ? _("the name is a woman's, the IIN a man's")
                                               : _("the name is a man's, the IIN a woman's"));
    }
    return birth;
}

/* The lines of a person as one. (owned) */
static char *lines_of(const MamsMt102 *message, const MamsMt102Section *person)
{
    gsize length = person->to - person->from - 1;
    char *text = g_malloc(length + 1);
    for (gsize i = 0; i < length; i++) {
        char c = message->lines->str[person->from + i];
        text[i] = c != '\0' ? c : ' ';
    }
    text[length] = '\0';
    return text;
}

static bool read_person(MamsMt102 *message, const MamsMt102Section *person, const Head *head,
                        MamsRow *row, MamsPayment *payment, const char **field, GError **error)
{
    size_t number = strlen(text_at(message, person->number));
    if (number == 0 || number > NUMBER_MAX) {
        *field = ":21:";
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("the number of the person in the message is missing or too long"));
        return false;
    }
    if (person->repeated >= 0) {
        *field = mams_mt102_keys[person->repeated];
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("the key stands twice with different values"));
        return false;
    }
    *field = "/IDN/";
    if (!mams_check_person(message->reader, "/IDN/", value_of(message, person, MAMS_MT102_IDN),
                           &row->iin, error) ||
        !read_payment(message, person, head, row->iin, payment, field, error)) {
        return false;
    }
    const char *surname = value_of(message, person, MAMS_MT102_FM);
    const char *given = value_of(message, person, MAMS_MT102_NM);
    row->surname = *surname != '\0' ? surname : NULL;
    row->given = *given != '\0' ? given : NULL;
    row->birth = doubt_digits(message, person, row->iin);
    return true;
}

static void post_person(MamsMt102 *message, const MamsMt102Section *person, const Head *head)
{
    mams_reader_begin_row(message->reader);
    g_autofree char *text = lines_of(message, person);
    MamsPayment payment;
    MamsRow row = {.line = person->line, .payment = &payment, .text = text};
    const char *field = "";
    g_autoptr(GError) error = NULL;
    if (!read_person(message, person, head, &row, &payment, &field, &error)) {
        mams_reader_reject(message->reader, person->line, field, error->message, text);
        return;
    }
    char reference[REFERENCE_SIZE];
    g_snprintf(reference, sizeof reference, "%s/%s", head->reference,
               text_at(message, person->number));
    payment.reference = reference;
    mams_reader_take(message->reader, &row);
}

static void doubt_letters(MamsMt102 *message)
{
    if (message->look_alike != 0) {
        mams_reader_doubt(
            message->reader, "",
            _("Cyrillic letters stand for Latin ones in the tags, first in line %" PRId64),
            message->look_alike);
    }
    if (message->unreadable != 0) {
        mams_reader_doubt(
            message->reader, "",
            _("bytes that are no letters were replaced by '?', first in line %" PRId64),
            message->unreadable);
    }
}

void mams_mt102_post(MamsMt102 *message)
{
    MamsReader *reader = message->reader;
    Head head = {.paid_on = MAMS_DAY_NONE};
    mams_reader_begin_row(reader);
    if (message->fault == NULL) {
        check_shape(message);
        read_head(message, &head);
        check_sums(message);
    }
    if (message->fault != NULL) {
        reader->totals->unposted++;
        mams_reader_reject(reader, message->fault_line, message->fault_field, message->fault,
                           message->fault_text);
    } else {
        doubt_letters(message);
        mams_reader_report_doubts(reader, message->line, message->text);
    }
    for (guint i = 0; message->fault == NULL && i < message->persons->len && !reader->stopped;
         i++) {
        post_person(message, &g_array_index(message->persons, MamsMt102Section, i), &head);
    }
    g_free(head.payer_name);
    g_free(head.reference);
}
