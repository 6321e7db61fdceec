-- What the desk keeps beside the facts: who is editing whom, and changes that wait for a second
-- person. Values are kept as in 0001_schema.sql.

-- One editor a citizen. A row goes when its editor is done; what was done with it is in the journal.
CREATE TABLE lock(
    iin INTEGER PRIMARY KEY CHECK(iin BETWEEN 1 AND 999999999999),
    login TEXT NOT NULL,
    session TEXT NOT NULL,                         -- which run of the program
    since INTEGER NOT NULL,                        -- Unix time, UTC
    entry INTEGER NOT NULL                         -- the journal entry of taking it
) STRICT;

-- A change of an assignment that has no effect until another person accepts it. The row of the
-- assignment stands here whole: the one to enter, or the one to withdraw. That a proposal has lapsed
-- is worked out from the day, not kept.
CREATE TABLE proposal(
    number INTEGER PRIMARY KEY,
    what INTEGER NOT NULL CHECK(what IN (0, 1)),   -- 0 enter the row, 1 withdraw it
    iin INTEGER NOT NULL CHECK(iin BETWEEN 1 AND 999999999999),
    category INTEGER NOT NULL,
    from_day INTEGER NOT NULL CHECK(from_day BETWEEN -62091 AND 84005),
    to_day INTEGER CHECK(to_day BETWEEN from_day AND 84005),
    register INTEGER NOT NULL,                     -- text_dict
    document TEXT,
    document_date INTEGER CHECK(document_date BETWEEN -62091 AND 84005),
    issuer INTEGER NOT NULL,                       -- text_dict
    old_category INTEGER,                          -- the recorded row that it replaces or withdraws,
    old_from INTEGER,                              -- and the journal entry that recorded it, by which
    old_entered INTEGER,                           -- one sees that it is still the same; NULL: none
    undoes INTEGER,                                -- the journal entry whose change it takes back
    reason TEXT,
    why INTEGER NOT NULL CHECK(why BETWEEN 1 AND 3), -- bits of MamsProposalWhy
    proposed_by TEXT NOT NULL,
    proposed_at INTEGER NOT NULL,                  -- Unix time, UTC
    proposed_on INTEGER NOT NULL CHECK(proposed_on BETWEEN -62091 AND 84005),
    entry INTEGER NOT NULL,                        -- the journal entry of proposing it
    state INTEGER NOT NULL DEFAULT 0 CHECK(state IN (0, 1, 2)), -- open, accepted, refused
    decided_by TEXT,
    decided_at INTEGER,
    decision TEXT,                                 -- the reason of who decided
    decided_entry INTEGER,
    CHECK((old_category IS NULL) = (old_from IS NULL)),
    CHECK((old_category IS NULL) = (old_entered IS NULL)),
    CHECK(what = 0 OR old_category IS NOT NULL),
    CHECK((state = 0) = (decided_entry IS NULL))
) STRICT;
CREATE INDEX proposal_person ON proposal(iin);
CREATE TRIGGER proposal_decided_once BEFORE UPDATE ON proposal
WHEN OLD.state <> 0
BEGIN
    SELECT raise(ABORT, 'a proposal is decided once');
END;
CREATE TRIGGER proposal_no_delete BEFORE DELETE ON proposal
BEGIN
    SELECT raise(ABORT, 'proposals are never deleted');
END;
