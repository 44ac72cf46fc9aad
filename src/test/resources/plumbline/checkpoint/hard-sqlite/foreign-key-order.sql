CREATE TABLE c_child (id INTEGER PRIMARY KEY, b INT NOT NULL REFERENCES b_parent);
CREATE TABLE b_parent (id INTEGER PRIMARY KEY, a INT NOT NULL REFERENCES a_grand (code));
CREATE TABLE a_grand (id INTEGER PRIMARY KEY, code INT NOT NULL UNIQUE);
INSERT INTO a_grand VALUES (1, 10), (2, 20), (3, 30);
INSERT INTO b_parent VALUES (1, 10), (2, 20), (3, 30);
INSERT INTO c_child VALUES (1, 1), (2, 2), (3, 3), (4, 3);

-- wreck
DELETE FROM c_child WHERE b = 3;
DELETE FROM b_parent WHERE id = 3;
DELETE FROM a_grand WHERE id = 3;
INSERT INTO a_grand VALUES (4, 40);
INSERT INTO b_parent VALUES (9, 40);
UPDATE c_child SET b = 9 WHERE id = 1;
