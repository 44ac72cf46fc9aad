SELECT j.jobid, j.jobname, j.schedule, j.command, j.active
FROM cron.job j
WHERE j.database = current_database() AND NOT j.active
ORDER BY j.jobid
