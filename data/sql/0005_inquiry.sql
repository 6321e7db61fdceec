-- What people ask, by any channel. A call is an inquiry of channel 'phone' that its operator opens
-- and closes. The row is the latest state; each change of it is an entry of the journal.

CREATE TABLE inquiry(
    number INTEGER PRIMARY KEY,
    channel TEXT NOT NULL CHECK(channel IN
        ('phone', 'mail', 'qoldau', 'bot', 'egov', 'site', 'visit')),
    received_at INTEGER NOT NULL,                  -- Unix time, UTC
    operator TEXT,                                 -- whose it is; NULL: nobody's yet
    language INTEGER CHECK(language IN (0, 1, 2)), -- of the caller: kk, ru, en
    topic TEXT,                                    -- code of a MamsInquiryTopic
    closed_at INTEGER,                             -- Unix time; NULL: open
    entered INTEGER NOT NULL                       -- journal entry of the latest change
) STRICT;
CREATE INDEX inquiry_open ON inquiry(operator, number) WHERE closed_at IS NULL;

-- Whose cards were opened for it, in order, and who asked about each of them.
CREATE TABLE inquiry_citizen(
    iin INTEGER NOT NULL CHECK(iin BETWEEN 1 AND 999999999999),
    inquiry INTEGER NOT NULL,
    place INTEGER NOT NULL,                        -- 1 …
    caller INTEGER NOT NULL CHECK(caller BETWEEN 0 AND 3), -- MamsCaller
    asked INTEGER NOT NULL CHECK(asked BETWEEN 0 AND 7),   -- bits of MamsAsked
    PRIMARY KEY(iin, inquiry)
) STRICT, WITHOUT ROWID;
CREATE INDEX inquiry_citizen_of ON inquiry_citizen(inquiry, place);
