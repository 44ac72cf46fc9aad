CREATE COLLATION nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TABLE t (k text COLLATE nocase PRIMARY KEY, v int); INSERT INTO t VALUES ('a', 1), ('B', 2), ('c', 3), ('Ä', 4);
CREATE TABLE c (k text COLLATE "C" PRIMARY KEY, v int); INSERT INTO c VALUES ('a', 1), ('B', 2), ('é', 3);
CREATE TABLE e (k text COLLATE "en-x-icu" PRIMARY KEY, v int); INSERT INTO e VALUES ('a-b', 1), ('ab', 2), ('A', 3), ('a', 4);
-- wreck
UPDATE t SET k = 'A' WHERE k = 'a'; DELETE FROM t WHERE v = 3; UPDATE c SET v = 9; DELETE FROM e WHERE k = 'ab'; INSERT INTO e VALUES ('aB', 7);
