-- The place of a row in its table (ctid) tells rows apart that are the same in every other way.
SELECT d.region_id, d.scope_id, d.place, d.number
FROM (SELECT x.region_id, x.scope_id, x.ctid::text AS place,
             row_number() OVER (PARTITION BY x.region_id, x.scope_id ORDER BY x.ctid) AS number
      FROM region_scopes x
      WHERE x.region_id IS NOT NULL AND x.scope_id IS NOT NULL) d
WHERE d.number > 1
ORDER BY 1, 2, 4
