/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_RULES_RULES_H
#define MAMS_RULES_RULES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/calendar.h"
#include "base/day.h"
#include "base/iin.h"
#include "base/lang.h"

/*
 * The law as data: the .ini files of data/rules and data/holidays.csv read once into an immutable MamsRules.
 * No year, no rate and no article stands in C. Strings in it live as long as the rules
 * (transfer none). mams-rules(5) describes the files.
 */

/* Where a value comes from. */
typedef struct {
    const char *article;    /* "405-V 5(2)", or NULL when no article is known */
    const char *source;     /* keys of the source list, "S26" or "S26;S72" */
    MamsDay compared;       /* the day its text was compared with the source */
    char confidence;        /* 'H', 'M' or 'L' */
    const char *note[MAMS_N_LANGS]; /* what is disputed, or NULL */
    const char *file;       /* the rule file and group, for messages and `rules list` */
    const char *group;
} MamsProvenance;

/* What a payment was. The order is that of interfaces.md; the codes are mams_kind_code(). */
typedef enum {
    MAMS_KIND_EMPLOYER,
    MAMS_KIND_EMPLOYEE,
    MAMS_KIND_SELF,
    MAMS_KIND_ENTREPRENEUR,
    MAMS_KIND_CONTRACT,
    MAMS_KIND_ESP,
    MAMS_KIND_EP,
    MAMS_KIND_PLATFORM,
    MAMS_KIND_PENALTY,
    MAMS_N_KINDS
} MamsKind;

/* "employer", "employee", "self", … */
const char *mams_kind_code(MamsKind kind);
/* The kind of a code, or -1. */
int mams_kind_parse(const char *code);

/* How payments of a kind cover a month (domain.md 0, paid test). */
typedef enum {
    MAMS_TEST_NEVER, /* penalty */
    MAMS_TEST_ANY,   /* any sum above zero */
    MAMS_TEST_SHARE  /* the shares of the rate add up to at least one */
} MamsPaidTest;

typedef enum { MAMS_BASE_NONE, MAMS_BASE_MINIMUM_WAGE, MAMS_BASE_MCI, MAMS_BASE_INCOME } MamsRateBase;

/* A dated rate of a payer kind, for `mams rates` and for the price of a month. */
typedef struct {
    MamsMonth from, to;     /* inclusive; to may be MAMS_MONTH_FOREVER */
    MamsRateBase base;
    int64_t percent_e4;     /* per cent of the base, times 10 000 (5 % = 50 000) */
    int64_t multiple_e4;    /* multiple of the base, times 10 000 (1.4 = 14 000; income: 10 000) */
    int64_t cap_e4;         /* income counted at most, in minimum wages times 10 000; 0: no cap */
    bool covers;            /* whether payments of this time can cover a month */
    int64_t employer_share_e4; /* of a payment for several funds, the per cent of it that is the */
    int64_t employee_share_e4; /* employer's and the employee's part for ОСМС, × 10 000; else 0 */
    MamsProvenance why;
} MamsRate;

typedef struct {
    MamsKind kind;
    MamsPaidTest test;
    bool own;               /* the person pays it himself: self, entrepreneur, esp */
    const char *switch_parameter; /* the name of a parameter that can switch the kind off, or NULL */
    const char *name[MAMS_N_LANGS];
    const char *short_name[MAMS_N_LANGS];
    const char *mark;       /* one letter for the months strip */
    const char *purpose_code; /* the code (КНП) that a payment names, "122"; NULL when not known */
    const MamsRate *rates;  /* by from, without overlap */
    int n_rates;
    MamsProvenance why;
} MamsPayer;

typedef enum {
    MAMS_ROLE_PRIVILEGED, /* Art. 26, 26-1: somebody pays */
    MAMS_ROLE_CHILD,      /* the same, but implied by the birth date; explicit records add nothing */
    MAMS_ROLE_EXEMPT,     /* serving */
    MAMS_ROLE_TEMPORARY,  /* the Fund's one-month confirmation */
    MAMS_ROLE_BUSINESS    /* covers nothing; sets the entrepreneur's rate */
} MamsCategoryRole;

