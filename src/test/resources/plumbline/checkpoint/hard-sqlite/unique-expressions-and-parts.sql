CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT, n INT);
CREATE UNIQUE INDEX expr ON t (lower(v), n % 10);
CREATE UNIQUE INDEX part ON t (n) WHERE n > 0;
INSERT INTO t VALUES (1, 'A', 1), (2, 'B', 2), (3, 'a', 3), (4, NULL, -1), (5, NULL, -1);

-- wreck
UPDATE t SET v = v || id, n = n + 100 WHERE n > 0;
UPDATE t SET v = 'a', n = 3 WHERE id = 1;
UPDATE t SET v = 'A', n = 1 WHERE id = 3;
