SELECT n.nspname AS schema_name, t.relname AS table_name, 'trigger_sync_holidays' AS trigger_name
FROM pg_class t
JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE t.oid = to_regclass('holidays')
  AND NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = t.oid AND g.tgname = 'trigger_sync_holidays')
