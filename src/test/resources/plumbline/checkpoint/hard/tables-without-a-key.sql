CREATE TABLE log (at timestamp, what text, extra json); INSERT INTO log VALUES ('2026-01-01', 'a', '{"a": 1}'), ('2026-01-01', 'a', '{"a": 1}'),
('2026-01-02', NULL, NULL), (NULL, NULL, NULL), (NULL, NULL, NULL), (NULL, NULL, NULL);
CREATE TABLE nullable (id int UNIQUE, v point); INSERT INTO nullable VALUES (1, '(1,2)'), (NULL, '(3,4)'), (NULL, '(3,4)');
-- wreck
DELETE FROM log WHERE ctid IN (SELECT min(ctid) FROM log GROUP BY what); INSERT INTO log VALUES ('2026-01-02', 'b', '{}'), ('2026-01-02', 'b', '{}');
UPDATE nullable SET v = '(9,9)' WHERE id IS NULL;
