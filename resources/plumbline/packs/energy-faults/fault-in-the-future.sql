-- A day's grace: the times are local ones, and SQLite's now is UTC.
SELECT f.id,
       f.fault_no,
       f.occurred_at
FROM fault_record f
WHERE datetime(f.occurred_at) > datetime('now', '+1 day')
ORDER BY f.id
