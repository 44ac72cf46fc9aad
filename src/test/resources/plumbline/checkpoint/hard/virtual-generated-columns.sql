-- since 18
CREATE TABLE item (id int PRIMARY KEY, price int, twice int GENERATED ALWAYS AS (price * 2) VIRTUAL, note text);
INSERT INTO item (id, price) SELECT n, n FROM generate_series(1, 10) n;
-- wreck
UPDATE item SET price = 0 WHERE id < 5; DELETE FROM item WHERE id = 9;
