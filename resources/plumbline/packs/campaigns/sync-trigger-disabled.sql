-- Source: pg_trigger.tgenabled. D never fires, R only on a replica; neither keeps the calendar in step.
SELECT n.nspname AS schema_name, t.relname AS table_name, g.tgname AS trigger_name,
       CASE g.tgenabled WHEN 'D' THEN 'disabled' ELSE 'replica only' END AS state,
       CASE g.tgenabled WHEN 'D' THEN 'DISABLE' ELSE 'ENABLE REPLICA' END AS as_it_was,
       pg_get_triggerdef(g.oid) AS definition
FROM pg_trigger g
JOIN pg_class t ON t.oid = g.tgrelid
JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE g.tgrelid = to_regclass('holidays')
  AND g.tgname = 'trigger_sync_holidays'
  AND g.tgenabled IN ('D', 'R')
