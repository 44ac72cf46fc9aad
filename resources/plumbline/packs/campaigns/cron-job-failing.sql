SELECT j.jobid, j.jobname, j.schedule, j.command, r.status, r.return_message, r.start_time
FROM cron.job j
CROSS JOIN LATERAL (SELECT d.status, d.return_message, d.start_time
                    FROM cron.job_run_details d
                    WHERE d.jobid = j.jobid AND d.status IN ('succeeded', 'failed')
                    ORDER BY d.start_time DESC NULLS LAST
                    LIMIT 1) r
WHERE j.database = current_database() AND j.active AND r.status = 'failed'
ORDER BY j.jobid
