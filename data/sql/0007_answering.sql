-- Answering inquiries: what came and what was said, replies that are being written, mail that leaves,
-- and what was promised. Messages and answers are never changed; the others show the latest state, and
-- each change of it is an entry of the journal (drafts are not: they are the operator's own until sent).

ALTER TABLE inquiry ADD COLUMN registered INTEGER;  -- the working day from which the term is counted
ALTER TABLE inquiry ADD COLUMN outcome INTEGER NOT NULL DEFAULT 0 CHECK(outcome BETWEEN 0 AND 5);
ALTER TABLE inquiry ADD COLUMN subject TEXT;
ALTER TABLE inquiry ADD COLUMN from_name TEXT;
ALTER TABLE inquiry ADD COLUMN from_address TEXT;   -- e-mail
ALTER TABLE inquiry ADD COLUMN from_phone INTEGER;  -- last ten digits
ALTER TABLE inquiry ADD COLUMN automatic INTEGER NOT NULL DEFAULT 0 CHECK(automatic IN (0, 1));
ALTER TABLE inquiry ADD COLUMN waiting_since INTEGER; -- day; NULL: its clock runs
ALTER TABLE inquiry ADD COLUMN waiting_for TEXT;
ALTER TABLE inquiry ADD COLUMN extended_on INTEGER; -- days
ALTER TABLE inquiry ADD COLUMN extended_to INTEGER;
ALTER TABLE inquiry ADD COLUMN extended_why TEXT;
ALTER TABLE inquiry ADD COLUMN redirected_to TEXT;
ALTER TABLE inquiry ADD COLUMN joined_with INTEGER;
ALTER TABLE inquiry ADD COLUMN dropped_why TEXT;
UPDATE inquiry SET outcome = 1 WHERE closed_at IS NOT NULL;

CREATE INDEX inquiry_queue ON inquiry(number) WHERE closed_at IS NULL;
CREATE INDEX inquiry_from ON inquiry(from_address, number) WHERE from_address IS NOT NULL;
CREATE INDEX inquiry_joined ON inquiry(joined_with) WHERE joined_with IS NOT NULL;

-- Days on which the clock stood still: from < day <= until.
CREATE TABLE inquiry_pause(
    inquiry INTEGER NOT NULL,
    from_day INTEGER NOT NULL,
    until_day INTEGER NOT NULL CHECK(until_day >= from_day),
    waiting_for TEXT,
    PRIMARY KEY(inquiry, from_day, until_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE message(
    number INTEGER PRIMARY KEY,
    inquiry INTEGER NOT NULL,
    out INTEGER NOT NULL CHECK(out IN (0, 1)),
    at INTEGER NOT NULL,                           -- Unix time
    from_name TEXT,
    from_address TEXT,
    subject TEXT,
    text TEXT,
    message_id TEXT,
    reply_to_ids TEXT,                             -- ids of earlier messages, by blanks
    notes TEXT,
    login TEXT,
    hash TEXT,                                     -- SHA-256 of the bytes as they came; NULL: not mail
    entered INTEGER NOT NULL
) STRICT;
CREATE INDEX message_of ON message(inquiry, number);
CREATE INDEX message_id ON message(message_id) WHERE message_id IS NOT NULL;
CREATE UNIQUE INDEX message_hash ON message(hash) WHERE hash IS NOT NULL;

-- The bytes of a mail as it came.
CREATE TABLE message_raw(
    message INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE message_attachment(
    message INTEGER NOT NULL,
    place INTEGER NOT NULL,                        -- 0 …
    name TEXT,
    type TEXT,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY(message, place)
) STRICT, WITHOUT ROWID;

-- Mail that could not be read. Its bytes are kept until somebody has looked at them.
CREATE TABLE message_refused(
    hash TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    why TEXT NOT NULL,
    bytes BLOB,                                    -- NULL: too large; it stays in the mailbox
    entered INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reply_draft(
    inquiry INTEGER PRIMARY KEY,
    login TEXT NOT NULL,
    at INTEGER NOT NULL,
    language INTEGER NOT NULL CHECK(language IN (0, 1, 2)),
    canned TEXT,
    text TEXT NOT NULL,
    attach TEXT
) STRICT;

-- What was said to somebody, and on what it rested.
CREATE TABLE said(
    number INTEGER PRIMARY KEY,
    inquiry INTEGER,                               -- NULL: outside of one
    iin INTEGER CHECK(iin BETWEEN 1 AND 999999999999),
    on_day INTEGER NOT NULL,
    known INTEGER NOT NULL,                        -- the last journal entry that was seen
    rules TEXT NOT NULL,                           -- their hash
    voice TEXT NOT NULL,
    language INTEGER NOT NULL CHECK(language IN (0, 1, 2)),
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    login TEXT NOT NULL,
    entered INTEGER NOT NULL
) STRICT;
CREATE INDEX said_in ON said(inquiry, number) WHERE inquiry IS NOT NULL;
CREATE INDEX said_about ON said(iin, number) WHERE iin IS NOT NULL;

CREATE TRIGGER message_stays BEFORE DELETE ON message BEGIN
    SELECT raise(ABORT, 'messages are never deleted');
END;
CREATE TRIGGER said_stays BEFORE DELETE ON said BEGIN
    SELECT raise(ABORT, 'answers are never deleted');
END;
CREATE TRIGGER said_same BEFORE UPDATE ON said BEGIN
    SELECT raise(ABORT, 'answers are never changed');
END;

CREATE TABLE outgoing(
    number INTEGER PRIMARY KEY,
    inquiry INTEGER NOT NULL,
    message INTEGER NOT NULL UNIQUE,
    state INTEGER NOT NULL CHECK(state BETWEEN 0 AND 5), -- MamsOutgoingState
    recipient TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    sent_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    problem TEXT,
    bytes BLOB NOT NULL,
    entered INTEGER NOT NULL
) STRICT;
CREATE INDEX outgoing_waiting ON outgoing(number) WHERE state IN (0, 1, 3, 4);
CREATE INDEX outgoing_of ON outgoing(inquiry, number);

CREATE TABLE reminder(
    number INTEGER PRIMARY KEY,
    inquiry INTEGER,
    iin INTEGER CHECK(iin BETWEEN 1 AND 999999999999),
    due INTEGER NOT NULL,
    payment INTEGER NOT NULL CHECK(payment IN (0, 1)),
    known INTEGER NOT NULL,
    note TEXT,
    login TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    done_at INTEGER,
    entered INTEGER NOT NULL
) STRICT;
CREATE INDEX reminder_open ON reminder(due, number) WHERE done_at IS NULL;

-- Steps of a procedure that were done for an inquiry.
CREATE TABLE tick(
    inquiry INTEGER NOT NULL,
    procedure TEXT NOT NULL,                       -- name of the manual page
    step TEXT NOT NULL,                            -- key of the step
    login TEXT NOT NULL,
    at INTEGER NOT NULL,
    entered INTEGER NOT NULL,
    PRIMARY KEY(inquiry, procedure, step)
) STRICT, WITHOUT ROWID;
