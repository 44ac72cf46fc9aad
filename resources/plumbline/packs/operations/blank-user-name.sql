SELECT x.id, x.username, 'user-' || x.id::text AS proposed_name
FROM users x
WHERE x.username IS NULL OR btrim(x.username) = ''
ORDER BY x.id
