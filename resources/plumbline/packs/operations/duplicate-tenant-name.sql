SELECT s.id, s.name, s.name || '-' || s.id::text AS free_name, s.kept_id
FROM (
    SELECT d.id, d.name,
           first_value(d.id) OVER w AS kept_id,
           row_number() OVER w AS place
    FROM tenants d
    WHERE btrim(d.name) <> ''
    WINDOW w AS (PARTITION BY lower(btrim(d.name)) ORDER BY d.id)) s
WHERE s.place > 1
ORDER BY s.id
