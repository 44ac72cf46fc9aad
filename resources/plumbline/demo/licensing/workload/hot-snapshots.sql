-- Runs as: lawrisk-admin. The newest versions on the administrators' page.
SELECT snapshot_id, payload ->> 'region_name' AS region_name, payload ->> 'permit_name' AS permit_name, edited_by, change_summary, version
FROM permit_risk_snapshots
ORDER BY created_at DESC
LIMIT 20
