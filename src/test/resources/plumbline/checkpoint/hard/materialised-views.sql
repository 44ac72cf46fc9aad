CREATE TABLE sale (id int PRIMARY KEY, shop int, amount int); INSERT INTO sale SELECT n, n % 3, n FROM generate_series(1, 30) n;
CREATE VIEW v AS SELECT shop, amount FROM sale; CREATE MATERIALIZED VIEW by_shop AS SELECT shop, sum(amount) s FROM v GROUP BY shop;
CREATE MATERIALIZED VIEW top AS SELECT max(s) m FROM by_shop; CREATE MATERIALIZED VIEW empty AS SELECT * FROM sale WITH NO DATA;
-- wreck
UPDATE sale SET amount = 0 WHERE id < 20; REFRESH MATERIALIZED VIEW by_shop; REFRESH MATERIALIZED VIEW top;
