CREATE TABLE t (id INTEGER PRIMARY KEY, v);
INSERT INTO t (v) VALUES (1), ('1'), (1.0), (x'31'), (NULL), (''), (x''), ('0x1'), (' 1'), ('1e0');
CREATE TABLE affinity (id INTEGER PRIMARY KEY, i INTEGER, n NUMERIC, r REAL, t TEXT, b BLOB, d DATE, o BOOLEAN);
INSERT INTO affinity VALUES (1, '1', '1.5', 2, 3, 4, '2026-08-30', 1), (2, 'one', x'01', 'two', 5.5, '6', 20260830, 'true'),
  (3, 1.5, '9007199254740993', 1, x'ff', 1.0, 1e10, 0);

-- wreck
UPDATE t SET v = CAST(v AS TEXT) WHERE typeof(v) IN ('integer', 'real');
DELETE FROM t WHERE id IN (4, 6);
INSERT INTO t (id, v) VALUES (6, x'');
UPDATE affinity SET i = NULL, n = 0, r = 0, t = '', b = NULL, d = NULL, o = 2;
