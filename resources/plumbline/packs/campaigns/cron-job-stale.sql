-- How long a job may rest is read from its schedule: twice a day or more often is due within a day, else daily, weekly
-- or monthly, with room for one missed run of the hourly ones. A job that has never run counts from its first record.
WITH due AS (
    SELECT j.jobid, j.jobname, j.schedule, j.command,
           CASE WHEN j.schedule LIKE '%second%' THEN interval '1 hour'
                WHEN split_part(j.schedule, ' ', 3) ~ '[0-9$]' OR split_part(j.schedule, ' ', 4) ~ '[0-9]'
                    THEN interval '32 days'
                WHEN split_part(j.schedule, ' ', 5) ~ '[0-9]' THEN interval '8 days'
                WHEN split_part(j.schedule, ' ', 2) ~ '^[0-9]+$' THEN interval '26 hours'
                WHEN split_part(j.schedule, ' ', 2) = '*' THEN interval '3 hours'
                ELSE interval '25 hours' END AS may_rest
    FROM cron.job j
    WHERE j.database = current_database() AND j.active
)
SELECT j.jobid, j.jobname, j.schedule, j.command, r.last_start, j.may_rest
FROM due j
CROSS JOIN LATERAL (SELECT max(d.start_time) AS last_start FROM cron.job_run_details d WHERE d.jobid = j.jobid) r
WHERE r.last_start IS NULL OR r.last_start < now() - j.may_rest
ORDER BY j.jobid
