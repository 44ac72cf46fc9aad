SELECT f.id,
       f.fault_no,
       f.site,
       f.occurred_at,
       CAST((julianday('now') - julianday(f.occurred_at)) * 24 AS INTEGER) AS open_hours
FROM fault_record f
WHERE f.recovered_at IS NULL
ORDER BY f.occurred_at
