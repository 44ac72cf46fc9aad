SELECT s.snapshot_id, s.permit_risk_key,
       s.region_id::text || '::' || s.permit_id::text || '::' || s.risk_id::text AS own_key
FROM permit_risk_snapshots s
WHERE s.permit_risk_key IS DISTINCT FROM s.region_id::text || '::' || s.permit_id::text || '::' || s.risk_id::text
  AND s.region_id IS NOT NULL AND s.permit_id IS NOT NULL AND s.risk_id IS NOT NULL
ORDER BY s.snapshot_id
