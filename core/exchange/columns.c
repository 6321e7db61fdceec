/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/columns.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/lang.h"
#include "base/money.h"
#include "base/text.h"
#include "exchange/checks.h"

enum { PHONE_DIGITS = 10, PHONE_DIGITS_MAX = 15, KATO_DIGITS = 9, SHOWN_COLUMNS = 60 };

/* Sets an error whose message holds the text, made safe to show. `format` has one %s. */
static bool refuse(GError **error, const char *format, const char *text) G_GNUC_PRINTF(2, 0);

static bool refuse(GError **error, const char *format, const char *text)
{
    g_autofree char *clean = mams_text_clean(text);
    g_autofree char *shown = mams_text_ellipsize(clean, SHOWN_COLUMNS);
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA, format, shown);
    return false;
}

static bool read_person(MamsReader *reader, const MamsColumn *column, char *text, void *where,
                        GError **error)
{
    return mams_check_person(reader, column->name, text, where, error);
}

static bool read_payer(MamsReader *reader, const MamsColumn *column, char *text, void *where,
                       GError **error)
{
    return mams_check_payer(reader, column->name, text, where, error);
}

static bool read_day(MamsReader *reader, const MamsColumn *column, char *text, void *where,
                     GError **error)
{
    (void)reader, (void)column;
    MamsDay *day = where;
    *day = mams_day_parse(text);
    return *day != MAMS_DAY_NONE || refuse(error, _("'%s' is no date: write YYYY-MM-DD"), text);
}

static bool read_past_day(MamsReader *reader, const MamsColumn *column, char *text, void *where,
                          GError **error)
{
    return read_day(reader, column, text, where, error) &&
           mams_check_past(reader, *(MamsDay *)where, error);
}

static bool read_month(MamsReader *reader, const MamsColumn *column, char *text, void *where,
                       GError **error)
{
    (void)column;
    MamsMonth *month = where;
    *month = mams_month_parse(text);
    if (*month == MAMS_MONTH_NONE) {
        return refuse(error, _("'%s' is no month: write YYYY-MM"), text);
    }
    return mams_check_month(reader, *month, error);
}

static bool read_amount(MamsReader *reader, const MamsColumn *column, char *text, void *where,
                        GError **error)
{
    (void)reader, (void)column;
    int64_t *tiyn = where;
    if (!mams_money_parse(text, tiyn)) {
        return refuse(error, _("'%s' is no amount: write tenge with at most two decimals"), text);
    }
    return mams_check_amount(*tiyn, error);
}

static bool read_text(MamsReader *reader, const MamsColumn *column, char *text, void *where,
                      GError **error)
{
    char *clean = mams_check_clean(reader, text);
    if (strlen(clean) > (size_t)column->limit && g_utf8_strlen(clean, -1) > column->limit) {
        return refuse(error, _("'%s' is too long"), clean);
    }
    if (*clean == '\0' && column->required) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA, _("the field is empty"));
        return false;
    }
    if (*clean != '\0') {
        *(char **)where = clean;
    }
    return true;
}

/* A key that is compared byte by byte: its limit is in bytes. */
static bool read_key(MamsReader *reader, const MamsColumn *column, char *text, void *where,
                     GError **error)
{
    char *clean = mams_check_clean(reader, text);
    if (strlen(clean) > (size_t)column->limit) {
        return refuse(error, _("'%s' is too long"), clean);
    }
    if (*clean != '\0') {
        *(char **)where = clean;
    }
    return true;
}

static bool read_email(MamsReader *reader, const MamsColumn *column, char *text, void *where,
                       GError **error)
{
    const char *at = strchr(text, '@');
    if (at == NULL || at == text || at[1] == '\0' || strchr(at + 1, '@') != NULL ||
        strpbrk(text, " \t,;<>\"") != NULL) {
        return refuse(error, _("'%s' is no e-mail address"), text);
    }
    return read_text(reader, column, text, where, error);
}

static bool read_kind(MamsReader *reader, const MamsColumn *column, char *text, void *where,
                      GError **error)
{
    (void)reader, (void)column;
    int kind = mams_kind_parse(text);
    *(MamsKind *)where = (MamsKind)kind;
    return kind >= 0 || refuse(error, _("'%s' is no kind of payment: see mams-import(5)"), text);
}

