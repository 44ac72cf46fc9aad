SELECT x.id, x.name, 'tenant-' || x.id::text AS proposed_name
FROM tenants x
WHERE x.name IS NULL OR btrim(x.name) = ''
ORDER BY x.id
