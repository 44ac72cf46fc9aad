PRAGMA auto_vacuum = FULL;
PRAGMA page_size = 1024;
CREATE TABLE t (id INTEGER PRIMARY KEY, v);
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO t SELECT i, 'row ' || i FROM n;

-- wreck
DELETE FROM t WHERE id % 3 = 0;
UPDATE t SET v = 'changed' WHERE id % 7 = 0;
