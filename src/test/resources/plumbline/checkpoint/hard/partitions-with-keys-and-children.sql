CREATE TABLE orders (id int, y int, v text, PRIMARY KEY (id, y)) PARTITION BY LIST (y);
CREATE TABLE orders_25 PARTITION OF orders FOR VALUES IN (2025); CREATE TABLE orders_26 PARTITION OF orders FOR VALUES IN (2026);
CREATE TABLE line (id int PRIMARY KEY, o int NOT NULL, y int NOT NULL, FOREIGN KEY (o, y) REFERENCES orders);
CREATE TABLE kind (id int PRIMARY KEY); ALTER TABLE orders ADD k int REFERENCES kind; INSERT INTO kind VALUES (1), (2);
INSERT INTO orders SELECT n, 2025 + n % 2, 'v', 1 + n % 2 FROM generate_series(1, 20) n; INSERT INTO line SELECT n, n, 2025 + n % 2 FROM generate_series(1, 20) n;
-- wreck
DELETE FROM line WHERE id < 8; DELETE FROM orders WHERE id < 6; INSERT INTO kind VALUES (3); UPDATE orders SET k = 3, v = 'w';
DELETE FROM kind WHERE id = 1;
