PRAGMA page_size = 512;
CREATE TABLE t (id INTEGER PRIMARY KEY, v);
INSERT INTO t VALUES (1, zeroblob(3000000)), (2, hex(zeroblob(1000000))), (3, 'small');
UPDATE t SET v = CAST(v || 'end' AS BLOB) WHERE id = 1;

-- wreck
UPDATE t SET v = zeroblob(2999999) WHERE id = 1;
UPDATE t SET v = v || '0' WHERE id = 2;
UPDATE t SET v = zeroblob(100000) WHERE id = 3;
