-- The planted faults, listed with their counts in planted.yaml; nothing else may stand here. The eight checkpoint
-- tables keep their 1,247 rows: every broken relation is a changed row, none is added or removed.

-- Lost foreign keys: a restore dropped them to load in any order and stopped before it made them again.
ALTER TABLE region_theme_permits DROP CONSTRAINT fk_region_theme_permits_permit, DROP CONSTRAINT fk_region_theme_permits_theme;
ALTER TABLE region_scopes DROP CONSTRAINT fk_region_scopes_scope;
ALTER TABLE region_permit_risks DROP CONSTRAINT fk_region_permit_risks_risk;

-- Permit gone: a permit was deleted and entered anew under another id, seven relations kept the old one.
UPDATE region_theme_permits SET permit_id = md5('permit before the reform')::uuid
WHERE permit_id = md5('permit 8')::uuid AND (region_id, theme_id) IN (
    SELECT region_id, theme_id FROM region_theme_permits WHERE permit_id = md5('permit 8')::uuid ORDER BY region_id, theme_id LIMIT 7);

-- Theme gone: two trades were merged, six relations still belong to the one that was removed.
UPDATE region_theme_permits SET theme_id = md5('theme before the merger')::uuid
WHERE region_id = md5('region 4')::uuid AND theme_id = md5('theme 9')::uuid
    AND permit_id IN (
        SELECT permit_id FROM region_theme_permits
        WHERE region_id = md5('region 4')::uuid AND theme_id = md5('theme 9')::uuid AND permit_id <> md5('permit 8')::uuid
        ORDER BY permit_id LIMIT 6);

-- Scope gone: three districts name a business scope that the national list has dropped.
UPDATE region_scopes SET scope_id = md5('scope of the old list')::uuid
WHERE (region_id, scope_id) IN (
    SELECT DISTINCT ON (region_id) region_id, scope_id FROM region_scopes
    WHERE region_id IN (md5('region 1')::uuid, md5('region 2')::uuid, md5('region 5')::uuid)
    ORDER BY region_id, scope_id);

-- Scopes of a theme that is gone: the merged trade again, in the table that never had a key.
UPDATE business_scopes SET theme_id = md5('theme before the merger')::uuid WHERE name IN ('母婴用品零售', '儿童游乐');

-- Permit risks without details: four detail rows were deleted when a department moved.
DELETE FROM region_permit_details
WHERE (region_id, permit_id) IN (VALUES
    (md5('region 2')::uuid, md5('permit 50')::uuid), (md5('region 3')::uuid, md5('permit 50')::uuid),
    (md5('region 4')::uuid, md5('permit 49')::uuid), (md5('region 1')::uuid, md5('permit 49')::uuid));

-- Not in the view: five permit risks name a risk that was deleted as a duplicate, so the view leaves them out.
UPDATE region_permit_risks SET risk_id = md5('risk that was a duplicate')::uuid
WHERE (region_id, permit_id, risk_id) IN (
    SELECT md5('region ' || r)::uuid, md5('permit ' || 30 + r)::uuid, md5('risk ' || 30 + r || '-2')::uuid FROM generate_series(1, 5) r);

-- Snapshots without their row: two permit risks were deleted, their versions remain.
DELETE FROM region_permit_risks
WHERE (permit_id, risk_id) IN (VALUES (md5('permit 9')::uuid, md5('risk 9-1')::uuid), (md5('permit 14')::uuid, md5('risk 14-1')::uuid))
    AND region_id IN (md5('region 5')::uuid);

-- Versions missing: old payloads were purged by size, out of the middle of four histories.
DELETE FROM permit_risk_snapshots
WHERE (permit_id, version) IN (VALUES
    (md5('permit 3')::uuid, 2), (md5('permit 5')::uuid, 3), (md5('permit 12')::uuid, 2), (md5('permit 21')::uuid, 3));

-- Versions doubled: without the unique constraint two editors took the same number at once.
ALTER TABLE permit_risk_snapshots DROP CONSTRAINT uq_permit_risk_snapshots_version;
INSERT INTO permit_risk_snapshots
    (snapshot_id, permit_risk_key, version, region_id, permit_id, risk_id, edited_by, change_summary, payload, created_at)
SELECT md5('second ' || snapshot_id)::uuid, permit_risk_key, version, region_id, permit_id, risk_id, '陈绮雯', '更新联系电话', payload,
    created_at + interval '1 second'
FROM permit_risk_snapshots
WHERE (permit_id, version) IN (VALUES (md5('permit 15')::uuid, 4), (md5('permit 17')::uuid, 2), (md5('permit 26')::uuid, 2))
ORDER BY permit_risk_key;