typedef enum { MAMS_PAYS_NOBODY, MAMS_PAYS_REPUBLIC, MAMS_PAYS_LOCAL } MamsStatePayer;

/* One stretch of days in which a category is in the law. */
typedef struct {
    MamsDay from, to;       /* inclusive; to may be MAMS_DAY_FOREVER */
    MamsStatePayer payer;
    MamsProvenance why;
} MamsCategoryLaw;

typedef struct {
    const char *code;       /* "student" */
    int number;             /* 1 …: kept in databases, never reused */
    MamsCategoryRole role;
    bool non_working;       /* a job or a registered business contradicts it */
    bool offered;           /* may be offered as a way back */
    MamsSex offer_sex;      /* only to this sex; UNKNOWN: to both and to an unknown one */
    int offer_age_from, offer_age_to; /* completed years, inclusive; to may be G_MAXINT */
    bool document_required; /* an operator needs a document to assign it */
    const char *name[MAMS_N_LANGS];
    const char *short_name[MAMS_N_LANGS]; /* at most four words */
    const char *starts[MAMS_N_LANGS], *ends[MAMS_N_LANGS], *evidence[MAMS_N_LANGS];
    const char *feed;       /* the registers that feed it: codes of MamsRegister, ';' between */
    const char *recorder[MAMS_N_LANGS]; /* who records it: where to send the person */
    const MamsCategoryLaw *law; /* by from, without overlap */
    int n_law;
    MamsProvenance why;
} MamsCategory;

enum { MAMS_MAX_CATEGORIES = 32 }; /* a set of categories is a uint32_t of bits 1 << index */

typedef struct {
    const char *name;       /* "debt_window" */
    const char *const *choices; /* the words it may have, NULL-terminated */
    int n_choices;
    int chosen;             /* index of the value in force: the default, or what the file sets */
    MamsProvenance why;     /* its note says what is disputed */
} MamsParameter;

/* First-entry rule (Art. 40): a month whose only paying kind is `kind` is settled only if each of
 * the `months` months before it passes the paid test. */
typedef struct {
    MamsKind kind;
    MamsMonth from, to;
    int months;
    MamsProvenance why;
} MamsFirstEntry;

/* A rule of the engine with the article that an answer cites: grounds ("grace"), ways
 * ("way-prepay") and conflicts ("conflict-iin-digits") by name. The same shape holds a note on a
 * disputed point. */
typedef struct {
    const char *name;       /* "grace", "way-prepay", … */
    const char *title[MAMS_N_LANGS];
    MamsProvenance why;
} MamsRule;

typedef struct {
    MamsMonth from, to;     /* of the months this wage is for; to = FOREVER on the last one */
    int64_t value;          /* tiyn */
    MamsProvenance why;
} MamsDatedSum;

/* What the state pays a month for one privileged person (Art. 26, 26-1). */
typedef struct {
    MamsMonth from, to;
    MamsStatePayer payer;   /* republic or local */
    int64_t percent_e4;     /* per cent of the average wage two years before, times 10 000 */
    int64_t average_wage;   /* tiyn; 0 when not known */
    int64_t per_head;       /* tiyn a month; 0 when not known */
    MamsProvenance why;
} MamsStateContribution;

/* A state register that feeds categories. */
typedef struct {
    const char *code;       /* "justice" */
    const char *name[MAMS_N_LANGS];
    MamsProvenance why;
} MamsRegister;

/* What a channel is for, as bits. */
typedef enum {
    MAMS_CHANNEL_PAY = 1 << 0,
    MAMS_CHANNEL_STATUS = 1 << 1,    /* it shows the status */
    MAMS_CHANNEL_DOCUMENT = 1 << 2,  /* it takes documents for the temporary status */
    MAMS_CHANNEL_COMPLAINT = 1 << 3, /* it takes questions and complaints */
} MamsChannelUse;

