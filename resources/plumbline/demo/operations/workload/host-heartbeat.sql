-- Runs as: devops-agent. A host reports that it is alive, another one each second.
UPDATE hosts SET updated_at = now() WHERE id = 1 + extract(epoch FROM clock_timestamp())::bigint % 180
