CREATE VIRTUAL TABLE place USING rtree(id, left, right, low, high, +name TEXT);
CREATE TABLE named (id INTEGER PRIMARY KEY, v);
INSERT INTO place VALUES (1, 0.1, 1.25, -5, 5, 'a'), (7, 3.3, 4.4, 0, 1e10, '中'), (9, -1, 1, -1, 1, NULL);
INSERT INTO named VALUES (1, 'x');

-- wreck
DELETE FROM place WHERE id = 7;
UPDATE place SET right = 100, name = 'b' WHERE id = 1;
INSERT INTO place VALUES (8, 0, 1, 0, 1, 'c');
