SELECT blks_hit AS part, blks_hit + blks_read AS whole
FROM pg_stat_database
WHERE datname = current_database()
