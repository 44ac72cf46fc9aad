CREATE TABLE t (k TEXT COLLATE NOCASE PRIMARY KEY NOT NULL, r TEXT COLLATE RTRIM UNIQUE, v);
INSERT INTO t VALUES ('Abc', 'x  ', 1), ('abd', 'y', 2), ('Ä', 'z', 3), ('ä', 'w', 4);

-- wreck
UPDATE t SET k = 'aBC', r = 'x' WHERE v = 1;
DELETE FROM t WHERE v = 4;
UPDATE t SET r = 'w ' WHERE v = 3;
