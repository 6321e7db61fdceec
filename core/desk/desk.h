/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_DESK_H
#define MAMS_DESK_DESK_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/citizen.h"
#include "base/lang.h"
#include "rules/rules.h"
#include "status/status.h"
#include "words/words.h"

/*
 * What a person does at the desk: find, open a card, import, … The program's screens and commands
 * call this and nothing deeper. Each function checks the role, works through the store in one
 * transaction, writes the journal and returns a result.
 */
typedef struct MamsDesk MamsDesk;

/* How mail comes and goes. Strings (transfer none); NULL: not set. */
typedef struct {
    const char *address;    /* of the mailbox, where replies come from; NULL: kanc@fms.kz */
    const char *name;       /* written beside it */
    const char *maildir;    /* where a fetcher delivers */
    const char *outbox;     /* a Maildir for what leaves; goes before `command` */
    const char *command;    /* the mail program with its words, run without a shell:
                               "/usr/sbin/sendmail -t -oi" */
    const char *parser;     /* the program that reads mail apart, "mams": run with the word
                               mail-parser */
    bool no_receipts;       /* nobody is told the number of what he wrote */
} MamsMailSettings;

typedef struct {
    const char *database;   /* path of the file */
    const char *data_directory; /* holds rules/, words/, names/, holidays.csv */
    const char *rules_directory; /* NULL: data_directory/rules */
    const char *login;      /* of the operating system: who the operator is */
    const char *session;    /* which run of the program, for locks; NULL: "" */
    int64_t (*clock)(void *data); /* Unix time in seconds */
    void *clock_data;
    MamsDay today;          /* NONE: the demo's day, or the clock's day in Almaty */
    bool read_only;
    MamsMailSettings mail;
    const char *sms_outbox; /* the file of JSON Lines that the gateway reads */
} MamsDeskOptions;

/* Opens rules, words and database. (owned) */
MamsDesk *mams_desk_open(const MamsDeskOptions *options, GError **error);
void mams_desk_close(MamsDesk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsDesk, mams_desk_close)

/* Makes a new empty database whose first operator, administrator and supervisor, is the login. */
bool mams_desk_init(const MamsDeskOptions *options, GError **error);
/* Makes a new database with a synthetic country; its maker gets every role. `on` becomes its day for
 * good (NONE: today). `progress` may be NULL. */
bool mams_desk_demo(const MamsDeskOptions *options, int citizens, uint32_t seed, MamsDay on,
                    void (*progress)(int done, int of, void *data), void *data, GError **error);

const MamsRules *mams_desk_rules(const MamsDesk *desk);
const MamsWords *mams_desk_words(const MamsDesk *desk);
const char *mams_desk_login(const MamsDesk *desk);
MamsDay mams_desk_today(const MamsDesk *desk);
/* Asks the clock whether another day has begun in Almaty, which is today from now on: true when it
 * has. A demo's day, and one that was given, stay. */
bool mams_desk_turn_day(MamsDesk *desk);
/* The day of a Unix time in Almaty; NONE for a time that is none. */
MamsDay mams_almaty_day(int64_t unix_time);
bool mams_desk_is_demo(const MamsDesk *desk);
int64_t mams_desk_count_citizens(MamsDesk *desk, GError **error);
/* The name of a region (KATO code); NULL when it is unknown. (transfer none) */
const char *mams_desk_region_name(const MamsDesk *desk, int region, MamsLang lang);
/* Its name where columns count, "Карагандинская"; NULL when unknown. */
const char *mams_desk_region_short(const MamsDesk *desk, int region, MamsLang lang);
/* The names of the regions that the words typed begin, all for "", by the alphabet; (transfer none)
 * each. (owned) */
GPtrArray *mams_desk_region_names(const MamsDesk *desk, const char *typed, MamsLang lang);
/* A time in Almaty as a list shows it: "22.11.2024 11:00". (owned) */
char *mams_desk_time(int64_t unix_time);

/* Rights, checked by the functions themselves; a screen asks to explain a refusal beforehand. */
typedef enum { MAMS_RIGHT_FIND, MAMS_RIGHT_CARD, MAMS_RIGHT_ANSWER, MAMS_RIGHT_IMPORT,
               MAMS_RIGHT_OPERATORS, MAMS_RIGHT_REPORTS, MAMS_RIGHT_JOURNAL, MAMS_RIGHT_ASSIGN,
               MAMS_RIGHT_DECIDE, MAMS_RIGHT_KEEP_MACROS, MAMS_RIGHT_SHARE_MACROS,
               MAMS_RIGHT_PRINT, MAMS_N_RIGHTS } MamsRight;
bool mams_desk_may(const MamsDesk *desk, MamsRight right);

/* ---- find ------------------------------------------------------------------------------------- */

/* interfaces.md `find`. Finding writes no look of its own; see mams_desk_look(). (owned) */
MamsFound *mams_desk_find(MamsDesk *desk, const char *text, int limit, GError **error);

/* The search in which each field holds values, patterns (Ив*) and ranges (a..b), a NULL text nothing.
 * It goes through an index. On MAMS_ERROR_USAGE `at` is the field that cannot be understood, or
 * MAMS_N_FIND_FIELDS when another one must be filled in. (owned) */
