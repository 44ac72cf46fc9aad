-- The relations that the given names mean on this session's search path; partitioned tables keep their kind here.
SELECT t.name,
       t.place,
       c.oid::bigint AS oid,
       c.relkind
FROM unnest(:names) WITH ORDINALITY AS t (name, place)
LEFT JOIN pg_catalog.pg_class AS c ON c.oid = to_regclass(t.name)
ORDER BY t.place
