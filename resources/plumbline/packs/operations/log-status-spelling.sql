SELECT l.id, l.action, l.status, u.spelling AS usual_spelling
FROM operation_logs l
JOIN (
    SELECT DISTINCT ON (lower(btrim(g.status))) lower(btrim(g.status)) AS word, g.status AS spelling
    FROM (SELECT status, count(*) AS uses FROM operation_logs WHERE btrim(status) <> '' GROUP BY status) g
    ORDER BY lower(btrim(g.status)), g.uses DESC, g.status DESC) u ON u.word = lower(btrim(l.status))
WHERE l.status <> u.spelling
ORDER BY l.id
