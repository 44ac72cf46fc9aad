CREATE TABLE t (a, b);
INSERT INTO t (rowid, a, b) VALUES (-5, 1, 2), (7, 1, 2), (7000000000, 'x', NULL), (9223372036854775807, 1, 2);

-- wreck
DELETE FROM t WHERE rowid = 7;
UPDATE t SET b = 'changed' WHERE rowid < 0;
INSERT INTO t (rowid, a) VALUES (9, 9);