MamsFound *mams_desk_find_form(MamsDesk *desk, const char *const texts[MAMS_N_FIND_FIELDS],
                               int limit, MamsFindField *at, GError **error);
/* What cannot be understood in a field's text, a sentence; NULL when all can. (owned) */
char *mams_desk_find_problem(MamsDesk *desk, MamsFindField field, const char *text);
/* The name of a field, in the interface language. (transfer none) */
const char *mams_desk_find_field_name(MamsFindField field);

/* The people whose cards this operator opened last, each once, the latest first. (owned) */
MamsFound *mams_desk_opened(MamsDesk *desk, int limit, GError **error);

/* ---- the card --------------------------------------------------------------------------------- */

typedef struct {
    MamsCitizen *citizen;
    MamsFacts *facts;
    MamsAnswer *answer;
    int64_t known;          /* journal entry up to which facts were seen; G_MAXINT64 for now */
    int64_t journal;        /* the last change seen */
    MamsDay data_of;        /* age of the payments' source: "by the data of"; NONE when nothing was imported */
    const char *region_name[MAMS_N_LANGS]; /* or NULL when unknown (transfer none) */
    MamsPerson person;      /* for the words; points into `citizen` */
} MamsCard;

void mams_card_free(MamsCard *card);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsCard, mams_card_free)

/* The card of a citizen on a day (NONE: today) with `months` months up to it. `known`: a journal
 * entry, or G_MAXINT64 for now. MAMS_ERROR_NOT_FOUND names the ИИН. (owned) */
MamsCard *mams_desk_card(MamsDesk *desk, MamsIin iin, MamsDay on, int64_t known, int months, GError **error);

/* Records that somebody looked: `action` is the screen or command, `subject` the citizen or 0, `count`
 * how many people a command showed. The screen calls it right after a card is painted; when it fails
 * the card must be cleared and the error shown. */
bool mams_desk_look(MamsDesk *desk, const char *action, MamsIin subject, int64_t count, GError **error);

/* The knowledge time of --as-known-at: a day (its end in Almaty), an ISO time or an entry number. */
bool mams_desk_known_at(MamsDesk *desk, const char *text, int64_t *known, GError **error);

/* ---- answers for programs ---------------------------------------------------------------------- */

/* The JSON object of `status` without a line end; with `trace` its full trace too. What is said of
 * conflicts, what to bring and who records it are in the language. (owned) */
char *mams_desk_status_json(MamsDesk *desk, const MamsCard *card, MamsLang lang, bool trace);
char *mams_desk_timeline_json(MamsDesk *desk, const MamsCard *card, MamsMonth from, MamsMonth to);
char *mams_desk_found_json(const char *query, const MamsFound *found);

/* ---- import ------------------------------------------------------------------------------------ */

typedef struct {
    const char *kind;       /* "citizens", "relatives", "assignments", "payments" */
    bool dry_run;           /* reads and judges, writes nothing into the database */
    bool accept_control_digit;
    MamsDay as_of;          /* the age of this source's data; NONE: today */
    const char *rejects_path; /* CSV of rejected rows, or NULL */
    void (*progress)(int64_t bytes, int64_t of, int64_t rows, void *data); /* or NULL */
    void *data;
} MamsImportOptions;

typedef struct {
    int64_t rows;           /* data rows read */
    int64_t added, changed, same, rejected, warnings, unknown_people;
    int64_t messages, unposted; /* of MT-102 */
    char format[16], encoding[16];
    int64_t entry;          /* journal entry of the start; 0 in a dry run */
    double seconds;
    GPtrArray *first_rejects; /* up to 20 lines "line 7, field amount: …" (owned) */
} MamsImportReport;

void mams_import_report_free(MamsImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsImportReport, mams_import_report_free)

/* Imports one file ("-": standard input). What was accepted stays even when it ends early. NULL when
 * the file cannot be read at all; a report with rejected > 0 is exit status 65. (owned) */
MamsImportReport *mams_desk_import(MamsDesk *desk, const char *path, const MamsImportOptions *options,
                                   GError **error);

/* ---- batch, operators, rules --------------------------------------------------------------------- */

typedef struct {
    int64_t citizens;
    int64_t verdict[MAMS_N_VERDICTS];
    int64_t ground[MAMS_N_GROUNDS];
    double seconds;
    int threads;
} MamsBatchReport;

/* The status of everyone on a day; writes `iin,verdict,ground` to `csv_path` unless NULL. */
bool mams_desk_batch(MamsDesk *desk, MamsDay on, int threads, const char *csv_path,
                     MamsBatchReport *report, GError **error);
char *mams_desk_batch_json(MamsDay on, const MamsBatchReport *report);

/* Adds a role ("operator", "senior", …) to a login; `iin` 0 when not given. */
bool mams_desk_operator_add(MamsDesk *desk, const char *login, const char *role, MamsIin iin,
                            GError **error);

/* The journal's head: number and hash (64 hex digits and NUL). */
bool mams_desk_journal_head(MamsDesk *desk, int64_t *entry, char hash[65], GError **error);
/* Recomputes the hash chain; MAMS_ERROR_NOT_FOUND names the first entry that does not fit. */
bool mams_desk_journal_verify(MamsDesk *desk, int64_t *entries, GError **error);

#endif
