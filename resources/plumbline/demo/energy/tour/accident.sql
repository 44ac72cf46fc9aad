-- A script that was meant for another system: a third of the faults is gone, a third is overwritten, some are invented.
DELETE FROM fault_record WHERE id % 3 = 0;
UPDATE fault_record SET cause = 'TODO', recovered_at = NULL WHERE id % 3 = 1;
INSERT INTO fault_record (fault_no, site, specialty, level, device, cause, handler, occurred_at)
SELECT fault_no || '-test', site, specialty, level, device, 'test', handler, occurred_at FROM fault_record ORDER BY id LIMIT 5;
