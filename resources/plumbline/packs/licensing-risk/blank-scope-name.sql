SELECT x.id, x.name, 'scope-' || x.id::text AS proposed_name
FROM business_scopes x
WHERE x.name IS NULL OR btrim(x.name) = ''
ORDER BY x.id
