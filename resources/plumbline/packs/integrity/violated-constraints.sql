-- The constraints that rows can break without anybody being stopped: not validated, not enforced (from 18 on), or a
-- foreign key whose triggers are switched off. The condition holds for a row that breaks it, as the server's own
-- validation sees it (ri_triggers.c: RI_Initial_Check; a CHECK that is NULL holds). A foreign key over periods (from 18
-- on) has another condition and is left out.
SELECT n.nspname AS schema_name,
       t.relname AS table_name,
       c.conname AS constraint_name,
       pg_get_constraintdef(c.oid) AS definition,
       CASE WHEN t.relkind = 'r' AND t.relhassubclass
            THEN format('%I.tableoid = %s AND ', t.relname, t.oid) ELSE '' END
       || CASE c.contype
              WHEN 'c' THEN '(' || pg_get_expr(c.conbin, c.conrelid) || ') IS FALSE'
              WHEN 'n' THEN format('%I.%I IS NULL', t.relname, (
                  SELECT a.attname FROM pg_catalog.pg_attribute AS a
                  WHERE a.attrelid = c.conrelid AND a.attnum = c.conkey[1]))
              ELSE format(CASE c.confmatchtype WHEN 'f' THEN 'NOT (%s)' ELSE '%s' END
                          || ' AND NOT EXISTS (SELECT FROM %s%I.%I AS "referred row" WHERE %s)',
                          CASE c.confmatchtype WHEN 'f' THEN k.all_null ELSE k.none_null END,
                          CASE r.relkind WHEN 'p' THEN '' ELSE 'ONLY ' END, rn.nspname, r.relname, k.equal)
          END AS broken_where
FROM pg_catalog.pg_constraint AS c
JOIN pg_catalog.pg_class AS t ON t.oid = c.conrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
LEFT JOIN pg_catalog.pg_class AS r ON r.oid = c.confrelid
LEFT JOIN pg_catalog.pg_namespace AS rn ON rn.oid = r.relnamespace
LEFT JOIN LATERAL (
    SELECT string_agg(format('%I.%I IS NULL', t.relname, a.attname), ' AND ') AS all_null,
           string_agg(format('%I.%I IS NOT NULL', t.relname, a.attname), ' AND ') AS none_null,
           string_agg(format('"referred row".%I OPERATOR(%I.%s) %I.%I', ra.attname, onsp.nspname, o.oprname, t.relname,
                             a.attname), ' AND ') AS equal
    FROM unnest(c.conkey, c.confkey, c.conpfeqop) AS u (own, other, operator)
    JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = u.own
    JOIN pg_catalog.pg_attribute AS ra ON ra.attrelid = c.confrelid AND ra.attnum = u.other
    JOIN pg_catalog.pg_operator AS o ON o.oid = u.operator
    JOIN pg_catalog.pg_namespace AS onsp ON onsp.oid = o.oprnamespace
    WHERE c.contype = 'f') AS k ON true
WHERE c.contype IN ('c', 'f', 'n')
  AND c.conparentid = 0
  AND coalesce(to_jsonb(c) ->> 'conperiod', 'false') = 'false'
  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  AND t.relkind IN ('r', 'p')
  AND t.relpersistence <> 't'
  AND (NOT c.convalidated
       OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS g WHERE g.tgconstraint = c.oid AND g.tgenabled = 'D'))
ORDER BY 1, 2, 3
