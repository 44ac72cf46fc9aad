-- What concerns an index alone can be mended, and is a question of its own.
WITH report AS MATERIALIZED (
    SELECT integrity_check AS problem FROM pragma_integrity_check WHERE integrity_check <> 'ok'
)
SELECT DISTINCT problem
FROM report
WHERE NOT EXISTS (
    SELECT 1 FROM sqlite_schema AS s
    WHERE s.type = 'index' AND substr(report.problem, -length(' index ' || s.name)) = ' index ' || s.name)