static bool read_category(MamsReader *reader, const MamsColumn *column, char *text, void *where,
                          GError **error)
{
    (void)column;
    int category = mams_rules_category(reader->rules, text);
    *(int *)where = category;
    return category >= 0 || refuse(error, _("'%s' is no category: see mams-import(5)"), text);
}

static bool read_sex(MamsReader *reader, const MamsColumn *column, char *text, void *where,
                     GError **error)
{
    (void)reader, (void)column;
    MamsSex sex = strcmp(text, "m") == 0   ? MAMS_SEX_MALE
                  : strcmp(text, "f") == 0 ? MAMS_SEX_FEMALE
                                           : MAMS_SEX_UNKNOWN;
    *(MamsSex *)where = sex;
    return sex != MAMS_SEX_UNKNOWN || refuse(error, _("'%s' is neither m nor f"), text);
}

static bool read_language(MamsReader *reader, const MamsColumn *column, char *text, void *where,
                          GError **error)
{
    (void)reader, (void)column;
    int language = mams_lang_parse(text);
    *(int *)where = language;
    return language >= 0 || refuse(error, _("'%s' is none of kk, ru, en"), text);
}

static bool read_relation(MamsReader *reader, const MamsColumn *column, char *text, void *where,
                          GError **error)
{
    (void)reader, (void)column;
    static const char *const relations[] = {"parent", "child", "spouse", "guardian"};
    for (size_t i = 0; i < G_N_ELEMENTS(relations); i++) {
        if (strcmp(text, relations[i]) == 0) {
            *(char *)where = relations[i][0];
            return true;
        }
    }
    return refuse(error, _("'%s' is none of parent, child, spouse, guardian"), text);
}

static bool read_region(MamsReader *reader, const MamsColumn *column, char *text, void *where,
                        GError **error)
{
    (void)reader, (void)column;
    if (strlen(text) != KATO_DIGITS || strspn(text, "0123456789") != KATO_DIGITS) {
        return refuse(error, _("'%s' is no KATO code of nine digits"), text);
    }
    *(int *)where = (int)g_ascii_strtoll(text, NULL, 10);
    return true;
}

/* Keeps the last ten digits: 8 701 …, +7 701 … and 701 … are one phone. */
static bool read_phone(MamsReader *reader, const MamsColumn *column, char *text, void *where,
                       GError **error)
{
    (void)reader, (void)column;
    const int64_t past_last = G_GINT64_CONSTANT(10000000000);
    int64_t phone = 0;
    int digits = 0;
    for (const char *p = text; *p != '\0'; p++) {
        if (g_ascii_isdigit(*p)) {
            phone = (phone * 10 + (*p - '0')) % past_last;
            digits++;
        } else if (strchr("+-(). ", *p) == NULL) {
            return refuse(error, _("'%s' is no phone number"), text);
        }
    }
    if (digits < PHONE_DIGITS || digits > PHONE_DIGITS_MAX) {
        return refuse(error, _("'%s' is no phone number: it needs at least ten digits"), text);
    }
    *(int64_t *)where = phone;
    return true;
}

static bool check_order(MamsDay from, MamsDay to, const char *earlier, GError **error)
{
    if (from <= to) {
        return true;
    }
    char text[2][MAMS_DAY_TEXT_SIZE];
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA, _("'%s' is before '%s', which is %s"),
                mams_day_format(to, text[0]), earlier, mams_day_format(from, text[1]));
    return false;
}

static bool check_citizen(MamsRecord *record, const char **field, GError **error)
{
    MamsCitizen *citizen = &record->citizen;
    citizen->iin = record->iin;
    *field = "death_date";
    return citizen->death == MAMS_DAY_NONE ||
           check_order(citizen->birth, citizen->death, "birth_date", error);
}

static bool check_relative(MamsRecord *record, const char **field, GError **error)
{
    MamsRelative *relative = &record->relative;
    relative->iin = record->iin;
    if (relative->iin == relative->relative) {
        *field = "relative_iin";
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("the person and the relative have the same IIN"));
        return false;
    }
    *field = "to";
    return check_order(relative->from, relative->to, "from", error);
}

static bool check_assignment(MamsRecord *record, const char **field, GError **error)
{
    *field = "to";
    return check_order(record->assignment.from, record->assignment.to, "from", error);
}

static bool check_payment(MamsRecord *record, const char **field, GError **error)
{
    const MamsPayment *payment = &record->payment;
    *field = "returned_on";
    return payment->returned_on == MAMS_DAY_NONE ||
           check_order(payment->paid_on, payment->returned_on, "paid_on", error);
}

