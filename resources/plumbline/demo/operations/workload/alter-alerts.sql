-- Runs as: devops-migration. A step of an upgrade that has nothing left to do, and still needs the whole table for itself.
ALTER TABLE alerts DROP CONSTRAINT IF EXISTS ck_alerts_title
