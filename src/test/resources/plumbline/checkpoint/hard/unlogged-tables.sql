CREATE UNLOGGED TABLE u (id int PRIMARY KEY, v text); INSERT INTO u SELECT n, 'v' FROM generate_series(1, 10) n;
-- wreck
DELETE FROM u WHERE id < 5; UPDATE u SET v = 'w' WHERE id = 7;
