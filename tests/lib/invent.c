/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "invent.h"

#include "rules_fixture.h"

MamsIin invent_iin(MamsDay birth, MamsSex sex)
{
    int year, month, day;
    mams_day_split(birth, &year, &month, &day);
    int seventh =
        sex == MAMS_SEX_UNKNOWN ? 0 : (year / 100 - 18) * 2 + (sex == MAMS_SEX_MALE ? 1 : 2);
    int64_t first_eleven =
        ((int64_t)(year % 100) * 10000 + month * 100 + day) * 100000 + seventh * 10000 + 9001;
    while (mams_iin_control_digit(first_eleven) < 0)
        first_eleven++;
    return first_eleven * 10 + mams_iin_control_digit(first_eleven);
}

MamsFacts *invent_woman(const char *birth)
{
    MamsFacts *facts = mams_facts_new();
    facts->birth = mams_day_parse(birth);
    facts->sex = MAMS_SEX_FEMALE;
    facts->iin = invent_iin(facts->birth, facts->sex);
    return facts;
}

void invent_payments(MamsFacts *facts, MamsKind kind, const char *from, const char *to,
                     const char *on)
{
    MamsMonth last = mams_month_parse(to);
    for (MamsMonth month = mams_month_parse(from); month <= last; month++)
        mams_facts_add_payment(
            facts, &(MamsPayment){
                       .month = month,
                       .kind = kind,
                       .amount = mams_rules_month_rate(rules, kind, month, mams_month_year(month)),
                       .paid_on = on ? mams_day_parse(on) : mams_month_day(month, 20),
                       .received_on = MAMS_DAY_NONE,
                       .posted_on = MAMS_DAY_NONE,
                       .returned_on = MAMS_DAY_NONE});
    mams_facts_sort(facts);
}

void invent_assignment(MamsFacts *facts, const char *category, const char *from, const char *to)
{
    mams_facts_add_assignment(facts,
                              &(MamsAssignment){.category = mams_rules_category(rules, category),
                                                .from = mams_day_parse(from),
                                                .to = to ? mams_day_parse(to) : MAMS_DAY_FOREVER,
                                                .document_date = MAMS_DAY_NONE});
    mams_facts_sort(facts);
}
