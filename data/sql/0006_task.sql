-- How many keys and milliseconds the tasks of operators took at the screen: histograms by day, without
-- the operator and without the citizen. Nothing here is a fact, and nothing of it is in the journal.
CREATE TABLE task_time(
    day INTEGER NOT NULL CHECK(day BETWEEN -62091 AND 84005),
    task TEXT NOT NULL,                            -- its name, "find"
    measure INTEGER NOT NULL CHECK(measure IN (0, 1)), -- 0 keys, 1 milliseconds
    bucket INTEGER NOT NULL CHECK(bucket >= 0),    -- the values that are counted together
    count INTEGER NOT NULL CHECK(count > 0),
    PRIMARY KEY(day, task, measure, bucket)
) STRICT, WITHOUT ROWID;
