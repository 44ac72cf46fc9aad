SELECT x.id, x.name, 'theme-' || x.id::text AS proposed_name
FROM themes x
WHERE x.name IS NULL OR btrim(x.name) = ''
ORDER BY x.id
