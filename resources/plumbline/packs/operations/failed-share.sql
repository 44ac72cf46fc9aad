SELECT '24 h' AS period,
       count(*) FILTER (WHERE d.failed) AS failed,
       count(*) AS operations,
       round(100.0 * count(*) FILTER (WHERE d.failed) / NULLIF(count(*), 0), 2) AS failed_percent
FROM (SELECT lower(btrim(l.status)) IN ('failed', 'failure', 'fail', 'error', '失败', '失敗', '错误', '錯誤') AS failed
      FROM operation_logs l
      WHERE l.created_at > now() - interval '24 hours'
        AND l.created_at <= now()) d
