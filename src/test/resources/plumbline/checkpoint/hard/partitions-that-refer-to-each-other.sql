-- rows of one partition refer to rows of another, also by a key to the middle of a tree
CREATE TABLE node (id int, part int, up_id int, up_part int, v text, PRIMARY KEY (id, part),
    FOREIGN KEY (up_id, up_part) REFERENCES node (id, part)) PARTITION BY LIST (part);
CREATE TABLE node_1 PARTITION OF node FOR VALUES IN (1);
CREATE TABLE node_2 PARTITION OF node FOR VALUES IN (2);
INSERT INTO node VALUES (1, 1, NULL, NULL, 'root'), (2, 2, 1, 1, 'below'), (3, 1, 2, 2, 'further'), (4, 2, 3, 1, 'last');
CREATE TABLE tree (id int, k int, child int, PRIMARY KEY (id, k)) PARTITION BY RANGE (k);
CREATE TABLE tree_mid PARTITION OF tree FOR VALUES FROM (0) TO (100) PARTITION BY RANGE (k);
CREATE TABLE tree_leaf PARTITION OF tree_mid FOR VALUES FROM (0) TO (50);
CREATE TABLE leafed (id int PRIMARY KEY, tree int, k int,
    FOREIGN KEY (tree, k) REFERENCES tree_mid (id, k) ON DELETE SET NULL);
ALTER TABLE tree ADD FOREIGN KEY (child) REFERENCES leafed (id);
INSERT INTO tree VALUES (1, 1, NULL), (2, 2, NULL);
INSERT INTO leafed VALUES (1, 1, 1), (2, 2, 2);
UPDATE tree SET child = 3 - id;
-- wreck
DELETE FROM node;
INSERT INTO node VALUES (9, 2, NULL, NULL, 'new');
INSERT INTO node VALUES (8, 1, 9, 2, 'new');
UPDATE tree SET child = NULL;
DELETE FROM tree;
DELETE FROM leafed;
INSERT INTO tree VALUES (7, 7, NULL);
INSERT INTO leafed VALUES (7, 7, 7);
UPDATE tree SET child = 7;
