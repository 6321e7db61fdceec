-- What an operator sets up for the work at the screen: no facts, nothing of it is asked for as known
-- at an earlier time. The journal holds what a macro was at any time.

-- Keys under a name, as readable names of keys: "F7 3 Enter".
CREATE TABLE macro(
    login TEXT NOT NULL,                           -- the owner
    name TEXT NOT NULL,
    keys TEXT NOT NULL,
    shared INTEGER NOT NULL CHECK(shared IN (0, 1)), -- with every operator
    entered INTEGER NOT NULL,
    PRIMARY KEY(login, name)
) STRICT, WITHOUT ROWID;

-- An operator's last choices, as "language".
CREATE TABLE setting(
    login TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY(login, key)
) STRICT, WITHOUT ROWID;
