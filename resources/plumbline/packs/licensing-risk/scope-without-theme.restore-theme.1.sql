-- A column without a value of its own takes its default where that is a constant, and where it must not be empty the
-- plainest value of its type; everything else stays empty.
WITH wanted AS (
    SELECT DISTINCT s.theme_id AS id
    FROM business_scopes s
    WHERE s.id = ANY(:keys)
      AND s.theme_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM themes t WHERE t.id = s.theme_id)
)
INSERT INTO themes OVERRIDING SYSTEM VALUE
SELECT made.*
FROM wanted w
CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(a.attname, CASE
               WHEN x.expression ~ '^''[^'']*''' THEN split_part(x.expression, '''', 2)
               WHEN x.expression ~ '^(-*[0-9.]+|true|false)$' THEN x.expression
               WHEN lower(x.expression) IN ('now()', 'current_timestamp', 'current_date') THEN now()::text
               WHEN NOT a.attnotnull THEN NULL
               WHEN y.typcategory = 'S' THEN 'restored ' || w.id::text
               WHEN y.typcategory = 'N' THEN '0'
               WHEN y.typcategory = 'D' THEN now()::text
               WHEN y.typcategory = 'B' THEN 'false'
           END) AS fields
    FROM pg_attribute a
    JOIN pg_type y ON y.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    CROSS JOIN LATERAL (SELECT pg_get_expr(d.adbin, d.adrelid) AS expression) x
    WHERE a.attrelid = 'themes'::regclass AND a.attnum > 0 AND NOT a.attisdropped) f
CROSS JOIN LATERAL jsonb_populate_record(NULL::themes,
    f.fields || jsonb_build_object('id', w.id, 'name', 'restored ' || w.id::text)) made
