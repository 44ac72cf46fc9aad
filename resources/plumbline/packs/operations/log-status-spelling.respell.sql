UPDATE operation_logs l
SET status = u.spelling
FROM (
    SELECT DISTINCT ON (lower(btrim(g.status))) lower(btrim(g.status)) AS word, g.status AS spelling
    FROM (SELECT status, count(*) AS uses FROM operation_logs WHERE btrim(status) <> '' GROUP BY status) g
    ORDER BY lower(btrim(g.status)), g.uses DESC, g.status DESC) u
WHERE u.word = lower(btrim(l.status))
  AND l.id = ANY(:keys)
