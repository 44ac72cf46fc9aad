CREATE TABLE big (id int PRIMARY KEY, t text, b bytea); INSERT INTO big SELECT n, repeat(md5(n::text), 60000), decode(repeat(md5(n::text), 30000), 'hex') FROM generate_series(1, 3) n;
-- wreck
UPDATE big SET t = 'x' || substr(t, 2) WHERE id = 1; UPDATE big SET b = NULL WHERE id = 2; DELETE FROM big WHERE id = 3;
