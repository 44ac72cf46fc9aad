CREATE TABLE place (id int PRIMARY KEY, name text); CREATE TABLE city (mayor text) INHERITS (place); ALTER TABLE city ADD PRIMARY KEY (id);
CREATE TABLE town (PRIMARY KEY (id)) INHERITS (place);
INSERT INTO place VALUES (1, 'p'), (2, 'q'), (9, 's'); INSERT INTO city VALUES (1, 'c', 'm'), (3, 'd', 'n'); INSERT INTO town VALUES (9, 's');
-- wreck
DELETE FROM ONLY place WHERE id = 1; UPDATE city SET mayor = 'x'; INSERT INTO place VALUES (7, 'r'); DELETE FROM city WHERE id = 3; UPDATE place SET name = 't' WHERE id = 9;
