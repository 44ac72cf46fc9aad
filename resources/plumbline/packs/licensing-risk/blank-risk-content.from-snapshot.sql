UPDATE risks r
SET risk_content = n.content
FROM (SELECT DISTINCT ON (s.risk_id) s.risk_id::text AS risk_id, s.payload::jsonb ->> 'risk_content' AS content
      FROM permit_risk_snapshots s
      WHERE btrim(s.payload::jsonb ->> 'risk_content') <> ''
      ORDER BY s.risk_id, s.created_at DESC) n
WHERE n.risk_id = r.id::text
  AND r.id = ANY(:keys)
