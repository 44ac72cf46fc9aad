CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy'); CREATE DOMAIN posint AS int CHECK (VALUE > 0); CREATE DOMAIN posposint AS posint;
CREATE TABLE t (id posint PRIMARY KEY, m mood, ms mood[], d posposint, UNIQUE (m, id)); CREATE TABLE by_mood (m mood PRIMARY KEY, d posint[]);
INSERT INTO t VALUES (1, 'sad', '{ok,happy}', 1), (2, 'happy', NULL, 2), (3, NULL, '{}', NULL); INSERT INTO by_mood VALUES ('ok', '{1,2}'), ('happy', NULL);
-- wreck
UPDATE t SET m = 'ok', ms = '{sad}' WHERE id = 1; DELETE FROM t WHERE id = 3; UPDATE by_mood SET m = 'sad' WHERE m = 'ok';