/* Where a person turns to. */
typedef struct {
    const char *code;       /* "kazpost" */
    unsigned uses;          /* MamsChannelUse bits */
    const char *name[MAMS_N_LANGS];
    const char *steps[MAMS_N_LANGS]; /* what to do there, in a sentence or two */
    MamsProvenance why;     /* confidence 'L': not to be named to a citizen as certain */
} MamsChannel;

/* How the month stands in the period field of a payment. */
typedef struct {
    MamsDay from, to;       /* of payments made then; to may be MAMS_DAY_FOREVER */
    const char *form;       /* "MMYYYY": MM and YYYY once each */
    MamsProvenance why;
} MamsPeriodField;

/* Where a fact was read: a page, a text of law, an order. */
typedef struct {
    const char *key;        /* "S26" */
    const char *title;      /* what it is */
    const char *address;    /* where it stands, or NULL */
} MamsSource;

/* One group of the rule files, for `rules list`. */
typedef struct {
    MamsProvenance why;     /* its file and group among it */
    const char *values;     /* its own keys as written, "To=2025-12; Percent=2" */
} MamsRuleItem;

typedef struct MamsRules {
    char hash[13];          /* first 12 hex digits of the SHA-256 over the rule files, by name */

    const MamsDatedSum *minimum_wage;
    int n_minimum_wage;
    const MamsDatedSum *mci;
    int n_mci;
    MamsPayer payers[MAMS_N_KINDS];
    const MamsCategory *categories; /* in file order: the order in which ways are offered */
    int n_categories;
    int child_index;        /* the category of role CHILD */
    const MamsParameter *parameters;
    int n_parameters;
    const MamsRule *rules;
    int n_rules;
    const MamsFirstEntry *first_entry;
    int n_first_entry;
    const MamsStateContribution *state_contributions; /* by payer, then from */
    int n_state_contributions;
    const MamsRegister *registers;
    int n_registers;
    const MamsChannel *channels; /* in file order: the order in which they are named */
    int n_channels;
    const MamsPeriodField *period_fields; /* by from, without overlap; at least one */
    int n_period_fields;
    const MamsRule *notes;  /* disputed points that change no answer */
    int n_notes;
    const MamsSource *sources;
    int n_sources;
    MamsCalendar *calendar;

    /* [system] */
    MamsMonth system_start;         /* contributions count from this month: 2020-01 */
    MamsMonth transition_from, transition_to; /* Art. 40: everybody insured */
    int child_until_age;            /* 18 */
    int window_months;              /* 12 */
    int deadline_day;               /* 25: of the month after the one paid for */
    int status_working_days;        /* 3: from a payment to the status */
    /* [money-path …]: from the day paid, never falling from one stage to the next */
    int received_working_days;      /* 1: to the State Corporation */
    int posted_working_days;        /* 3: to the Fund */
    /* [prepay] */
    int prepay_months;              /* 12 */
    MamsMonth prepay_first_month;   /* the first month that may open a run: 2022-09 */
    MamsDay prepay_in_force;        /* runs count on days from here: 2022-09-05 */
    /* [grace] */
    int grace_months;               /* 3 */
    int long_grace_months;          /* 6 */
    MamsDay long_grace_in_force;    /* 2026-01-01 */
    MamsMonth long_grace_first_last;/* the last paid month must not be before: 2025-09 */
    int long_grace_run;             /* 60 months paid without a break */
    /* [offers] */
    int offer_before_end_days;      /* ways are shown when a category ends within so many days: 92 */
    int job_age_from, job_age_to;   /* 16, 62 */
    int horizon_years;              /* an end further away is "no end": 10 */
    /* [appeal]: working days but for the months */
    int appeal_working_days;        /* 15: from the registration to the answer */
    int redirect_working_days;      /* 3: from the registration to passing it on */
    int extend_months;              /* 2: the longest extension */
    int tell_working_days;          /* 3: from the extension to telling the applicant */
    /* [desk] */
    int closed_months;              /* 12 */
    int proposal_days;              /* 14 */
    int stale_days;                 /* data older than so many days "may have changed": 7 */
    int watch_days;                 /* a payment of which nothing is heard is watched so long: 30 */
    int similar_days;               /* who asks again within so many days may mean the same: 30 */

    /* The disputed points that section 0 names, resolved once. */
    bool debt_window_including;     /* debt_window: before (default) | including */
    bool debt_month_wage_of_payment;/* debt_month_wage: year_of_month (default) | year_of_payment */
    bool platform_full_status;      /* on (default) | off */
    bool grace_after_state_category;/* off (default) | on */

    struct MamsRulesPrivate *priv;
} MamsRules;

