WITH failed AS (
    SELECT l.id, l.user_id, l.action, l.created_at,
           count(*) OVER (PARTITION BY l.user_id ORDER BY l.created_at
               RANGE BETWEEN interval '10 minutes' PRECEDING AND CURRENT ROW) AS within_ten_minutes
    FROM operation_logs l
    WHERE l.created_at > now() - interval '7 days'
      AND l.user_id IS NOT NULL
      AND lower(btrim(l.status)) IN ('failed', 'failure', 'fail', 'error', '失败', '失敗', '错误', '錯誤')
      AND lower(l.action) SIMILAR TO '%(login|log in|logon|sign in|signin|登录|登錄|登入)%'
)
SELECT f.id, f.user_id, f.action, f.created_at
FROM failed f
WHERE EXISTS (
    SELECT 1 FROM failed g
    WHERE g.user_id = f.user_id
      AND g.within_ten_minutes >= 10
      AND f.created_at BETWEEN g.created_at - interval '10 minutes' AND g.created_at)
ORDER BY f.user_id, f.created_at, f.id
