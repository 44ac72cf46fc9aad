SELECT f.id,
       f.fault_no,
       f.occurred_at,
       f.recovered_at
FROM fault_record f
WHERE datetime(f.recovered_at) < datetime(f.occurred_at)
ORDER BY f.id
