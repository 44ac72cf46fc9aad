CREATE VIRTUAL TABLE five USING fts5(title, body, note UNINDEXED, prefix='2');
CREATE VIRTUAL TABLE four USING fts4(title, body);
INSERT INTO five (rowid, title, body, note) VALUES (5, 'one', 'alpha beta', 'n'), (9, 'two', 'gamma', NULL);
INSERT INTO four (docid, title, body) VALUES (3, 'one', 'alpha beta'), (4, 'two', 'gamma');

-- wreck
DELETE FROM five WHERE rowid = 9;
UPDATE five SET body = 'omega' WHERE rowid = 5;
INSERT INTO five VALUES ('three', 'delta', 'm');
DELETE FROM four WHERE docid = 3;
UPDATE four SET body = 'omega';
