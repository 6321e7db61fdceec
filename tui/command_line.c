/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command_line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <readline/history.h>
#include <readline/readline.h>

/* What readline, whose hooks take no argument, is to know of the one line. */
static struct {
    bool initialized, open;
    FILE *nowhere;     /* its terminal */
    const char *queue; /* bytes that it has not read yet */
    char *result;      /* of a line that has ended */
    char **choice;     /* what a Tab left to choose from */
    MamsCompleter completer;
    void *data;
} line;

static int next_byte(FILE *file)
{
    (void)file;
    return *line.queue != '\0' ? (unsigned char)*line.queue++ : EOF;
}

static int has_byte(void)
{
    return *line.queue != '\0';
}

static void draw_nothing(void)
{
}

static void take_line(char *text)
{
    g_free(line.result);
    line.result = g_strdup(text != NULL ? text : "");
    free(text);
}

/* ---- completion ---- */

static size_t common_length(char **words)
{
    size_t length = strlen(words[0]);
    for (char **word = words + 1; *word != NULL; word++) {
        size_t same = 0;
        while (same < length && (*word)[same] == words[0][same])
            same++;
        length = same;
    }
    while (length > 0 && ((unsigned char)words[0][length] & 0xC0) == 0x80)
        length--;
    return length;
}

/* The matches as readline wants them: first what they have in common, then each. It frees them with
 * free(), which is what g_free() is. */
static char **complete(const char *word, int start, int end)
{
    (void)word, (void)start;
    rl_attempted_completion_over = 1; /* never the names of files */
    g_autofree char *before = g_strndup(rl_line_buffer, (size_t)end);
    g_auto(GStrv) words = line.completer(before, line.data);
    guint n = g_strv_length(words);
    if (n == 0)
        return NULL;
    char **matches = g_new0(char *, n + 2);
    matches[0] = g_strndup(words[0], common_length(words));
    for (guint i = 0; n > 1 && i < n; i++)
        matches[i + 1] = g_strdup(words[i]);
    return matches;
}

static void keep_choice(char **matches, int n, int longest)
{
    (void)longest;
    g_strfreev(line.choice);
    line.choice = g_new0(char *, (size_t)n + 1);
    for (int i = 0; i < n; i++)
        line.choice[i] = g_strdup(matches[i + 1]);
}

/* ---- set-up ---- */

/* Only what is named here is bound: nothing reads a file, changes the editing mode or waits for
 * more keys. */
static Keymap make_keymap(void)
{
    static const struct {
        const char *keys;
        rl_command_func_t *function;
    } bindings[] = {
        {MAMS_LINE_ENTER, rl_newline},
        {MAMS_LINE_COMPLETE, rl_complete},
        {MAMS_LINE_LEFT, rl_backward_char},
        {MAMS_LINE_RIGHT, rl_forward_char},
        {MAMS_LINE_HOME, rl_beg_of_line},
        {MAMS_LINE_END, rl_end_of_line},
        {MAMS_LINE_EARLIER, rl_get_previous_history},
        {MAMS_LINE_LATER, rl_get_next_history},
        {MAMS_LINE_BACKSPACE, rl_rubout},
        {MAMS_LINE_DELETE, rl_delete},
        {MAMS_LINE_SEARCH, rl_reverse_search_history},
        {MAMS_LINE_ABORT, rl_abort},
        {"\013", rl_kill_line},         /* Ctrl-K */
        {"\025", rl_unix_line_discard}, /* Ctrl-U */
        {"\027", rl_unix_word_rubout},  /* Ctrl-W */
        {"\031", rl_yank},              /* Ctrl-Y */
    };
    Keymap map = rl_make_keymap();
    for (size_t i = 0; i < G_N_ELEMENTS(bindings); i++)
        rl_bind_keyseq_in_map(bindings[i].keys, bindings[i].function, map);
    return map;
}

/* The variables are set after readline has made its own settings. INPUTRC leads away from the
 * user's file while it does. */
static void initialize(void)
{
    g_autofree char *inputrc = g_strdup(g_getenv("INPUTRC"));
    line.nowhere = fopen("/dev/null", "r+e");
    line.queue = "";
    rl_readline_name = "mams";
    rl_instream = rl_outstream = line.nowhere;
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_change_environment = 0;
    rl_prep_term_function = NULL;
    rl_deprep_term_function = NULL;
    rl_getc_function = next_byte;
    rl_input_available_hook = has_byte;
    rl_redisplay_function = draw_nothing;
    rl_completion_display_matches_hook = keep_choice;
    rl_attempted_completion_function = complete;
    rl_completer_word_break_characters = " ";
    rl_completer_quote_characters = "";
    rl_completion_query_items = 0;
    g_setenv("INPUTRC", "/dev/null", TRUE);
    rl_initialize();
    if (inputrc != NULL)
        g_setenv("INPUTRC", inputrc, TRUE);
    else
        g_unsetenv("INPUTRC");
    rl_variable_bind("enable-bracketed-paste", "off");
    rl_variable_bind("bell-style", "none");
    rl_variable_bind("show-all-if-ambiguous", "on");
    rl_variable_bind("editing-mode", "emacs");
    rl_variable_bind("input-meta", "on");
    rl_variable_bind("output-meta", "on");
    rl_variable_bind("convert-meta", "off");
    rl_variable_bind("disable-completion", "off");
    rl_variable_bind("revert-all-at-newline", "on");
    rl_set_keymap(make_keymap());
    using_history();
    line.initialized = true;
}

void mams_command_line_open(const char *text, const char *const *earlier, MamsCompleter completer,
                            void *data)
{
    if (!line.initialized)
        initialize();
    mams_command_line_close(line.data);
    line.open = true;
    line.completer = completer;
    line.data = data;
    clear_history();
    for (; *earlier != NULL; earlier++)
        add_history(*earlier);
    rl_callback_handler_install("", take_line);
    rl_insert_text(text);
}

/* Not inside the callback: readline goes on after it. */
void mams_command_line_close(const void *data)
{
    if (!line.open || line.data != data)
        return;
    /* A search would outlive the line that it was begun in. */
    if (RL_ISSTATE(RL_STATE_ISEARCH))
        mams_command_line_feed(MAMS_LINE_ABORT);
    rl_replace_line("", 0);
    rl_callback_handler_remove();
    line.open = false;
    g_clear_pointer(&line.result, g_free);
    g_clear_pointer(&line.choice, g_strfreev);
}

void mams_command_line_feed(const char *bytes)
{
    g_clear_pointer(&line.choice, g_strfreev);
    line.queue = bytes;
    while (*line.queue != '\0' && line.result == NULL)
        rl_callback_read_char();
    line.queue = "";
}

const char *mams_command_line_text(void)
{
    return rl_line_buffer;
}

size_t mams_command_line_cursor(void)
{
    return (size_t)rl_point;
}

char *mams_command_line_searched(void)
{
    /* readline tells it by its prompt alone: "(reverse-i-search)`text': ". */
    const char *begin = RL_ISSTATE(RL_STATE_ISEARCH) ? strchr(rl_display_prompt, '`') : NULL;
    const char *end = begin != NULL ? strrchr(begin, '\'') : NULL;
    return end != NULL ? g_strndup(begin + 1, (size_t)(end - begin - 1)) : NULL;
}

const char *const *mams_command_line_choice(void)
{
    return (const char *const *)line.choice;
}

char *mams_command_line_result(void)
{
    return g_steal_pointer(&line.result);
}
