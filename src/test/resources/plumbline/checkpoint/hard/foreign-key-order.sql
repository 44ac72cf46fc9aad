CREATE TABLE a_child (id int PRIMARY KEY, parent int NOT NULL);
CREATE TABLE z_parent (id int PRIMARY KEY, name text);
ALTER TABLE a_child ADD CONSTRAINT a_child_parent_fkey FOREIGN KEY (parent) REFERENCES z_parent;
INSERT INTO z_parent SELECT n, 'p' || n FROM generate_series(1, 20) n;
INSERT INTO a_child SELECT n, n % 20 + 1 FROM generate_series(1, 60) n;
-- wreck
DELETE FROM a_child WHERE id % 2 = 0; DELETE FROM z_parent WHERE id NOT IN (SELECT parent FROM a_child);
INSERT INTO z_parent VALUES (100, 'new'); INSERT INTO a_child VALUES (100, 100);
UPDATE a_child SET parent = 100 WHERE id < 5;
