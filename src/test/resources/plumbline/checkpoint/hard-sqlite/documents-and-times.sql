CREATE TABLE t (id INTEGER PRIMARY KEY, j JSON, b BLOB, at DATETIME, day DATE);
INSERT INTO t VALUES (1, '{"a": 1, "a": 2, "b": -0}', jsonb('{"x":[1,2,null]}'), '2026-08-30T10:15:02Z', '0097-01-01'),
  (2, '[1,   2]', NULL, 1788000000, 2460000.5), (3, 'not json', x'00', 1788000000.123, '9999-12-31');

-- wreck
UPDATE t SET j = json(j) WHERE id < 3;
UPDATE t SET b = jsonb('[]'), at = CURRENT_TIMESTAMP;
DELETE FROM t WHERE id = 3;
