/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_FOLD_H
#define MAMS_BASE_FOLD_H

#include <glib.h>
#include <stdbool.h>

/*
 * Names to search keys (formats.md 4.4): Kazakh, Russian and Latin spellings of one name fall on one
 * ASCII key. A text of several words gives keys of several words, one blank between them. Each
 * result is (owned), valid ASCII [a-z0-9 ], and may be empty. Text that is not UTF-8 gives "".
 */

/* Normal form for comparing spellings exactly: NFC, casefolded, trimmed, blanks single; apostrophes
 * and hyphens stay. */
char *mams_fold_exact(const char *text);
/* key1: the close fold (91.7 % of Kazakh and Russian spellings meet). */
char *mams_fold_key1(const char *text);
/* key2 and key3 are made from key1: the wider and the widest fold (96.0 %, 99.4 %). */
char *mams_fold_key2(const char *key1);
char *mams_fold_key3(const char *key1);
/* Whether each word of the key `typed` begins a word of the key `text`; nothing typed begins
 * everything. */
bool mams_fold_key_begins(const char *text, const char *typed);
/* The stem key of a surname or patronymic, from key1: without -uli, -kizi, -ovich, -ovna, -ov,
 * -ova, -in, … (formats.md 4.2), so that Серікұлы, Серикович and Серик(ов) meet, and without the
 * vowels and the k at its end, which some endings swallow (Нұрлыбай-ұлы and Нурлыба-евич; Серікқызы
 * is "serikizi"). An ending written apart belongs to the word before it. Never shorter than two
 * letters: a word that would be keeps its ending. */
char *mams_fold_stem(const char *key1);

/* The text with the Latin letters in its Cyrillic words (ИВАНОB) made the Cyrillic ones that look
 * like them, in their case. (owned) */
char *mams_fold_look_alikes(const char *text);
/* A text all of whose Latin letters look like Cyrillic ones (AXMETOBA), in these; NULL for any other.
 * (owned) */
char *mams_fold_all_look_alikes(const char *text);

/* What was meant by a text typed in the wrong keyboard layout: Latin keys read as the Russian (ru)
 * or Kazakh (kk) layout ("f[vtnjd" → "ахметов"). NULL when nothing changes. (owned) */
char *mams_fold_layout_ru(const char *text);
char *mams_fold_layout_kk(const char *text);
/* The same the other way round: Cyrillic letters read as the Latin keys ("Ыьшер" → "Smith"). */
char *mams_fold_layout_latin(const char *text);
/* Digits typed on the digit row of the Kazakh layout ("\"әіңғ,.үұқ" → 1234567890). When every sign of
 * the text is such a sign, a digit, a blank or a hyphen, the digits (owned), else NULL. */
char *mams_fold_layout_digits(const char *text);

#endif
