-- How much there is to read, with what is kept outside the rows; under our lock, so that it does not wait.
SELECT c.oid::bigint AS oid,
       pg_relation_size(c.oid) AS bytes,
       coalesce(pg_relation_size(nullif(c.reltoastrelid, 0)), 0) AS outside
FROM pg_catalog.pg_class AS c
WHERE c.oid = ANY (:oids)
