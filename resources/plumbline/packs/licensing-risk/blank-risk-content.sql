SELECT x.id, x.risk_content
FROM risks x
WHERE x.risk_content IS NULL OR btrim(x.risk_content) = ''
ORDER BY x.id
