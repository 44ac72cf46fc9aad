UPDATE operation_logs l
SET user_id = s.kept_id
FROM (
    SELECT d.id, d.tenant_id, d.username, d.created_at,
           first_value(d.id) OVER w AS kept_id,
           row_number() OVER w AS place
    FROM users d
    WHERE btrim(d.username) <> ''
    WINDOW w AS (PARTITION BY d.tenant_id, lower(btrim(d.username)) ORDER BY d.created_at NULLS LAST, d.id)) s
WHERE s.place > 1
  AND s.id = ANY(:keys)
  AND l.user_id = s.id
