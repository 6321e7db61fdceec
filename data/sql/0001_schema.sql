-- The first schema. How values are kept, in every table:
--   iin, payer            the number itself; leading zeros are put back when it is shown
--   *_day, *_on, birth …  days since 1970-01-01, from 1800 to 2199; NULL: unknown, for to_day: no end yet
--   month                 year * 12 + month - 1
--   amount                tiyn
--   entered, withdrawn    numbers of journal entries
-- A fact table holds the rows that are true by the latest knowledge. A row that is replaced or
-- withdrawn moves to the table *_past, so that what was known at entry N is the current rows with
-- entered <= N and the past rows with entered <= N < withdrawn. The ИИН of a fact refers to no table:
-- facts may come before their citizen does.

CREATE TABLE meta(
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who did or saw what. Rows are only ever added, one after the other, each sealed by the hash of the
-- one before it.
CREATE TABLE journal(
    entry INTEGER PRIMARY KEY,
    class INTEGER NOT NULL CHECK(class IN (0, 1)), -- 0 a change, 1 a look
    at INTEGER NOT NULL,                           -- Unix time, UTC
    operator TEXT NOT NULL,
    action TEXT NOT NULL,
    subject INTEGER NOT NULL,                      -- ИИН, or 0
    purpose TEXT,
    detail TEXT,
    hash BLOB NOT NULL CHECK(length(hash) = 32)    -- SHA-256
) STRICT;
CREATE INDEX journal_change ON journal(entry, at) WHERE class = 0;
CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
WHEN NEW.entry IS NOT 1 + coalesce((SELECT max(entry) FROM journal), 0)
BEGIN
    SELECT raise(ABORT, 'journal entries are added one after the other');
END;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN
    SELECT raise(ABORT, 'journal entries are never changed');
END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN
    SELECT raise(ABORT, 'journal entries are never deleted');
END;

CREATE TABLE operator(
    login TEXT PRIMARY KEY,
    roles INTEGER NOT NULL,                        -- bits of MamsOperatorRoles
    iin INTEGER NOT NULL,                          -- the operator's own, or 0
    entered INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE operator_past(
    login TEXT NOT NULL,
    roles INTEGER NOT NULL,
    iin INTEGER NOT NULL,
    entered INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    PRIMARY KEY(login, entered)
) STRICT, WITHOUT ROWID;

-- Each spelling of a name once, with the keys that the search compares. Rows are never deleted.
CREATE TABLE name_dict(
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL CHECK(kind IN (1, 2, 3)), -- surname, given name, patronymic
    raw TEXT NOT NULL,
    exact TEXT NOT NULL,
    key1 TEXT NOT NULL,
    key2 TEXT NOT NULL,
    key3 TEXT NOT NULL,
    stem TEXT NOT NULL,
    n INTEGER NOT NULL,                            -- how many citizens carry it, roughly
    UNIQUE(kind, raw)
) STRICT;

-- Other texts that many rows share: names of payers, channels, registers, issuers, reasons. Rows are
-- never deleted; 0 in a column that refers here means that there is no text.
CREATE TABLE text_dict(
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE citizen(
    iin INTEGER PRIMARY KEY CHECK(iin BETWEEN 1 AND 999999999999),
    surname INTEGER NOT NULL,                      -- name_dict, 0: none; so are the next three
    given INTEGER NOT NULL,
    patronymic INTEGER NOT NULL,
    former_surname INTEGER NOT NULL,
    birth INTEGER NOT NULL CHECK(birth BETWEEN -62091 AND 84005),
    death INTEGER CHECK(death BETWEEN -62091 AND 84005),
    resident_from INTEGER CHECK(resident_from BETWEEN -62091 AND 84005),
    sex INTEGER NOT NULL CHECK(sex IN (0, 1, 2)),  -- unknown, male, female
    region INTEGER NOT NULL,                       -- KATO, 0: unknown
    phone INTEGER NOT NULL,                        -- the last ten digits, 0: unknown
    email TEXT,
    clinic TEXT,
    clinic_since INTEGER CHECK(clinic_since BETWEEN -62091 AND 84005),
    language INTEGER CHECK(language IN (0, 1, 2)), -- kk, ru, en
    entered INTEGER NOT NULL
) STRICT;
-- Each index of names holds all that a row of search results needs.
CREATE INDEX citizen_surname ON citizen(surname, given, patronymic, birth, region);
CREATE INDEX citizen_given ON citizen(given, surname, patronymic, birth, region);
CREATE INDEX citizen_birth ON citizen(surname, birth, given, patronymic, region);
CREATE INDEX citizen_former ON citizen(former_surname, given, patronymic, birth, region, surname)
    WHERE former_surname <> 0;
CREATE INDEX citizen_phone ON citizen(phone) WHERE phone <> 0;
CREATE TABLE citizen_past(
    iin INTEGER NOT NULL,
    surname INTEGER NOT NULL,
    given INTEGER NOT NULL,
    patronymic INTEGER NOT NULL,
    former_surname INTEGER NOT NULL,
    birth INTEGER NOT NULL,
    death INTEGER,
    resident_from INTEGER,
    sex INTEGER NOT NULL,
    region INTEGER NOT NULL,
    phone INTEGER NOT NULL,
    email TEXT,
    clinic TEXT,
    clinic_since INTEGER,
    language INTEGER,
    entered INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    PRIMARY KEY(iin, entered)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment(
    iin INTEGER NOT NULL CHECK(iin BETWEEN 1 AND 999999999999),
    category INTEGER NOT NULL,                     -- number of the category in the rules
    from_day INTEGER NOT NULL CHECK(from_day BETWEEN -62091 AND 84005),
    to_day INTEGER CHECK(to_day BETWEEN from_day AND 84005),
    register INTEGER NOT NULL,                     -- text_dict
    document TEXT,
    document_date INTEGER CHECK(document_date BETWEEN -62091 AND 84005),
    issuer INTEGER NOT NULL,                       -- text_dict
    entered INTEGER NOT NULL,
    PRIMARY KEY(iin, category, from_day)
) STRICT, WITHOUT ROWID;
CREATE TABLE assignment_past(
    iin INTEGER NOT NULL,
    category INTEGER NOT NULL,
    from_day INTEGER NOT NULL,
    to_day INTEGER,
    register INTEGER NOT NULL,
    document TEXT,
    document_date INTEGER,
    issuer INTEGER NOT NULL,
    entered INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    PRIMARY KEY(iin, category, from_day, entered)
) STRICT, WITHOUT ROWID;

-- key_amount and key_paid_on tell payments without a reference apart: they repeat amount and paid_on
-- when the reference is empty, and are 0 when it is not.
CREATE TABLE payment(
    iin INTEGER NOT NULL CHECK(iin BETWEEN 1 AND 999999999999),
    month INTEGER NOT NULL CHECK(month BETWEEN 21600 AND 26399),
    kind INTEGER NOT NULL CHECK(kind BETWEEN 0 AND 8), -- MamsKind
    payer INTEGER NOT NULL,                        -- БИН or ИИН, 0: unknown
    key_amount INTEGER NOT NULL,
    key_paid_on INTEGER NOT NULL,
    reference TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK(amount >= 0),
    paid_on INTEGER NOT NULL CHECK(paid_on BETWEEN -62091 AND 84005),
    received_on INTEGER CHECK(received_on BETWEEN -62091 AND 84005),
    posted_on INTEGER CHECK(posted_on BETWEEN -62091 AND 84005),
    returned_on INTEGER CHECK(returned_on BETWEEN -62091 AND 84005),
    entered INTEGER NOT NULL,
    payer_name INTEGER NOT NULL,                   -- text_dict; so are the next two
    channel INTEGER NOT NULL,
    return_reason INTEGER NOT NULL,
    PRIMARY KEY(iin, month, kind, payer, key_amount, key_paid_on, reference)
) STRICT, WITHOUT ROWID;
CREATE TABLE payment_past(
    iin INTEGER NOT NULL,
    month INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    payer INTEGER NOT NULL,
    key_amount INTEGER NOT NULL,
    key_paid_on INTEGER NOT NULL,
    reference TEXT NOT NULL,
    amount INTEGER NOT NULL,
    paid_on INTEGER NOT NULL,
    received_on INTEGER,
    posted_on INTEGER,
    returned_on INTEGER,
    entered INTEGER NOT NULL,
    payer_name INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    return_reason INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    PRIMARY KEY(iin, month, kind, payer, key_amount, key_paid_on, reference, entered)
) STRICT, WITHOUT ROWID;

CREATE TABLE relative(
    iin INTEGER NOT NULL CHECK(iin BETWEEN 1 AND 999999999999),
    relative INTEGER NOT NULL CHECK(relative BETWEEN 1 AND 999999999999),
    relation TEXT NOT NULL CHECK(relation IN ('p', 'c', 's', 'g')), -- parent, child, spouse, guardian
    from_day INTEGER CHECK(from_day BETWEEN -62091 AND 84005),
    to_day INTEGER CHECK(to_day BETWEEN -62091 AND 84005),
    entered INTEGER NOT NULL,
    PRIMARY KEY(iin, relative, relation)
) STRICT, WITHOUT ROWID;
CREATE TABLE relative_past(
    iin INTEGER NOT NULL,
    relative INTEGER NOT NULL,
    relation TEXT NOT NULL,
    from_day INTEGER,
    to_day INTEGER,
    entered INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    PRIMARY KEY(iin, relative, relation, entered)
) STRICT, WITHOUT ROWID;
