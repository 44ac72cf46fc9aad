-- Tables, partitioned and foreign tables, views and materialized views count; indexes and sequences of that name don't.
-- A column of '()' asks for a function of any arguments, one of 'extension' for an extension that is created here.
SELECT n.label
FROM unnest(:labels, :tables, :columns) WITH ORDINALITY AS n (label, relation, col, place)
LEFT JOIN pg_catalog.pg_class AS c
    ON n.col NOT IN ('()', 'extension') AND c.oid = to_regclass(n.relation) AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
WHERE CASE
          WHEN n.col = '' THEN c.oid IS NULL
          WHEN n.col = 'extension' THEN NOT EXISTS (
              SELECT FROM pg_catalog.pg_extension AS e WHERE e.extname = n.relation)
          WHEN n.col = '()' THEN NOT EXISTS (
              SELECT FROM pg_catalog.pg_proc AS p
              WHERE p.proname = (parse_ident(n.relation))[cardinality(parse_ident(n.relation))]
                AND CASE cardinality(parse_ident(n.relation))
                        WHEN 1 THEN pg_function_is_visible(p.oid)
                        ELSE p.pronamespace = to_regnamespace(quote_ident((parse_ident(n.relation))[1]))
                    END)
          ELSE c.oid IS NOT NULL AND NOT EXISTS (
              SELECT FROM pg_catalog.pg_attribute AS a
              WHERE a.attrelid = c.oid AND a.attname = n.col AND a.attnum > 0 AND NOT a.attisdropped)
      END
ORDER BY n.place
