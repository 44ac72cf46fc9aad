DO $$ BEGIN EXECUTE (SELECT 'CREATE TABLE wide (id int PRIMARY KEY, ' || string_agg('c' || n || ' int', ', ') || ')' FROM generate_series(1, 1599) n); END $$;
INSERT INTO wide (id, c1, c1599) SELECT n, n, n FROM generate_series(1, 20) n;
-- wreck
UPDATE wide SET c1599 = 0, c800 = 7 WHERE id < 9; DELETE FROM wide WHERE id = 20;
