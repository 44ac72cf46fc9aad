CREATE TABLE t (id int PRIMARY KEY, j json, b jsonb, x xml); INSERT INTO t VALUES (1, '{"a":1,"a":2}', '{"b": [1, null, "x"], "a": -0.0}', '<a>1</a>'),
(2, ' [1,  2] ', 'null', 'text only'), (3, 'null', '"s"', NULL), (4, NULL, NULL, NULL);
-- wreck
UPDATE t SET j = '{"a":2}' WHERE id = 1; UPDATE t SET b = NULL WHERE id = 2; UPDATE t SET j = '[1,2]' WHERE id = 2; DELETE FROM t WHERE id = 3;
