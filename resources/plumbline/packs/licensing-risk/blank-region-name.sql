SELECT x.id, x.name, 'region-' || x.id::text AS proposed_name
FROM regions x
WHERE x.name IS NULL OR btrim(x.name) = ''
ORDER BY x.id
