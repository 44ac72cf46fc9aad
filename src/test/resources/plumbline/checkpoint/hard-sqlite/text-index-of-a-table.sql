CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT);
CREATE VIRTUAL TABLE f USING fts5(body, content='t', content_rowid='id');
CREATE TRIGGER ai AFTER INSERT ON t BEGIN INSERT INTO f (rowid, body) VALUES (new.id, new.body); END;
CREATE TRIGGER ad AFTER DELETE ON t BEGIN INSERT INTO f (f, rowid, body) VALUES ('delete', old.id, old.body); END;
CREATE TRIGGER au AFTER UPDATE ON t BEGIN INSERT INTO f (f, rowid, body) VALUES ('delete', old.id, old.body);
  INSERT INTO f (rowid, body) VALUES (new.id, new.body); END;
INSERT INTO t VALUES (1, 'alpha beta'), (2, 'gamma');

-- wreck
DELETE FROM t WHERE id = 2;
UPDATE t SET body = 'omega' WHERE id = 1;
INSERT INTO t VALUES (3, 'delta');
