CREATE TABLE event (id int, at date NOT NULL, v text) PARTITION BY RANGE (at);
CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE event_2 PARTITION OF event FOR VALUES FROM ('2026-02-01') TO ('2026-03-01') PARTITION BY LIST (v);
CREATE TABLE event_2a PARTITION OF event_2 FOR VALUES IN ('a');
CREATE TABLE event_rest PARTITION OF event DEFAULT;
INSERT INTO event SELECT n, date '2026-01-01' + n % 31, 'x' FROM generate_series(1, 50) n;
INSERT INTO event VALUES (1, '2026-02-05', 'a'), (2, '2027-01-01', 'z');
CREATE INDEX event_at ON event (at);
CREATE TABLE reading (id int, at date, v int, PRIMARY KEY (at, id)) PARTITION BY HASH (id);
CREATE TABLE reading_0 PARTITION OF reading FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE reading_1 PARTITION OF reading FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO reading SELECT n, date '2026-01-01' + n, n FROM generate_series(1, 50) n;
-- wreck
DELETE FROM event WHERE id % 3 = 0; UPDATE event SET v = 'y' WHERE id % 5 = 0 AND at < '2026-02-01'; INSERT INTO event VALUES (900, '2026-01-09', 'n');
DELETE FROM event_2a; UPDATE event SET at = '2027-02-02' WHERE id = 10;
UPDATE reading SET id = id + 1 WHERE id > 40; DELETE FROM reading WHERE v < 9; UPDATE reading SET v = -1 WHERE id = 20;
