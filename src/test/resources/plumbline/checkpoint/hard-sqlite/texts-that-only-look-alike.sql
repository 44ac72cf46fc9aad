CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT);
INSERT INTO t (v) VALUES ('中文😀'), ('é'), ('é'), (CAST(x'ff41' AS TEXT)), (CAST(x'c0' AS TEXT)), (CAST(x'610062' AS TEXT)),
  ('a' || char(10)), ('a' || char(13, 10)), ('a '), ('a'), (char(8203)), (char(65279) || 'a'), (CAST(x'eda080' AS TEXT));

-- wreck
UPDATE t SET v = 'a' WHERE id IN (2, 6, 7, 8, 9, 11);
UPDATE t SET v = CAST(v AS BLOB) WHERE id IN (4, 5, 13);
UPDATE t SET v = v || ' ' WHERE id = 10;
