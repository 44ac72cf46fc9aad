-- Source: pg_trigger.tgtype, a set of bits: 1 for each row, 2 before, 4 insert, 8 delete, 16 update, 64 instead of.
WITH found AS (
    SELECT g.tgtype, g.tgqual IS NULL AND g.tgattr::text = '' AS always, p.proname, p.prosrc,
           n.nspname AS schema_name, t.relname AS table_name, g.tgname AS trigger_name,
           regexp_replace(pg_get_triggerdef(g.oid), '^CREATE TRIGGER', 'OR REPLACE TRIGGER') AS as_it_was
    FROM pg_trigger g
    JOIN pg_class t ON t.oid = g.tgrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace
    JOIN pg_proc p ON p.oid = g.tgfoid
    WHERE g.tgrelid = to_regclass('holidays') AND g.tgname = 'trigger_sync_holidays'
)
SELECT c.check_name, CASE WHEN c.passed THEN 'PASS' ELSE 'FAIL' END AS status, c.details,
       f.schema_name, f.table_name, f.trigger_name, f.as_it_was
FROM found f
CROSS JOIN LATERAL (VALUES
    (1, 'Fires after an insert', f.tgtype & 4 <> 0 AND f.tgtype & 66 = 0, 'AFTER INSERT'),
    (2, 'Fires after an update', f.tgtype & 16 <> 0 AND f.tgtype & 66 = 0, 'AFTER UPDATE'),
    (3, 'Fires after a delete', f.tgtype & 8 <> 0 AND f.tgtype & 66 = 0, 'AFTER DELETE'),
    (4, 'Fires for each row', f.tgtype & 1 <> 0, 'FOR EACH ROW'),
    (5, 'Fires whatever changed', f.always, 'no WHEN, no list of columns'),
    (6, 'Runs the sync function', f.proname = 'sync_holiday_to_dim_date', f.proname::text),
    (7, 'The function writes the flag', f.prosrc ILIKE '%dim\_date%' AND f.prosrc ILIKE '%is\_holiday%',
        'dim_date, is_holiday')
) AS c (place, check_name, passed, details)
ORDER BY c.place
