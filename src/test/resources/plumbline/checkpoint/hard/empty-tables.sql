CREATE TABLE none (id int PRIMARY KEY); CREATE TABLE filled (id int PRIMARY KEY); INSERT INTO filled VALUES (1);
-- wreck
INSERT INTO none SELECT n FROM generate_series(1, 100) n; DELETE FROM filled;
