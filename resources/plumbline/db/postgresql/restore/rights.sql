-- What the role may do with each table, and what about the table makes a restore harder.
SELECT x.name AS quoted,
       pg_catalog.pg_has_role(c.relowner, 'USAGE') AS owned,
       pg_catalog.pg_get_userbyid(c.relowner) AS owner,
       pg_catalog.has_table_privilege(c.oid, 'SELECT') AND pg_catalog.has_table_privilege(c.oid, 'INSERT')
           AND pg_catalog.has_table_privilege(c.oid, 'UPDATE') AND pg_catalog.has_table_privilege(c.oid, 'DELETE') AS writable,
       pg_catalog.has_table_privilege(c.oid, 'TRUNCATE') AS truncatable,
       pg_catalog.row_security_active(c.oid) AS row_security,
       (SELECT count(*) FROM pg_catalog.pg_rewrite AS r WHERE r.ev_class = c.oid AND r.rulename <> '_RETURN'
          AND r.ev_enabled <> 'D') AS rules,
       EXISTS (SELECT FROM pg_catalog.pg_publication_rel AS p WHERE p.prrelid = c.oid)
           OR EXISTS (SELECT FROM pg_catalog.pg_publication AS p WHERE p.puballtables) AS published,
       pg_catalog.pg_indexes_size(c.oid) AS index_bytes,
       pg_catalog.has_database_privilege(current_database(), 'TEMPORARY') AS temporary,
       (SELECT count(*) FROM pg_catalog.pg_event_trigger AS e WHERE e.evtenabled <> 'D') AS event_triggers,
       (SELECT string_agg(DISTINCT a.attname, E'\x01')
          FROM pg_catalog.pg_index AS i
          JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey::int2[])
         WHERE i.indrelid = c.oid AND i.indisvalid AND (i.indisunique OR i.indisexclusion)
           AND (NOT i.indisprimary OR EXISTS (
               -- values of a key that are equal for the server and written differently, such as 1 day and 24 hours
               SELECT FROM pg_catalog.pg_attribute AS k
               JOIN pg_catalog.pg_type AS d ON d.oid = k.atttypid
               JOIN pg_catalog.pg_type AS t ON t.oid = CASE WHEN d.typtype = 'd' THEN d.typbasetype ELSE d.oid END
               LEFT JOIN pg_catalog.pg_collation AS l ON l.oid = k.attcollation
               WHERE k.attrelid = i.indrelid AND k.attnum = ANY (i.indkey::int2[])
                 AND (NOT coalesce(l.collisdeterministic, true)
                      OR NOT (t.typtype = 'e' OR t.typnamespace = 'pg_catalog'::regnamespace
                              AND t.typname IN ('int2', 'int4', 'int8', 'date', 'time', 'timestamp', 'timestamptz',
                                                'text', 'varchar', 'name', 'uuid', 'bool', 'bytea', 'oid', 'money',
                                                'char', 'numeric')))))) AS unique_columns,
       EXISTS (SELECT FROM pg_catalog.pg_index AS i WHERE i.indrelid = c.oid AND i.indisvalid
           AND (i.indisunique OR i.indisexclusion) AND NOT i.indisprimary AND 0 = ANY (i.indkey::int2[]))
           AS unique_expressions,
       EXISTS (SELECT FROM pg_catalog.pg_constraint AS v WHERE v.conrelid = c.oid AND v.contype IN ('c', 'f')
           AND NOT v.convalidated AND coalesce(to_jsonb(v) ->> 'conenforced', 'true')::boolean) AS not_valid
FROM unnest(:tables::text[]) AS x (name)
JOIN pg_catalog.pg_class AS c ON c.oid = to_regclass(x.name)
