-- A materialised view that was never filled can't be read; query_to_xml reads it only where it can.
WITH stored AS (
    SELECT n.nspname AS schema_name, c.relname AS view_name, c.relispopulated AS filled,
           CASE WHEN c.relispopulated THEN query_to_xml(format(
               'SELECT count(*) AS n, coalesce(sum(total_attributed_revenue), 0) AS s FROM %I.%I', n.nspname, c.relname),
               false, false, '') END AS answer
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid = to_regclass('revenue_attribution_analysis_materialized') AND c.relkind = 'm'
), figures AS (
    SELECT schema_name, view_name, filled,
           (xpath('//n/text()', answer))[1]::text::bigint AS stored_rows,
           (xpath('//s/text()', answer))[1]::text::numeric AS stored_revenue
    FROM stored
)
SELECT f.schema_name, f.view_name, f.filled, f.stored_rows, v.current_rows, f.stored_revenue, v.current_revenue,
       v.current_revenue - f.stored_revenue AS difference
FROM figures f
CROSS JOIN (SELECT count(*) AS current_rows, coalesce(sum(total_attributed_revenue), 0) AS current_revenue
            FROM revenue_attribution_analysis) v
WHERE f.stored_rows IS DISTINCT FROM v.current_rows OR f.stored_revenue IS DISTINCT FROM v.current_revenue
