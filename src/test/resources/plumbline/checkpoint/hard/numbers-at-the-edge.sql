CREATE TABLE t (id int PRIMARY KEY, n numeric, m numeric(20,5), f float8, r float4, s smallint, b bigint, c money);
INSERT INTO t VALUES (1, 'NaN', 1.5, 'Infinity', '-0', -32768, 9223372036854775807, 12.34), (2, 1.0, 1, '-0', 1e-38, 0, -9223372036854775808, -5),
(3, 1.00, NULL, '1e308', 'NaN', 1, 0, NULL), (4, 123456789012345678901234567890.123456789, 0, 0.1, 0.1, 2, 2, 0), (5, 0.0000, 0, 'NaN', 3, 3, 3, 3);
CREATE TABLE by_number (n numeric PRIMARY KEY, f float8 UNIQUE NOT NULL, v text);
INSERT INTO by_number SELECT (n - 50) * 1.10, n - 50, 'v' FROM generate_series(1, 100) n; INSERT INTO by_number VALUES ('NaN', 'NaN', 'x'), (1e30, '-Infinity', 'y');
-- wreck
UPDATE t SET n = 1.00 WHERE id = 2; UPDATE t SET f = 0, r = 0 WHERE id IN (1, 2); UPDATE t SET n = 0 WHERE id = 5;
DELETE FROM by_number WHERE n < -10 AND n <> 'NaN'; UPDATE by_number SET n = n + 0.000 WHERE n BETWEEN 1 AND 9; DELETE FROM by_number WHERE n = 'NaN';
