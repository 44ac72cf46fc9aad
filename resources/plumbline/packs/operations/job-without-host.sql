SELECT j.id, j.host_id
FROM deploy_jobs j
WHERE j.host_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM hosts h WHERE h.id = j.host_id)
ORDER BY j.id
