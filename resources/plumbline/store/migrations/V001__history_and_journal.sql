-- The console's own database. Times are nanoseconds since 1970 in UTC, so that an instant comes back as it went in.

CREATE TABLE metric_series (
    id     INTEGER PRIMARY KEY,
    target TEXT    NOT NULL,
    metric TEXT    NOT NULL,
    -- up to when its readings are summed up in metric_stretch
    summed INTEGER NOT NULL DEFAULT 0,
    UNIQUE (target, metric)
) STRICT;

-- Every reading of the last days. Without a row number: a series lies together, and its oldest end is cut off cheaply.
CREATE TABLE metric_reading (
    series  INTEGER NOT NULL REFERENCES metric_series (id),
    at      INTEGER NOT NULL,
    value   REAL    NOT NULL,
    verdict TEXT    NOT NULL,
    PRIMARY KEY (series, at)
) STRICT, WITHOUT ROWID;

-- Five minutes each: the lowest and the highest reading as they were, and the mean of all.
CREATE TABLE metric_stretch (
    series       INTEGER NOT NULL REFERENCES metric_series (id),
    at           INTEGER NOT NULL,
    low          REAL    NOT NULL,
    low_at       INTEGER NOT NULL,
    low_verdict  TEXT    NOT NULL,
    high         REAL    NOT NULL,
    high_at      INTEGER NOT NULL,
    high_verdict TEXT    NOT NULL,
    mean         REAL    NOT NULL,
    readings     INTEGER NOT NULL,
    PRIMARY KEY (series, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE check_answer (
    id         INTEGER PRIMARY KEY,
    target     TEXT    NOT NULL,
    check_path TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    status     TEXT    NOT NULL,
    findings   INTEGER NOT NULL,
    millis     INTEGER NOT NULL
) STRICT;

CREATE INDEX check_answer_by_check ON check_answer (target, check_path, at);
CREATE INDEX check_answer_by_age ON check_answer (at);

CREATE TABLE journal_entry (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    run         TEXT    NOT NULL UNIQUE,
    at          INTEGER NOT NULL,
    who         TEXT    NOT NULL,
    host        TEXT    NOT NULL,
    target      TEXT    NOT NULL,
    environment TEXT    NOT NULL,
    identity    TEXT    NOT NULL,
    action      TEXT    NOT NULL,
    subject     TEXT    NOT NULL,
    statement   TEXT    NOT NULL,
    ticket      TEXT    NOT NULL,
    txn         TEXT    NOT NULL,
    changed     INTEGER NOT NULL,
    verified    INTEGER NOT NULL,
    state       TEXT    NOT NULL,
    ended       INTEGER NOT NULL,
    undoes      TEXT    NOT NULL,
    message     TEXT    NOT NULL
) STRICT;

CREATE INDEX journal_entry_by_undone ON journal_entry (undoes) WHERE undoes <> '';

-- Rows before and after, as compressed JSON; they go earlier than their entry.
CREATE TABLE journal_image (
    run    TEXT    NOT NULL PRIMARY KEY REFERENCES journal_entry (run),
    at     INTEGER NOT NULL,
    images BLOB    NOT NULL
) STRICT;

CREATE INDEX journal_image_by_age ON journal_image (at);

CREATE TABLE ui_state (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- When each kind of tidying up was last begun, by whichever process.
CREATE TABLE tidied (
    what TEXT    NOT NULL PRIMARY KEY,
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
