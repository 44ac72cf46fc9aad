CREATE TABLE t (code TEXT PRIMARY KEY, v);
CREATE TABLE u (a, b, UNIQUE (a, b));
INSERT INTO t VALUES (NULL, 1), (NULL, 2), ('a', 3);
INSERT INTO u VALUES (NULL, 1), (NULL, 1), (1, 1);

-- wreck
UPDATE t SET v = 9 WHERE code IS NULL AND v = 2;
UPDATE t SET code = 'b' WHERE code = 'a';
INSERT INTO t VALUES (NULL, 7);
DELETE FROM u WHERE rowid = 2;
