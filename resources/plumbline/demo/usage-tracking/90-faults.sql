-- The planted faults, listed with their counts in planted.yaml; nothing else may stand here.

-- Lost cascade: a migration recreated the table and never added its two cascading foreign keys again.
ALTER TABLE distillation_usage
    DROP CONSTRAINT fk_usage_distillation,
    DROP CONSTRAINT fk_usage_article;

-- Articles gone: an editor deleted 14 articles by hand after the cascade was lost, two uses each stayed behind.
DELETE FROM articles WHERE id % 211 = 100;

-- Distillations gone: three keywords were withdrawn for a complaint, their uses stayed behind.
DELETE FROM distillations WHERE id IN (61, 122, 301);

-- Counter too high: a task was rolled back after the counter had been raised in a transaction of its own.
UPDATE distillations SET usage_count = usage_count + 3 WHERE id = 23;
-- Counter too high: the retry after a lost connection counted once more.
UPDATE distillations SET usage_count = usage_count + 1 WHERE id = 250;
-- Counter far too high: somebody typed the year's total into the counter.
UPDATE distillations SET usage_count = usage_count + 480 WHERE id = 134;
-- Counter too low: two workers read the same value and both wrote it back plus one.
UPDATE distillations SET usage_count = usage_count - 1 WHERE id = 77;
UPDATE distillations SET usage_count = usage_count - 6 WHERE id = 133;
-- Counter at zero: an import of keywords reset it; the recommendation now prefers two of the most used.
UPDATE distillations SET usage_count = 0 WHERE id IN (267, 400);

-- Without topics: the provider broke off after the keyword was stored, so these can never be recommended.
INSERT INTO distillations (keyword, provider, usage_count, created_at)
SELECT item, 'deepseek', 0, date_trunc('minute', now()) - interval '9 days' + n * interval '70 seconds'
FROM unnest(ARRAY['昆明鲜花批发哪家好', '昆明鲜花批发价格多少钱', '昆明鲜花批发排名前十', '昆明鲜花批发怎么选择'])
    WITH ORDINALITY AS t (item, n);

-- Failed generation: the provider's key expired in the night and 22 tasks failed before anybody looked.
INSERT INTO generation_tasks (requested_count, generated_count, status, error_message, created_at, updated_at)
SELECT 3, 0, 'failed', '模型接口返回 401:API 密钥已过期',
    date_trunc('second', now()) - interval '9 hours' + g * interval '4 minutes',
    date_trunc('second', now()) - interval '9 hours' + g * interval '4 minutes' + interval '3 seconds'
FROM generate_series(1, 22) g;

-- Older than six months: the clean-up job has been switched off since spring.
UPDATE distillation_usage SET used_at = used_at - interval '40 days' WHERE article_id <= 30;
UPDATE articles SET created_at = created_at - interval '40 days' WHERE id <= 30;

-- Missing index: dropped before a bulk load and not created again.
DROP INDEX idx_distillations_usage_count;
