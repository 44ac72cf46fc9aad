SELECT count(*) AS value,
       count(*) FILTER (WHERE last_login_at > now() - interval '30 days') || ' / 30 d' AS detail
FROM users