#define AT(member) offsetof(MamsRecord, member)

static const MamsColumn citizen_columns[] = {
    {"iin", true, read_person, AT(iin), 0},
    {"surname", true, read_text, AT(citizen.surname), 100},
    {"given", true, read_text, AT(citizen.given), 100},
    {"patronymic", false, read_text, AT(citizen.patronymic), 100},
    {"birth_date", true, read_past_day, AT(citizen.birth), 0},
    {"sex", false, read_sex, AT(citizen.sex), 0},
    {"death_date", false, read_past_day, AT(citizen.death), 0},
    {"resident_from", false, read_day, AT(citizen.resident_from), 0},
    {"region", false, read_region, AT(citizen.region), 0},
    {"phone", false, read_phone, AT(citizen.phone), 0},
    {"email", false, read_email, AT(citizen.email), 254},
    {"language", false, read_language, AT(citizen.language), 0},
    {"clinic", false, read_text, AT(citizen.clinic), 200},
    {"clinic_since", false, read_day, AT(citizen.clinic_since), 0},
    {"former_surname", false, read_text, AT(citizen.former_surname), 100},
};

static const MamsColumn relative_columns[] = {
    {"iin", true, read_person, AT(iin), 0},
    {"relative_iin", true, read_person, AT(relative.relative), 0},
    {"relation", true, read_relation, AT(relative.relation), 0},
    {"from", false, read_day, AT(relative.from), 0},
    {"to", false, read_day, AT(relative.to), 0},
};

static const MamsColumn assignment_columns[] = {
    {"iin", true, read_person, AT(iin), 0},
    {"category", true, read_category, AT(assignment.category), 0},
    {"from", true, read_day, AT(assignment.from), 0},
    {"to", false, read_day, AT(assignment.to), 0},
    {"document", false, read_text, AT(assignment.document), 100},
    {"document_date", false, read_past_day, AT(assignment.document_date), 0},
    {"issuer", false, read_text, AT(assignment.issuer), 200},
    {"register", false, read_key, AT(assignment.reg), 64},
};

static const MamsColumn payment_columns[] = {
    {"iin", true, read_person, AT(iin), 0},
    {"month", true, read_month, AT(payment.month), 0},
    {"kind", true, read_kind, AT(payment.kind), 0},
    {"amount", true, read_amount, AT(payment.amount), 0},
    {"paid_on", true, read_past_day, AT(payment.paid_on), 0},
    {"payer", false, read_payer, AT(payment.payer), 0},
    {"payer_name", false, read_text, AT(payment.payer_name), 200},
    {"received_on", false, read_past_day, AT(payment.received_on), 0},
    {"posted_on", false, read_past_day, AT(payment.posted_on), 0},
    {"returned_on", false, read_past_day, AT(payment.returned_on), 0},
    {"return_reason", false, read_text, AT(payment.return_reason), 500},
    {"reference", false, read_key, AT(payment.reference), 64},
    {"channel", false, read_key, AT(payment.channel), 64},
};

static const MamsTable tables[MAMS_N_FILES] = {
    [MAMS_FILE_CITIZENS] = {citizen_columns,
                            G_N_ELEMENTS(citizen_columns),
                            {.citizen = {.patronymic = "",
                                         .death = MAMS_DAY_NONE,
                                         .resident_from = MAMS_DAY_NONE,
                                         .clinic_since = MAMS_DAY_NONE,
                                         .language = -1}},
                            check_citizen},
    [MAMS_FILE_RELATIVES] = {relative_columns,
                             G_N_ELEMENTS(relative_columns),
                             {.relative = {.from = MAMS_DAY_NONE, .to = MAMS_DAY_FOREVER}},
                             check_relative},
    [MAMS_FILE_ASSIGNMENTS] = {assignment_columns,
                               G_N_ELEMENTS(assignment_columns),
                               {.assignment = {.to = MAMS_DAY_FOREVER,
                                               .document_date = MAMS_DAY_NONE}},
                               check_assignment},
    [MAMS_FILE_PAYMENTS] = {payment_columns,
                            G_N_ELEMENTS(payment_columns),
                            {.payment = {.received_on = MAMS_DAY_NONE,
                                         .posted_on = MAMS_DAY_NONE,
                                         .returned_on = MAMS_DAY_NONE}},
                            check_payment},
};

const MamsTable *mams_columns_of(MamsFileKind kind)
{
    return &tables[kind];
}
