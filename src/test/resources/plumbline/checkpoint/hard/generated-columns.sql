CREATE TABLE item (id int PRIMARY KEY, price numeric(12,2), amount int, total numeric GENERATED ALWAYS AS (price * amount) STORED, note text);
INSERT INTO item (id, price, amount) SELECT n, n * 1.25, n FROM generate_series(1, 10) n;
-- wreck
UPDATE item SET price = 0 WHERE id < 5; DELETE FROM item WHERE id = 9; INSERT INTO item (id, price, amount, note) VALUES (77, 1, 2, 'x');
