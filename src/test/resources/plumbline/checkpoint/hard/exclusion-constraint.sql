CREATE TABLE booking (id int PRIMARY KEY, during int4range, EXCLUDE USING gist (during WITH &&));
INSERT INTO booking VALUES (1, '[1,5)'), (2, '[5,9)'), (3, NULL);
-- wreck
UPDATE booking SET during = '[20,30)' WHERE id = 1; UPDATE booking SET during = '[1,4)' WHERE id = 2;
