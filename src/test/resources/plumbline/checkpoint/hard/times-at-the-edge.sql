CREATE TABLE t (id int PRIMARY KEY, d date, ts timestamp, tz timestamptz, ti time, tt timetz, i interval);
INSERT INTO t VALUES (1, 'infinity', '-infinity', 'infinity', '24:00', '23:59:59.999999+15:59', '-1 mons +1 day -00:00:00.000001'),
(2, '4713-01-01 BC', '0001-01-01 BC', '4000-01-01 12:00+00', '00:00', '00:00-15:59', '178000000 years'), (3, NULL, '294276-12-31 23:59:59.999999', NULL, NULL, NULL, '30 days');
CREATE TABLE by_time (t timestamptz, d date, PRIMARY KEY (t, d)); INSERT INTO by_time SELECT timestamptz '2026-03-29 00:00+00' + n * interval '20 min', date '2026-03-29' - n FROM generate_series(-20, 20) n;
CREATE TABLE by_span (i interval PRIMARY KEY, tt timetz UNIQUE NOT NULL); INSERT INTO by_span VALUES ('1 day', '10:00+01'), ('2 hours', '09:30+00'), ('-3 mons', '10:00+02');
-- wreck
UPDATE t SET i = '1 mon' WHERE id = 3; UPDATE t SET d = '2026-01-01' WHERE id = 1; DELETE FROM by_time WHERE d < '2026-03-29';
INSERT INTO by_time VALUES ('infinity', '-infinity'); UPDATE by_span SET i = '24 hours' WHERE i = '1 day'; DELETE FROM by_span WHERE i = '2 hours';
