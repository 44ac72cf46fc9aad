CREATE TABLE t (id int PRIMARY KEY, c regclass, p regproc, y regtype, f regprocedure); INSERT INTO t VALUES (1, 'pg_class', 'now', 'int4', 'upper(text)'), (2, 't', NULL, 't', NULL);
CREATE TABLE by_class (c regclass PRIMARY KEY, v text); INSERT INTO by_class VALUES ('pg_class', 'a	b\c'), ('pg_proc', E'line\nbreak');
-- wreck
UPDATE t SET c = 'pg_proc' WHERE id = 1; DELETE FROM t WHERE id = 2; DELETE FROM by_class; INSERT INTO by_class VALUES ('pg_type', 'x');
