SELECT x.id, x.name, 'permit-' || x.id::text AS proposed_name
FROM permits x
WHERE x.name IS NULL OR btrim(x.name) = ''
ORDER BY x.id
