/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/letter_code.h"

#include <glib.h>
#include <string.h>

/* Crockford's alphabet: no I, L, O and U. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

enum {
    BASE = 32,
    HASH_SIGNS = 5,
    LEAST_ENTRY_SIGNS = 6, /* a larger number takes more */
    MOST_SIGNS = 17,       /* with the separators it fits the code */
    GROUP = 4
};

/* Luhn's sum for 32 signs: it finds one wrong sign, and neighbours that changed places,
 * but for 0 and Z. */
static int check_value(const int *values, int n)
{
    int sum = 0;
    for (int i = 0; i < n; i++) {
        int value = values[n - 1 - i] * (i % 2 == 0 ? 2 : 1);
        sum += value / BASE + value % BASE;
    }
    return (BASE - sum % BASE) % BASE;
}

static void write_values(const int *values, int n, char code[MAMS_LETTER_CODE_SIZE])
{
    int length = 0;
    for (int i = 0; i < n; i++) {
        if (i > 0 && (n - i) % GROUP == 0)
            code[length++] = '-';
        code[length++] = alphabet[values[i]];
    }
    code[length] = '\0';
}

void mams_letter_code_write(int64_t entry, const char *hash, char code[MAMS_LETTER_CODE_SIZE])
{
    int values[MOST_SIGNS], n = LEAST_ENTRY_SIGNS;
    while (n < MOST_SIGNS - HASH_SIGNS - 1 && entry >> (5 * n) != 0)
        n++;
    for (int i = 0; i < n; i++)
        values[i] = (int)(entry >> (5 * (n - 1 - i)) & (BASE - 1));
    uint64_t bits = 0;
    for (int i = 0; i < 8; i++)
        bits = bits << 4 | (uint64_t)g_ascii_xdigit_value(hash[i]);
    for (int i = 0; i < HASH_SIGNS; i++)
        values[n++] = (int)(bits >> (27 - 5 * i) & (BASE - 1));
    values[n] = check_value(values, n);
    write_values(values, n + 1, code);
}

static int value_of(char sign)
{
    char letter = g_ascii_toupper(sign);
    if (letter == 'O')
        letter = '0';
    if (letter == 'I' || letter == 'L')
        letter = '1';
    const char *place = letter != '\0' ? strchr(alphabet, letter) : NULL;
    return place != NULL ? (int)(place - alphabet) : -1;
}

bool mams_letter_code_read(const char *text, int64_t *entry, char code[MAMS_LETTER_CODE_SIZE])
{
    int values[MOST_SIGNS], n = 0;
    for (; *text != '\0'; text++) {
        if (*text == '-' || *text == ' ')
            continue;
        int value = value_of(*text);
        if (value < 0 || n == MOST_SIGNS)
            return false;
        values[n++] = value;
    }
    if (n < LEAST_ENTRY_SIGNS + HASH_SIGNS + 1 || check_value(values, n - 1) != values[n - 1])
        return false;
    *entry = 0;
    for (int i = 0; i < n - HASH_SIGNS - 1; i++)
        *entry = *entry << 5 | values[i];
    write_values(values, n, code);
    return *entry > 0;
}
