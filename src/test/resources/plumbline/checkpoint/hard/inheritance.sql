CREATE TABLE place (id int PRIMARY KEY, name text); CREATE TABLE city (mayor text) INHERITS (place); ALTER TABLE city ADD PRIMARY KEY (id);
INSERT INTO place VALUES (1, 'p'), (2, 'q'); INSERT INTO city VALUES (1, 'c', 'm'), (3, 'd', 'n');
-- wreck
DELETE FROM ONLY place WHERE id = 1; UPDATE city SET mayor = 'x'; INSERT INTO place VALUES (7, 'r'); DELETE FROM city WHERE id = 3;
