-- Source: pg_index. A partial or invalid index, or one that only ends with the column, does not serve.
SELECT t.relname AS table_name, a.attname AS column_name, n.nspname AS schema_name,
       CASE WHEN to_regclass(quote_ident(n.nspname) || '.' || quote_ident(w.index_name)) IS NULL
            THEN w.index_name ELSE w.index_name || '_' || t.oid::text END AS index_name
FROM (VALUES ('users', 'tenant_id', 'idx_users_tenant_id', false),
             ('operation_logs', 'created_at', 'idx_operation_logs_created_at', false),
             ('operation_logs', 'user_id', 'idx_operation_logs_user_id', true))
    AS w (table_name, column_name, index_name, for_key)
JOIN pg_class t ON t.oid = to_regclass(w.table_name)
JOIN pg_namespace n ON n.oid = t.relnamespace
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = w.column_name AND NOT a.attisdropped
WHERE NOT EXISTS (
        SELECT 1 FROM pg_index x
        WHERE x.indrelid = t.oid AND x.indkey[0] = a.attnum AND x.indisvalid AND x.indpred IS NULL)
  AND (NOT w.for_key OR EXISTS (
        SELECT 1 FROM pg_constraint c WHERE c.conrelid = t.oid AND c.contype = 'f' AND c.conkey[1] = a.attnum))
ORDER BY 1, 2
