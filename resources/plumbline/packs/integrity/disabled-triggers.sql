-- Source: pg_trigger.tgenabled; D is disabled. Internal triggers carry foreign keys.
SELECT n.nspname AS schema_name,
       t.relname AS table_name,
       g.tgname AS trigger_name,
       g.tgisinternal AS carries_foreign_key,
       pg_get_triggerdef(g.oid) AS definition
FROM pg_trigger g
JOIN pg_class t ON t.oid = g.tgrelid
JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE g.tgenabled = 'D'
ORDER BY 1, 2, 3
