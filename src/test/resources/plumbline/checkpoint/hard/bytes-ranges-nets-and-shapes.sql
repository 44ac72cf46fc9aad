CREATE TABLE t (id int PRIMARY KEY, b bytea, r int4range, nr numrange, tr tstzrange, i inet, c cidr, m macaddr, m8 macaddr8, p point, bx box, pa path, po polygon, ci circle, l line, bi bit(5), vb varbit, ts tsvector, tq tsquery, u uuid, o oid, lsn pg_lsn, ch "char");
INSERT INTO t VALUES (1, '\x00ff', '[1,5)', '(,1.50]', '[2026-01-01,)', '10.0.0.1/8', '10.0.0.0/8', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05', '(1,2)', '(3,4),(1,2)', '[(1,1),(2,2)]', '((0,0),(1,1),(1,0))', '<(0,0),2>', '{1,2,3}', '10101', '1', 'a:1 b:2A', 'a & !b', '00000000-0000-0000-0000-000000000001', 4294967295, '16/B374D848', 'x'),
(2, '', 'empty', NULL, NULL, '::1', '2001:db8::/32', NULL, NULL, NULL, NULL, '((1,1),(2,2))', NULL, NULL, NULL, '00000', '', '', NULL, NULL, 0, NULL, NULL);
CREATE TABLE by_bytes (b bytea PRIMARY KEY); INSERT INTO by_bytes VALUES ('\x00'), ('\x0000'), ('\xff'), (''); CREATE TABLE by_net (i inet PRIMARY KEY); INSERT INTO by_net VALUES ('10.0.0.2'), ('9.0.0.0/8'), ('::1');
CREATE TABLE by_uuid (u uuid PRIMARY KEY, o oid UNIQUE NOT NULL); INSERT INTO by_uuid SELECT md5(n::text)::uuid, 4294967295 - n FROM generate_series(1, 60) n;
-- wreck
UPDATE t SET p = '(2,1)', ts = 'a', r = '[1,6)', l = '{3,2,1}' WHERE id = 1; UPDATE t SET b = NULL, vb = NULL WHERE id = 2;
DELETE FROM by_bytes WHERE b = ''; INSERT INTO by_bytes VALUES ('\x0001'); DELETE FROM by_net WHERE i = '::1'; DELETE FROM by_uuid WHERE o::int8 % 3 = 0; UPDATE by_uuid SET o = (o::int8 - 1000)::oid WHERE o::int8 % 3 = 1;
