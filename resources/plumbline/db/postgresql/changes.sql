-- Rows written in the running transaction, triggers included. The counters also hold what earlier transactions of this
-- session have not handed on yet; whoever asks takes the difference. With track_counts off they stay empty, which must
-- not look like "nothing changed": one row without a table says so.
SELECT schemaname || '.' || relname AS table_name,
       n_tup_ins + n_tup_upd + n_tup_del AS changes
FROM pg_catalog.pg_stat_xact_user_tables
WHERE n_tup_ins + n_tup_upd + n_tup_del > 0
UNION ALL
SELECT NULL, 0
WHERE current_setting('track_counts') <> 'on'
