CREATE TABLE t (id INTEGER PRIMARY KEY, i INT, r REAL, t TEXT, b BLOB, a ANY) STRICT;
CREATE TABLE w (k TEXT PRIMARY KEY, a ANY) STRICT, WITHOUT ROWID;
INSERT INTO t VALUES (1, 1, 1.5, 'a', x'00', 1), (2, NULL, 2, '', x'', '1'), (3, 3, 3.0, 'c', NULL, 1.0);
INSERT INTO w VALUES ('a', 1), ('b', '1');

-- wreck
UPDATE t SET a = x'01', i = 9, r = 9;
DELETE FROM t WHERE id = 2;
UPDATE w SET a = a + 1;
