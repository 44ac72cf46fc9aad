DELETE FROM region_permit_details x
USING unnest(:keys_region_id, :keys_permit_id) AS k (region_id, permit_id)
WHERE x.region_id = k.region_id
  AND x.permit_id = k.permit_id
