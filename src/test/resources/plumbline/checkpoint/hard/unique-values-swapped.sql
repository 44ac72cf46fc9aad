CREATE TABLE seat (id int PRIMARY KEY, place int NOT NULL UNIQUE, who text);
CREATE TABLE ticket (id int PRIMARY KEY, seat int NOT NULL REFERENCES seat (place));
INSERT INTO seat SELECT n, n * 10, 'w' || n FROM generate_series(1, 10) n;
INSERT INTO ticket SELECT n, n * 10 FROM generate_series(1, 10) n;
-- wreck
DELETE FROM ticket WHERE id IN (1, 2, 3); UPDATE seat SET place = -1 WHERE id = 1; UPDATE seat SET place = 10 WHERE id = 2;
UPDATE seat SET place = 20 WHERE id = 1; DELETE FROM seat WHERE id = 3; INSERT INTO seat VALUES (33, 30, 'x');
INSERT INTO ticket VALUES (1, 20), (2, 10);
