CREATE TABLE employee (id int PRIMARY KEY, boss int REFERENCES employee, name text);
INSERT INTO employee VALUES (1, NULL, 'chief'), (2, 1, 'b'), (3, 2, 'c'), (4, 3, 'd');
-- wreck
UPDATE employee SET boss = NULL; DELETE FROM employee WHERE id IN (1, 3); INSERT INTO employee VALUES (9, 4, 'x');
