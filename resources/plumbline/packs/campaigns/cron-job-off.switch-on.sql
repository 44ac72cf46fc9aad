SELECT cron.alter_job(job_id := j.jobid, active := true)
FROM cron.job j
WHERE j.jobid = ANY(:keys) AND NOT j.active
