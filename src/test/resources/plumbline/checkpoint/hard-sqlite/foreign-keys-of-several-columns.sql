CREATE TABLE p (a TEXT COLLATE NOCASE, b INT, PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE c (id INTEGER PRIMARY KEY, a, b, FOREIGN KEY (a, b) REFERENCES p (a, b));
INSERT INTO p VALUES ('x', 1), ('y', 2), ('z', 3);
INSERT INTO c VALUES (1, 'X', '1'), (2, 'Y', 2), (3, NULL, 9), (4, 'z', 3.0);

-- wreck
DELETE FROM c WHERE id = 4;
DELETE FROM p WHERE a = 'Z';
INSERT INTO p VALUES ('w', 4);
UPDATE c SET a = 'W', b = 4 WHERE id = 1;
UPDATE p SET a = 'Y' WHERE a = 'y';
