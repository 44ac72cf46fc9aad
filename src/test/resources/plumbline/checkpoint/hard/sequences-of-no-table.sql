CREATE TABLE log (what text); CREATE TABLE t (id int PRIMARY KEY);
CREATE SEQUENCE free; CREATE SEQUENCE "Odd one" INCREMENT BY 5; CREATE SEQUENCE never_called START WITH 40; CREATE SEQUENCE of_log;
ALTER TABLE log ADD number bigint DEFAULT nextval('of_log');
SELECT nextval('free'), nextval('free'), nextval('"Odd one"');
INSERT INTO log VALUES ('a'), ('b'); INSERT INTO t VALUES (1);
-- wreck
SELECT setval('free', 900), setval('"Odd one"', 7, false), nextval('never_called'), setval('of_log', 50);
