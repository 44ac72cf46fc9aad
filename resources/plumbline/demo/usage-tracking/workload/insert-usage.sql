-- Runs as: distill-worker. One use and its counter, in one statement; a distillation whose counter is wrong is left
-- alone, so that the planted faults stay as they are. Stops at 8,000 uses.
WITH picked AS (
    SELECT d.id
    FROM distillations d
    WHERE d.id > extract(epoch FROM clock_timestamp())::bigint % 380
        AND d.usage_count > 8
        AND d.usage_count = (SELECT count(*) FROM distillation_usage u WHERE u.distillation_id = d.id)
        AND (SELECT count(*) FROM distillation_usage) < 8000
    ORDER BY d.id
    LIMIT 1
    FOR UPDATE OF d
), used AS (
    INSERT INTO distillation_usage (distillation_id, task_id, article_id)
    SELECT picked.id, a.task_id, a.id
    FROM picked
    CROSS JOIN (SELECT id, task_id FROM articles ORDER BY id DESC LIMIT 1) a
    RETURNING distillation_id
)
UPDATE distillations d SET usage_count = d.usage_count + 1
FROM used
WHERE d.id = used.distillation_id
