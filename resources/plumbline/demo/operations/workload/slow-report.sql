-- Runs as: devops-report. The audit report compares every pair of a user's operations; about a second.
SELECT a.module, b.module AS next_module, count(*) AS times,
    max(length(encode(sha256(convert_to(repeat(a.action || b.action, 40) || a.id, 'UTF8')), 'hex'))) AS mark
FROM operation_logs a
JOIN operation_logs b ON b.user_id = a.user_id AND b.id <> a.id
GROUP BY a.module, b.module
ORDER BY times DESC
