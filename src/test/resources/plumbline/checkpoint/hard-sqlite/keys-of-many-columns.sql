CREATE TABLE t (a INT NOT NULL, b TEXT NOT NULL, c BLOB NOT NULL, d REAL NOT NULL, v, PRIMARY KEY (d, c, b, a));
INSERT INTO t VALUES (1, 'x', x'00', 1.5, 1), (1, 'x', x'0000', 1.5, 2), (1, 'X', x'00', 1.5, 3), (2, 'x', x'00', -0.0, 4);

-- wreck
UPDATE t SET v = v + 10;
DELETE FROM t WHERE v = 12;
INSERT INTO t VALUES (1, 'y', x'00', 1.5, 9);
