/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_WORDS_TEMPLATE_H
#define MAMS_WORDS_TEMPLATE_H

#include <glib.h>

#include "words/facts.h"

/*
 * A sentence with places for facts. Private to core/words.
 *   {fact}        the value as it stands alone
 *   {fact:form}   in a grammatical form: gen dat acc loc abl ins attr, of numbers words, ord, …
 *   {fact..fact}  from one day or month to another, a year that they share once
 *   {count|a|b|c} the form of a noun after that number (ru three, en two); {sex|m|f|unknown}
 *   [a|b|c]       the first part all of whose facts are known; nothing when there is none
 * Blanks beside a part that vanished are joined.
 */

typedef struct Template Template;

/* Reads a template that may name the facts of `sure` (always known) and `maybe` (only inside a part
 * in brackets). NULL and in `problem` (owned) a sentence when it is wrong. (owned) */
Template *template_new(const char *text, MamsLang lang, const FactSet *sure, const FactSet *maybe,
                       char **problem);
void template_free(Template *template);

/* The facts that it names, without those that only agree with a person: sex and names. */
FactSet template_facts(const Template *template);

/* Those of them that stand outside brackets: without one the sentence has a hole. */
FactSet template_needs(const Template *template);

/* Adds the sentence to `out`, after a blank when that is not empty. */
void template_write(const Template *template, const Values *values, GString *out);

#endif
