CREATE TABLE a (id INT PRIMARY KEY, v);
CREATE TABLE b (id INTEGER PRIMARY KEY DESC, v);
CREATE TABLE c (id INTEGER NOT NULL, v, PRIMARY KEY (id ASC));
CREATE TABLE d (oid TEXT, rowid TEXT, _rowid_ TEXT, id INTEGER PRIMARY KEY);
CREATE TABLE e (rowid TEXT, oid TEXT);
INSERT INTO a VALUES (1, 'a'), ('x', 'b'), (NULL, 'c');
INSERT INTO b VALUES (1, 'a'), (2, 'b'), (NULL, 'c');
INSERT INTO c VALUES (1, 'a'), (2, 'b');
INSERT INTO d VALUES ('o', 'r', 'u', 1), ('o', 'r', 'u', 2);
INSERT INTO e VALUES ('same', 'o'), ('same', 'p');

-- wreck
UPDATE a SET v = 'z' WHERE id IS NULL;
DELETE FROM a WHERE id = 1;
DELETE FROM b WHERE id IS NULL;
UPDATE c SET v = id;
DELETE FROM d WHERE id = 1;
UPDATE e SET rowid = 'other' WHERE oid = 'o';
