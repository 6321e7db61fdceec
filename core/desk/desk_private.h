/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_PRIVATE_H
#define MAMS_DESK_PRIVATE_H

#include "base/inquiry.h"
#include "desk/desk.h"
#include "exchange/exchange.h"
#include "exchange/json.h"
#include "rules/reference.h"
#include "search/search.h"
#include "store/store.h"
#include "words/canned.h"

enum { MAMS_MAX_REASON = 500 }; /* letters, of a change or a refusal */

/* Region names of data/regions.csv, in the three languages, by KATO code. */
typedef struct MamsRegions MamsRegions;
MamsRegions *mams_regions_load(const char *path, GError **error); /* (owned) */
void mams_regions_free(MamsRegions *regions);
/* Fills `names`, or sets all to NULL for an unknown code. (transfer none) */
void mams_regions_names(const MamsRegions *regions, int kato, const char *names[MAMS_N_LANGS]);

/* The codes, as int, of the regions that have a name, in any language, with words that begin as
 * these do. (owned) */
GArray *mams_regions_find(const MamsRegions *regions, const char *name);

/* What was opened while something was worked on; what it was about is guessed from it (in_hand.c). */
typedef struct {
    int opened[MAMS_N_TOPICS];
    MamsInquiryTopic latest;
} MamsTally;

/* The call that runs (call.c). */
typedef struct MamsCall MamsCall;
void mams_call_free(MamsCall *call);

struct MamsDesk {
    MamsStore *store;
    MamsRules *rules;
    MamsWords *words;
    MamsRegions *regions;
    MamsSearch *search; /* made at the first search */
    MamsReference *reference; /* read when it is first asked for */
    MamsCanned *canned;       /* the same */
    MamsMailSettings mail;    /* strings owned, `address` never NULL */
    char *sms_outbox;         /* or NULL */
    char *login;
    char *session; /* which run of the program, for locks */
    char *data_directory;
    MamsCall *call;  /* or NULL */
    int64_t in_hand; /* number of the inquiry that is worked on, or 0 */
    MamsTally in_hand_tally;
    GHashTable *queue_keys; /* number of an inquiry -> what it is found by (queue.c); or NULL */
    int roles;       /* MamsOperatorRoles of the login */
    MamsIin own_iin; /* the operator's own, 0 when unknown */
    int64_t (*clock)(void *data);
    void *clock_data;
    MamsDay today;
    bool follows_clock; /* today is the clock's, of nobody's choice */
    bool demo;
};

/* A desk without a database yet, for those who make one. (owned) */
MamsDesk *mams_desk_new(const MamsDeskOptions *options);
bool mams_desk_load_rules(MamsDesk *desk, const MamsDeskOptions *options, GError **error);

/* False with MAMS_ERROR_NOT_PERMITTED, naming the login and what to do, when the role lacks it. */
bool mams_desk_check(const MamsDesk *desk, MamsRight right, GError **error);

/* Strings owned, what is missing set to what is usual (mail_settings.c). */
void mams_mail_settings_copy(MamsMailSettings *to, const MamsMailSettings *from);
void mams_mail_settings_clear(MamsMailSettings *settings);

/* One journal entry of the desk's operator, inside the running transaction; 0 on error. */
int64_t mams_desk_journal(MamsDesk *desk, MamsJournalClass class_, const char *action,
                          MamsIin subject, const char *detail, GError **error);

/* The age of a source's data as known at a journal entry (MAMS_KNOWN_NOW: now); NONE when nothing
 * was imported by then, or that is not known. */
bool mams_desk_age(MamsDesk *desk, MamsFileKind kind, int64_t known, MamsDay *day, GError **error);
/* The data are of this day since an entry, in its transaction. */
bool mams_desk_set_age(MamsDesk *desk, MamsFileKind kind, MamsDay day, int64_t entry,
                       GError **error);
/* Whether payments that tell when they reached the Fund had come by an entry. */
bool mams_desk_tells_stages(MamsDesk *desk, int64_t known, bool *tells, GError **error);
/* They have come with an entry, in its transaction. */
bool mams_desk_set_tells_stages(MamsDesk *desk, int64_t entry, GError **error);

/* The time of day now, on the desk's day: that of the clock unless today was given. */
int64_t mams_desk_now(const MamsDesk *desk);
/* "2024-11-22T14:05:00+05:00". (owned) */
char *mams_almaty_time(int64_t unix_time);
/* The Unix time of the last second of a day in Almaty. */
int64_t mams_almaty_day_end(MamsDay day);

/* The members of a month's answer that a difference is about, into the open object. */
void mams_desk_write_month(MamsJson *json, const MamsMonthAnswer *month);
/* A way of the answer as an object of an array; its texts in `lang`. */
void mams_desk_write_way(MamsJson *json, const MamsRules *rules, const MamsAnswer *answer,
                         const MamsWay *way, MamsLang lang);

#endif
