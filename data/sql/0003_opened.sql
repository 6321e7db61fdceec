-- The cards that an operator opened last are the latest looks of the journal, found without reading
-- the others.
CREATE INDEX journal_opened ON journal(operator, entry, subject, at)
    WHERE class = 1 AND action = 'card';
