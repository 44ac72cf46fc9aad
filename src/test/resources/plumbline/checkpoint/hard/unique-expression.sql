CREATE TABLE account (id int PRIMARY KEY, mail text); CREATE UNIQUE INDEX account_mail ON account (lower(mail)) WHERE mail <> '';
INSERT INTO account VALUES (1, 'A@x'), (2, 'b@x'), (3, ''), (4, '');
-- wreck
UPDATE account SET mail = 'c@x' WHERE id = 1; UPDATE account SET mail = 'a@X' WHERE id = 2; INSERT INTO account VALUES (9, 'B@x');
