CREATE TABLE t (id int PRIMARY KEY, a text, c char(5), v varchar(10), n name);
INSERT INTO t VALUES (1, E'e\u0301', 'ab', 'x ', 'n'), (2, E'\u00e9', 'ab', 'x', NULL), (3, '', '', '', ''), (4, NULL, NULL, NULL, NULL), (5, E'tab\tnl\ncr\r\\back', 'é', '\N', 'q');
CREATE TABLE by_text (k text PRIMARY KEY, v int); INSERT INTO by_text VALUES ('a', 1), ('A', 2), ('ä', 3), ('Z', 4), ('a ', 5), ('', 6), (E'\u4e2d\u6587', 7), ('a-b', 8), ('ab', 9);
CREATE TABLE by_char (k char(4) PRIMARY KEY, v int); INSERT INTO by_char VALUES ('b', 1), ('a', 2), ('ab', 3), ('', 4);
-- wreck
UPDATE t SET a = E'\u00e9' WHERE id = 1; UPDATE t SET v = 'x' WHERE id = 1; UPDATE t SET a = NULL WHERE id = 3;
DELETE FROM by_text WHERE k IN ('A', 'a '); INSERT INTO by_text VALUES ('B', 20), ('b', 21); UPDATE by_char SET v = 9 WHERE k = 'a'; DELETE FROM by_char WHERE k = '';
