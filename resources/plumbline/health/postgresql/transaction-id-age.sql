-- Source: PostgreSQL documentation, "Preventing Transaction ID Wraparound Failures".
SELECT round(100.0 * age(d.datfrozenxid) / 2147483648, 2) AS value,
       age(d.datfrozenxid)::text AS detail,
       d.datname AS culprit
FROM pg_database d
ORDER BY age(d.datfrozenxid) DESC
LIMIT 1
