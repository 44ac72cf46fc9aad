-- Source: pg_constraint. A key on the same columns counts, whatever its name; one that is not validated counts too.
SELECT t.relname AS table_name, c.columns, p.relname AS parent_table, c.parent_columns,
       n.nspname AS schema_name, pn.nspname AS parent_schema,
       left('fk_' || t.relname || '_' || array_to_string(w.columns, '_'), 63) AS constraint_name
FROM (VALUES ('region_themes', ARRAY['region_id'], 'regions', ARRAY['id']),
             ('region_themes', ARRAY['theme_id'], 'themes', ARRAY['id']),
             ('region_scopes', ARRAY['region_id'], 'regions', ARRAY['id']),
             ('region_scopes', ARRAY['scope_id'], 'business_scopes', ARRAY['id']),
             ('region_theme_permits', ARRAY['permit_id'], 'permits', ARRAY['id']),
             ('region_theme_permits', ARRAY['region_id', 'theme_id'], 'region_themes', ARRAY['region_id', 'theme_id']),
             ('region_permit_details', ARRAY['region_id'], 'regions', ARRAY['id']),
             ('region_permit_details', ARRAY['permit_id'], 'permits', ARRAY['id']),
             ('region_permit_risks', ARRAY['region_id'], 'regions', ARRAY['id']),
             ('region_permit_risks', ARRAY['permit_id'], 'permits', ARRAY['id']),
             ('region_permit_risks', ARRAY['risk_id'], 'risks', ARRAY['id']))
    AS w (table_name, columns, parent_table, parent_columns)
JOIN pg_class t ON t.oid = to_regclass(w.table_name) AND t.relkind IN ('r', 'p')
JOIN pg_class p ON p.oid = to_regclass(w.parent_table) AND p.relkind IN ('r', 'p')
JOIN pg_namespace n ON n.oid = t.relnamespace
JOIN pg_namespace pn ON pn.oid = p.relnamespace
CROSS JOIN LATERAL (
    SELECT (SELECT string_agg(quote_ident(x), ', ' ORDER BY i) FROM unnest(w.columns) WITH ORDINALITY AS u (x, i))
               AS columns,
           (SELECT string_agg(quote_ident(x), ', ' ORDER BY i) FROM unnest(w.parent_columns) WITH ORDINALITY AS u (x, i))
               AS parent_columns,
           (SELECT array_agg(a.attnum ORDER BY a.attnum) FROM pg_attribute a
            WHERE a.attrelid = t.oid AND a.attname = ANY (w.columns) AND NOT a.attisdropped) AS places,
           (SELECT array_agg(a.attnum ORDER BY a.attnum) FROM pg_attribute a
            WHERE a.attrelid = p.oid AND a.attname = ANY (w.parent_columns) AND NOT a.attisdropped) AS parent_places) c
WHERE cardinality(c.places) = cardinality(w.columns)
  AND cardinality(c.parent_places) = cardinality(w.parent_columns)
  AND EXISTS (SELECT 1 FROM pg_constraint k WHERE k.contype = 'f' AND k.connamespace = n.oid)
  AND NOT EXISTS (
        SELECT 1 FROM pg_constraint k
        WHERE k.conrelid = t.oid AND k.contype = 'f' AND k.confrelid = p.oid
          AND (SELECT array_agg(x ORDER BY x) FROM unnest(k.conkey) AS x) = c.places)
ORDER BY 1, 2
