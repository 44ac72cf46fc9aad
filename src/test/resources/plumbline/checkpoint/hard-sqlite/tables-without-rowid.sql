CREATE TABLE t (a TEXT COLLATE NOCASE, b INT, v, PRIMARY KEY (b DESC, a)) WITHOUT ROWID;
INSERT INTO t VALUES ('Ab', 1, 'x'), ('B', 1, 'y'), ('a', 2, x'00'), ('', -1, NULL);

-- wreck
UPDATE t SET a = 'aB' WHERE a = 'ab';
UPDATE t SET v = 5 WHERE b = 2;
DELETE FROM t WHERE a = 'b';
INSERT INTO t VALUES ('new', 3, NULL);
