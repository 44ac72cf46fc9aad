PRAGMA journal_mode = WAL;
PRAGMA user_version = 77;
PRAGMA application_id = 4711;
CREATE TABLE t (id INTEGER PRIMARY KEY, v);
INSERT INTO t VALUES (1, 'a'), (2, 'b');

-- wreck
DELETE FROM t WHERE id = 1;
INSERT INTO t VALUES (3, 'c');
UPDATE t SET v = upper(v);
