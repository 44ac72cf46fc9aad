-- Which triggers the running transaction's changes set off. Source: pg_trigger.tgtype, bits 2 INSERT, 3 DELETE, 4 UPDATE
-- (src/include/catalog/pg_trigger.h); a trigger with a WHEN condition or a list of columns may have stayed quiet.
SELECT s.schemaname || '.' || s.relname AS table_name, g.tgname AS trigger_name
FROM pg_catalog.pg_stat_xact_user_tables AS s
JOIN pg_catalog.pg_trigger AS g ON g.tgrelid = s.relid AND NOT g.tgisinternal AND g.tgenabled IN ('O', 'A')
WHERE s.schemaname || '.' || s.relname = ANY (:tables)
  AND (s.n_tup_ins > 0 AND g.tgtype::integer & 4 <> 0
       OR s.n_tup_del > 0 AND g.tgtype::integer & 8 <> 0
       OR s.n_tup_upd > 0 AND g.tgtype::integer & 16 <> 0)
ORDER BY 1, 2
