CREATE TABLE t (k TEXT NOT NULL PRIMARY KEY, u INT UNIQUE, v);
INSERT INTO t (rowid, k, u, v) VALUES (10, 'a', 1, 'x'), (20, 'b', 2, 'y'), (30, 'c', 3, 'z');

-- wreck
UPDATE t SET u = -u;
UPDATE t SET u = 2 WHERE k = 'a';
UPDATE t SET u = 3 WHERE k = 'b';
UPDATE t SET u = 1 WHERE k = 'c';
