-- Energy (PUE) and fault records of a telecom operator's machine rooms.

CREATE TABLE pue_data (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    site       TEXT    NOT NULL,
    city       TEXT    NOT NULL,
    month      TEXT    NOT NULL,
    it_kwh     REAL    NOT NULL DEFAULT 0,
    total_kwh  REAL    NOT NULL DEFAULT 0,
    pue_value  REAL,
    created_at TEXT    NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (site, month)
);

CREATE TABLE pue_comment (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    pue_id     INTEGER NOT NULL REFERENCES pue_data (id) ON DELETE CASCADE,
    author     TEXT    NOT NULL,
    content    TEXT    NOT NULL,
    created_at TEXT    NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE pue_drill_down (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    pue_id  INTEGER NOT NULL REFERENCES pue_data (id) ON DELETE CASCADE,
    device  TEXT    NOT NULL,
    kind    TEXT    NOT NULL,
    tariff  TEXT    NOT NULL,
    kwh     REAL    NOT NULL
);

CREATE TABLE fault_record (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    fault_no     TEXT    NOT NULL,
    site         TEXT    NOT NULL,
    specialty    TEXT    NOT NULL,
    level        TEXT    NOT NULL,
    device       TEXT    NOT NULL,
    cause        TEXT    NOT NULL,
    handler      TEXT    NOT NULL,
    occurred_at  TEXT    NOT NULL,
    recovered_at TEXT
);

-- Aggregation backbone links.
CREATE TABLE huijugugan (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    ring           TEXT    NOT NULL,
    a_end          TEXT    NOT NULL,
    z_end          TEXT    NOT NULL,
    device         TEXT    NOT NULL,
    bandwidth_gbps INTEGER NOT NULL,
    peak_percent   REAL    NOT NULL,
    updated_at     TEXT    NOT NULL
);

CREATE INDEX idx_pue_data_month ON pue_data (month);
CREATE INDEX idx_pue_comment_pue_id ON pue_comment (pue_id);
CREATE INDEX idx_pue_drill_down_pue_id ON pue_drill_down (pue_id);
CREATE INDEX idx_fault_record_occurred_at ON fault_record (occurred_at);
CREATE INDEX idx_fault_record_site ON fault_record (site);
