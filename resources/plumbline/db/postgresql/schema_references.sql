SELECT n.nspname AS schema_name,
       c.relname AS table_name,
       f.oid::text AS reference_name,
       a.attname AS column_name,
       pn.nspname AS parent_schema,
       p.relname AS parent_table,
       pa.attname AS key_name
FROM pg_catalog.pg_constraint AS f
JOIN pg_catalog.pg_class AS c ON c.oid = f.conrelid AND NOT c.relispartition
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_class AS p ON p.oid = f.confrelid
JOIN pg_catalog.pg_namespace AS pn ON pn.oid = p.relnamespace
CROSS JOIN LATERAL unnest(f.conkey, f.confkey) WITH ORDINALITY AS k (attnum, key_attnum, place)
JOIN pg_catalog.pg_attribute AS a ON a.attrelid = f.conrelid AND a.attnum = k.attnum
JOIN pg_catalog.pg_attribute AS pa ON pa.attrelid = f.confrelid AND pa.attnum = k.key_attnum
WHERE f.contype = 'f'
ORDER BY f.oid, k.place
