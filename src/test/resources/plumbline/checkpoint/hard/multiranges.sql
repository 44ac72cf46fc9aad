-- since 14
CREATE TABLE t (id int PRIMARY KEY, r int4multirange, d datemultirange); INSERT INTO t VALUES (1, '{[1,3), [5,9)}', '{}'), (2, NULL, '{[2026-01-01,2026-02-01)}');
-- wreck
UPDATE t SET r = '{[1,9)}'; DELETE FROM t WHERE id = 2;
