CREATE TABLE t (b text, a int, c date, v text, PRIMARY KEY (c, a, b)); INSERT INTO t SELECT chr(96 + n % 26 + 1), n % 7, date '2026-01-01' + n % 5, 'v' || n FROM generate_series(1, 150) n ON CONFLICT DO NOTHING;
CREATE TABLE u (a int NOT NULL, b int NOT NULL, v int); CREATE UNIQUE INDEX u_key ON u (b, a); INSERT INTO u SELECT n % 10, n / 10, n FROM generate_series(1, 100) n;
-- wreck
DELETE FROM t WHERE a = 3; UPDATE t SET v = 'w' WHERE a = 4; INSERT INTO t VALUES ('zz', 99, '2030-01-01', 'n'); UPDATE u SET v = -1 WHERE a = 5; UPDATE u SET b = 70 WHERE v = 22;
