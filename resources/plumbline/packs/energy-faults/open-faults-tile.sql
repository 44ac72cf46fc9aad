SELECT COUNT(*) AS value FROM fault_record f WHERE f.recovered_at IS NULL
