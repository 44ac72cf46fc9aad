CREATE EXTENSION citext; CREATE EXTENSION hstore; CREATE EXTENSION ltree; CREATE TABLE t (k citext PRIMARY KEY, h hstore, l ltree); INSERT INTO t VALUES ('a', 'x=>1', 'a.b'), ('B', NULL, NULL), ('c', '', 'x');
-- wreck
UPDATE t SET h = 'x=>2' WHERE k = 'a'; UPDATE t SET k = 'b' WHERE k = 'B'; DELETE FROM t WHERE k = 'c'; INSERT INTO t VALUES ('D', NULL, NULL);
