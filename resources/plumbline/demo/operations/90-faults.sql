-- The planted faults, listed with their counts in planted.yaml; nothing else may stand here.

-- Lost foreign keys: the plain dump was restored data first, and these two could not be created afterwards.
ALTER TABLE users DROP CONSTRAINT fk_users_tenant;
ALTER TABLE operation_logs DROP CONSTRAINT fk_operation_logs_user;

-- Orphaned users: the contract with a customer ended and only the tenant's own row was deleted.
DELETE FROM tenants WHERE id = 30;

-- Orphaned logs: six people left and were deleted by hand; the log still names them.
DELETE FROM users WHERE id IN (211, 487, 733, 902, 1105, 1340);

-- Duplicate names: the unique constraints made an import fail, so somebody dropped them and imported again.
ALTER TABLE tenants DROP CONSTRAINT uq_tenants_name;
ALTER TABLE users DROP CONSTRAINT uq_users_tenant_username;
INSERT INTO tenants (name, code, plan, contact, created_at)
SELECT name, code || '-2', plan, contact, now() - interval '41 days' FROM tenants WHERE id IN (3, 17) ORDER BY id;
INSERT INTO users (tenant_id, username, real_name, email, phone, last_login_at, created_at)
SELECT tenant_id, username, real_name, email, phone, now() - interval '3 days', now() - interval '41 days'
FROM users WHERE id IN (58, 143, 296, 377, 518, 664, 871, 1023) ORDER BY id;

-- First login before the account existed: the accounts were created anew, the logins taken over from the old platform.
UPDATE users SET created_at = last_login_at + interval '12 days' WHERE id IN (30, 111, 192, 1073);
-- Login in the future: the jump host's clock was a year ahead.
UPDATE users SET last_login_at = now() + interval '211 days' + id * interval '1 hour' WHERE id IN (19, 404, 1250);
-- Dormant accounts: contractors whose project ended, still active.
UPDATE users SET last_login_at = now() - interval '400 days' - id * interval '5 hours'
WHERE id IN (12, 25, 37, 49, 66, 84, 95, 102, 128, 139, 157, 170);
-- Never logged in: accounts ordered for a department that never came.
UPDATE users SET last_login_at = NULL WHERE id IN (1201, 1202, 1203, 1206, 1207);

-- Open sessions of disabled people: the account was disabled, the tokens were not revoked.
INSERT INTO sessions (id, user_id, ip_address, user_agent, created_at, last_seen_at, expires_at)
SELECT md5('left open' || id)::uuid, id, '10.20.7.0'::inet + id % 250, 'Chrome 141 / Windows 11', now() - interval '6 days',
    now() - interval '2 hours', now() + interval '24 days'
FROM users WHERE id IN (61, 122, 305, 549, 793, 976);
-- Expired before they began: the lifetime was subtracted instead of added.
UPDATE sessions SET expires_at = created_at - interval '30 days'
WHERE id IN (SELECT id FROM sessions WHERE revoked_at IS NULL AND user_id % 61 <> 0 ORDER BY user_id LIMIT 3);
-- Sessions for ever: a script was given tokens that last fifty years.
UPDATE sessions SET expires_at = created_at + interval '50 years', user_agent = 'curl/8.5.0'
WHERE id IN (SELECT id FROM sessions WHERE revoked_at IS NULL AND user_id % 61 <> 0 ORDER BY user_id DESC LIMIT 4);

-- A guessed password: 48 failed logins of one account in ten minutes.
INSERT INTO operation_logs (user_id, action, module, status, client, ip_address, duration_ms, created_at)
SELECT 77, '登录系统', '认证', 'failed', 'api', '203.0.113.45', 31, date_trunc('second', now()) - interval '3 hours' + g * interval '12 seconds'
FROM generate_series(1, 48) g;

-- A table without primary key: the import's staging table was never removed.
CREATE TABLE users_import_staging AS
SELECT tenant_id, username, real_name, email FROM users WHERE id BETWEEN 1 AND 240;

-- Missing indexes: dropped to speed up the import, not created again.
DROP INDEX idx_users_tenant_id;
DROP INDEX idx_operation_logs_created_at;
-- A foreign key without index: nobody searched alerts by host until hosts were deleted.
DROP INDEX idx_alerts_host_id;
-- A doubled index: two developers solved the same slow page.
CREATE INDEX idx_operation_logs_user ON operation_logs (user_id);
-- An invalid index, as an interrupted CREATE INDEX CONCURRENTLY leaves it.
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'idx_deploy_jobs_status'::regclass;

-- Not validated: the key was added again with NOT VALID because two grants name a role that is gone.
ALTER TABLE user_roles DROP CONSTRAINT fk_user_roles_role;
INSERT INTO user_roles (user_id, role_id) VALUES (90, 9), (91, 9);
ALTER TABLE user_roles ADD CONSTRAINT fk_user_roles_role FOREIGN KEY (role_id) REFERENCES roles (id) NOT VALID;
-- Not validated, though every row would pass: added in a hurry and forgotten.
ALTER TABLE alerts DROP CONSTRAINT ck_alerts_severity;
ALTER TABLE alerts ADD CONSTRAINT ck_alerts_severity CHECK (severity IN ('提示', '警告', '严重')) NOT VALID;

-- A switched-off foreign key: triggers were disabled for a bulk load, three jobs of removed hosts slipped in.
ALTER TABLE deploy_jobs DISABLE TRIGGER ALL;
INSERT INTO deploy_jobs (host_id, application, version, status, started_at, finished_at)
SELECT 240 + g, '支付网关', 'v4.9.' || g, '成功', now() - g * interval '8 days', now() - g * interval '8 days' + interval '2 minutes'
FROM generate_series(1, 3) g;
-- A switched-off trigger: hosts no longer note when they were changed.
ALTER TABLE hosts DISABLE TRIGGER trg_hosts_touch_updated_at;

-- A sequence behind its column: the alerts were copied with their ids, the sequence was not.
ALTER TABLE alerts ALTER COLUMN id RESTART WITH 412;
