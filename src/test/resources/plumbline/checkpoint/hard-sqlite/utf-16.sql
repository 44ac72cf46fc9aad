PRAGMA encoding = 'UTF-16le';
CREATE TABLE t (k TEXT NOT NULL PRIMARY KEY, v);
INSERT INTO t VALUES ('中文😀', 'ä'), ('b', ''), ('c', x'00ff'), ('', NULL);

-- wreck
UPDATE t SET v = 'other' WHERE k = '中文😀';
DELETE FROM t WHERE k = 'b';
UPDATE t SET v = '' WHERE k = 'c';
