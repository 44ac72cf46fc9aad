-- The place of a row in its table (ctid) tells rows apart that are the same in every other way.
SELECT d.region_id, d.permit_id, d.place, d.number
FROM (SELECT x.region_id, x.permit_id, x.ctid::text AS place,
             row_number() OVER (PARTITION BY x.region_id, x.permit_id ORDER BY x.ctid) AS number
      FROM region_permit_details x
      WHERE x.region_id IS NOT NULL AND x.permit_id IS NOT NULL) d
WHERE d.number > 1
ORDER BY 1, 2, 4