/*
 * Reads the .ini files of `directory` (each one that mams-rules(5) names must be there) and
 * `directory`/../holidays.csv (or `directory`/holidays.csv when that exists). MAMS_ERROR_RULES names file, line or group, and key: an unknown group or key, a
 * missing one, a repeated one, a wrong date, an overlap, a choice that a parameter does not have.
 * Returns (owned).
 */
MamsRules *mams_rules_load(const char *directory, GError **error);
void mams_rules_free(MamsRules *rules);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsRules, mams_rules_free)

/* A copy in which a parameter has another of its choices (for what-if and tests); NULL and
 * MAMS_ERROR_RULES for an unknown name or choice. The original must outlive it. (owned) */
MamsRules *mams_rules_with_parameter(const MamsRules *rules, const char *name, const char *choice,
                                     GError **error);

/* Every group that says where it comes from, by file and place in it: MamsRuleItem.
 * (transfer none) */
const GPtrArray *mams_rules_list(const MamsRules *rules);

/* The category with that code, or with that database number; -1 when there is none. */
int mams_rules_category(const MamsRules *rules, const char *code);
int mams_rules_category_by_number(const MamsRules *rules, int number);
/* The stretch of law in which a category is on `day`, or NULL. */
const MamsCategoryLaw *mams_rules_category_law(const MamsCategory *category, MamsDay day);

/* The rule of that name. Every name the engine uses is required at load, so never NULL for them. */
const MamsRule *mams_rules_rule(const MamsRules *rules, const char *name);
const MamsParameter *mams_rules_parameter(const MamsRules *rules, const char *name);
const MamsRule *mams_rules_note(const MamsRules *rules, const char *name);
const MamsSource *mams_rules_source(const MamsRules *rules, const char *key);
const MamsRegister *mams_rules_register(const MamsRules *rules, const char *code);

/* What stands in the period field of a payment for `month` made on `paid_on`: "072025". A day before
 * the first form known takes that one. (owned) */
char *mams_rules_period(const MamsRules *rules, MamsMonth month, MamsDay paid_on);

/* The rate of a payer kind in force for `month`, or NULL when the kind is not in the law then. */
const MamsRate *mams_rules_rate(const MamsRules *rules, MamsKind kind, MamsMonth month);

/* The minimum wage (tiyn) of a year: the value of its January. For a year the rules do not hold, the
 * latest earlier one; for one before the first, the first. `why` may be NULL. */
int64_t mams_rules_minimum_wage(const MamsRules *rules, int year, const MamsDatedSum **why);
int64_t mams_rules_mci(const MamsRules *rules, int year, const MamsDatedSum **why);
/* Whether the rules hold wages of that year themselves. */
bool mams_rules_know_year(const MamsRules *rules, int year);

/* The monthly sum (tiyn) that covers `month` for a kind with test SHARE, at the wages of `year`:
 * base of the year × multiple × percent. 0 when the kind has no such rate for the month. */
int64_t mams_rules_month_rate(const MamsRules *rules, MamsKind kind, MamsMonth month, int year);

#endif
