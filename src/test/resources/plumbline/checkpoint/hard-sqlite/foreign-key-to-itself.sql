CREATE TABLE employee (id INTEGER PRIMARY KEY, boss INT REFERENCES employee ON DELETE CASCADE);
INSERT INTO employee VALUES (1, NULL), (2, 1), (3, 2), (4, 3), (5, 5);

-- wreck
DELETE FROM employee WHERE id > 2;
UPDATE employee SET boss = NULL WHERE id = 2;
INSERT INTO employee VALUES (77, 2);
