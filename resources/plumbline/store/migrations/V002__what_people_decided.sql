-- What people decided about checks on a target: numbers that are right, findings to leave, times to ask.

CREATE TABLE baseline (
    target     TEXT    NOT NULL,
    check_path TEXT    NOT NULL,
    table_name TEXT    NOT NULL,
    row_count  INTEGER NOT NULL,
    source     TEXT    NOT NULL,
    who        TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    PRIMARY KEY (target, check_path, table_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE ignored_finding (
    target     TEXT    NOT NULL,
    check_path TEXT    NOT NULL,
    -- key column to its text, as JSON with the columns in the order of their names
    key        TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    who        TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    -- the largest number: for ever
    until      INTEGER NOT NULL,
    PRIMARY KEY (target, check_path, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE schedule (
    target     TEXT NOT NULL,
    check_path TEXT NOT NULL,
    -- five fields as in crontab(5), or empty: never
    cron       TEXT NOT NULL,
    PRIMARY KEY (target, check_path)
) STRICT, WITHOUT ROWID;
