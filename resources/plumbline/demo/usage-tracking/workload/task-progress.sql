-- Runs as: distill-worker. A running task reports that it is alive.
UPDATE generation_tasks SET updated_at = now() WHERE id = 1199
