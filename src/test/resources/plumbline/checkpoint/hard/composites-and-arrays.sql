CREATE TYPE money_amount AS (amount numeric, currency text); CREATE TYPE pair AS (l money_amount, r int[]);
CREATE TABLE t (id int PRIMARY KEY, m money_amount, ms money_amount[], p pair, lower int[], nested text[][]);
INSERT INTO t VALUES (1, '(1.50,EUR)', ARRAY['(1,A)', '(2.00,B)']::money_amount[], '("(3,C)","{1,2}")', '[0:1]={7,8}', '{{a,b},{c,NULL}}'), (2, NULL, NULL, NULL, '{}', NULL);
CREATE TABLE k (m money_amount PRIMARY KEY, v int); INSERT INTO k VALUES ('(1,A)', 1), ('(1.0,B)', 2);
-- wreck
UPDATE t SET m = '(1.5,EUR)', lower = '{7,8}' WHERE id = 1; UPDATE t SET nested = '{}' WHERE id = 2; DELETE FROM k WHERE v = 1; INSERT INTO k VALUES ('(0,Z)', 9);
