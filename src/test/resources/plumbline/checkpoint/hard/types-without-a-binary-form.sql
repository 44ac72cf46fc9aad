CREATE TABLE t (id int PRIMARY KEY, a aclitem, aa aclitem[], note text); INSERT INTO t VALUES (1, 'postgres=r/postgres', '{postgres=w/postgres}', E'tab\there'), (2, NULL, NULL, '\N');
CREATE TABLE no_key (a aclitem, n int); INSERT INTO no_key VALUES ('postgres=r/postgres', 1), ('postgres=r/postgres', 1), (NULL, 2);
-- wreck
UPDATE t SET a = 'postgres=a/postgres', note = NULL; DELETE FROM no_key WHERE n = 2; INSERT INTO no_key VALUES ('postgres=w/postgres', 3);
DELETE FROM no_key WHERE ctid = (SELECT min(ctid) FROM no_key);
