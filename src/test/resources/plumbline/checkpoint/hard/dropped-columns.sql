CREATE TABLE t (a int, id int PRIMARY KEY, b text, c text); ALTER TABLE t DROP COLUMN a; ALTER TABLE t DROP COLUMN b; ALTER TABLE t ADD d int DEFAULT 5;
INSERT INTO t SELECT n, 'c' || n FROM generate_series(1, 10) n;
-- wreck
UPDATE t SET c = NULL, d = 9 WHERE id < 5; DELETE FROM t WHERE id = 10;
