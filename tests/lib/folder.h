/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_FOLDER_H
#define MAMS_TESTS_FOLDER_H

/* An empty folder for a group of tests or one of them, removed with all that is in it. */
extern char *folder;
int folder_set_up(void **state);
int folder_tear_down(void **state);
/* Removes a folder with all that is in it, without following links. */
void folder_remove(const char *path);

#endif
