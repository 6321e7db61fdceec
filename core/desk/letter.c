/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/letter.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "desk/desk_private.h"
#include "desk/letter_code.h"
#include "desk/letter_private.h"
#include "exchange/pdf.h"

enum { MONTHS = 24 };

static const char *const langs_codes[MAMS_N_LETTER_LANGS] = {"kk", "ru", "both", "en"};

const char *mams_letter_langs_code(MamsLetterLangs langs)
{
    return langs_codes[langs];
}

int mams_letter_langs_parse(const char *code)
{
    for (int langs = 0; langs < MAMS_N_LETTER_LANGS; langs++) {
        if (g_str_equal(langs_codes[langs], code))
            return langs;
    }
    return -1;
}

void mams_letter_free(MamsLetter *letter)
{
    if (letter == NULL)
        return;
    g_free(letter->text);
    g_clear_pointer(&letter->pdf, g_bytes_unref);
    g_free(letter);
}

MamsCard *mams_letter_card(MamsDesk *desk, const MamsLetterBasis *basis, GError **error)
{
    const MamsLetterOptions *options = &basis->options;
    MamsCard *card = mams_desk_card(desk, options->iin, options->on, options->known, MONTHS, error);
    if (card == NULL || basis->issued == MAMS_DAY_NONE)
        return card;
    card->person.data_of = card->data_of = basis->data_of;
    card->person.no_stages = !basis->stages;
    card->person.stale = basis->data_of != MAMS_DAY_NONE &&
                         card->answer->on - basis->data_of > desk->rules->stale_days;
    return card;
}

MamsLetter *mams_letter_make(MamsDesk *desk, const MamsLetterBasis *basis, const MamsCard *card,
                             const char *code, GError **error)
{
    static const MamsLang langs[MAMS_N_LETTER_LANGS][MAMS_DOCUMENT_COLUMNS] = {
        {MAMS_LANG_KK}, {MAMS_LANG_RU}, {MAMS_LANG_KK, MAMS_LANG_RU}, {MAMS_LANG_EN}};
    const MamsLetterFacts facts = {.kind = basis->options.kind,
                                   .answer = card->answer,
                                   .person = &card->person,
                                   .issued = basis->issued,
                                   .demo = desk->demo,
                                   .code = code};
    bool both = basis->options.langs == MAMS_LETTER_BOTH;
    g_autoptr(MamsDocument) document =
        mams_words_document(desk->words, langs[basis->options.langs], both ? 2 : 1, &facts);
    g_autoptr(MamsLetter) letter = g_new0(MamsLetter, 1);
    letter->text = mams_document_text(document);
    letter->pdf = mams_pdf_letter(document, basis->issued, error);
    g_strlcpy(letter->code, code != NULL ? code : "", sizeof letter->code);
    return letter->pdf != NULL ? g_steal_pointer(&letter) : NULL;
}

char *mams_letter_hash(const MamsLetter *letter)
{
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, letter->text, -1);
}

/* ---- issuing ---- */

/* Everything that the letter is made of and that later entries could change. */
static char *write_detail(const MamsDesk *desk, const MamsLetterBasis *basis, const char *hash)
{
    const MamsLetterOptions *options = &basis->options;
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    mams_json_string(&json, "kind", mams_letter_kind_code(options->kind));
    mams_json_day(&json, "on", options->on);
    mams_json_string(&json, "languages", mams_letter_langs_code(options->langs));
    mams_json_integer(&json, "known", options->known);
    mams_json_day(&json, "issued", basis->issued);
    mams_json_day(&json, "data_of", basis->data_of);
    mams_json_bool(&json, "stages", basis->stages);
    mams_json_string(&json, "rules", desk->rules->hash);
    mams_json_string(&json, "sha256", hash);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}

/* The card, and the basis filled in from it. */
static MamsCard *prepare(MamsDesk *desk, const MamsLetterOptions *options, MamsLetterBasis *basis,
                         GError **error)
{
    *basis = (MamsLetterBasis){.options = *options, .issued = MAMS_DAY_NONE};
    MamsCard *card = mams_letter_card(desk, basis, error);
    if (card == NULL)
        return NULL;
    basis->options.on = card->answer->on;
    basis->options.known = card->journal;
    basis->issued = desk->today;
    basis->data_of = card->data_of;
    basis->stages = !card->person.no_stages;
    return card;
}

MamsLetter *mams_desk_letter_preview(MamsDesk *desk, const MamsLetterOptions *options,
                                     GError **error)
{
    MamsLetterBasis basis;
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error))
        return NULL;
    g_autoptr(MamsCard) card = prepare(desk, options, &basis, error);
    return card != NULL ? mams_letter_make(desk, &basis, card, NULL, error) : NULL;
}

MamsLetter *mams_letter_issue(MamsDesk *desk, const MamsLetterOptions *options, GError **error)
{
    MamsLetterBasis basis;
    char hash[65], code[MAMS_LETTER_CODE_SIZE];
    g_autoptr(MamsCard) card = prepare(desk, options, &basis, error);
    g_autoptr(MamsLetter) plain = NULL;
    if (card == NULL || !(plain = mams_letter_make(desk, &basis, card, NULL, error)))
        return NULL;
    g_autofree char *text_hash = mams_letter_hash(plain);
    g_autofree char *detail = write_detail(desk, &basis, text_hash);
    int64_t entry =
        mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, "letter", options->iin, detail, error);
    if (entry == 0 || !mams_journal_head_hash(desk->store, &entry, hash, error))
        return NULL;
    mams_letter_code_write(entry, hash, code);
    return mams_letter_make(desk, &basis, card, code, error);
}

MamsLetter *mams_desk_letter(MamsDesk *desk, const MamsLetterOptions *options, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error) || !mams_store_begin(desk->store, error))
        return NULL;
    g_autoptr(MamsLetter) letter = mams_letter_issue(desk, options, error);
    if (letter == NULL) {
        mams_store_rollback(desk->store);
        return NULL;
    }
    return mams_store_commit(desk->store, true, error) ? g_steal_pointer(&letter) : NULL;
}
