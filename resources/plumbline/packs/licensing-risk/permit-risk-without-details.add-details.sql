-- A column without a value of its own takes its default where that is a constant, and where it must not be empty the
-- plainest value of its type; everything else stays empty.
WITH wanted AS (
    SELECT DISTINCT k.region_id, k.permit_id, k.permit_id AS id
    FROM unnest(:keys_region_id, :keys_permit_id) AS k (region_id, permit_id)
    WHERE NOT EXISTS (SELECT 1 FROM region_permit_details d WHERE d.region_id = k.region_id AND d.permit_id = k.permit_id)
)
INSERT INTO region_permit_details OVERRIDING SYSTEM VALUE
SELECT made.*
FROM wanted w
CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(a.attname, CASE
               WHEN x.expression ~ '^''[^'']*''' THEN split_part(x.expression, '''', 2)
               WHEN x.expression ~ '^(-*[0-9.]+|true|false)$' THEN x.expression
               WHEN lower(x.expression) IN ('now()', 'current_timestamp', 'current_date') THEN now()::text
               WHEN NOT a.attnotnull THEN NULL
               WHEN y.typcategory = 'S' THEN '待补充'
               WHEN y.typcategory = 'N' THEN '0'
               WHEN y.typcategory = 'D' THEN now()::text
               WHEN y.typcategory = 'B' THEN 'false'
           END) AS fields
    FROM pg_attribute a
    JOIN pg_type y ON y.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    CROSS JOIN LATERAL (SELECT pg_get_expr(d.adbin, d.adrelid) AS expression) x
    WHERE a.attrelid = 'region_permit_details'::regclass AND a.attnum > 0 AND NOT a.attisdropped) f
CROSS JOIN LATERAL jsonb_populate_record(NULL::region_permit_details,
    f.fields || jsonb_build_object('region_id', w.region_id, 'permit_id', w.permit_id, 'permit_status', '待补充')) made
