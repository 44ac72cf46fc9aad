-- Runs as: lawrisk-sync. The nightly comparison confirms the details of one district's business licence.
UPDATE region_permit_details SET updated_at = now()
WHERE region_id = md5('region 1')::uuid AND permit_id = md5('permit 1')::uuid
