-- Which of the sequences the role can set.
SELECT x.name AS quoted, pg_catalog.pg_has_role(c.relowner, 'USAGE') AS owned
FROM unnest(:sequences::text[]) AS x (name)
JOIN pg_catalog.pg_class AS c ON c.oid = to_regclass(x.name) AND c.relkind = 'S'
