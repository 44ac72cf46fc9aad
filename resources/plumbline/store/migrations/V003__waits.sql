-- Who waited for whom. An episode is a stretch of time with waits; its readings are a second apart while it lasts.

CREATE TABLE lock_episode (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    target         TEXT    NOT NULL,
    began          INTEGER NOT NULL,
    ended          INTEGER NOT NULL,
    readings       INTEGER NOT NULL,
    peak           INTEGER NOT NULL,
    longest        INTEGER NOT NULL,
    culprit        TEXT    NOT NULL,
    -- how many the culprit blocked when it blocked most
    culprit_blocks INTEGER NOT NULL
) STRICT;

CREATE INDEX lock_episode_by_target ON lock_episode (target, ended);
CREATE INDEX lock_episode_by_age ON lock_episode (ended);

-- What a reading saw, as compressed JSON with moments in place of ages: a jam that stands is one picture.
CREATE TABLE lock_picture (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    episode INTEGER NOT NULL REFERENCES lock_episode (id),
    -- of the first reading that shows it
    at      INTEGER NOT NULL,
    size    INTEGER NOT NULL,
    picture BLOB    NOT NULL
) STRICT;

-- with the size, so that all can be summed up without touching the pictures
CREATE INDEX lock_picture_by_age ON lock_picture (at, size);

CREATE TABLE lock_reading (
    episode      INTEGER NOT NULL REFERENCES lock_episode (id),
    at           INTEGER NOT NULL,
    picture      INTEGER NOT NULL REFERENCES lock_picture (id),
    -- the smallest age in transactions; all others are kept as what they are older
    transactions INTEGER NOT NULL,
    PRIMARY KEY (episode, at)
) STRICT, WITHOUT ROWID;
