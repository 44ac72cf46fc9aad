CREATE TABLE t (id int PRIMARY KEY, who text); ALTER TABLE t ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON t USING (who = 'me'); INSERT INTO t VALUES (1, 'me'), (2, 'you');
-- wreck
DELETE FROM t WHERE id = 2; UPDATE t SET who = 'us';
