DELETE FROM region_permit_details x
USING unnest(:keys_region_id, :keys_permit_id, :keys_place) AS k (region_id, permit_id, place)
WHERE x.ctid = k.place::tid
  AND x.region_id = k.region_id
  AND x.permit_id = k.permit_id
