UPDATE users u
SET tenant_id = s.kept_id
FROM (
    SELECT d.id, d.name,
           first_value(d.id) OVER w AS kept_id,
           row_number() OVER w AS place
    FROM tenants d
    WHERE btrim(d.name) <> ''
    WINDOW w AS (PARTITION BY lower(btrim(d.name)) ORDER BY d.id)) s
WHERE s.place > 1
  AND s.id = ANY(:keys)
  AND u.tenant_id = s.id
