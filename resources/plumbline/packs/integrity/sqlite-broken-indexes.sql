WITH report AS MATERIALIZED (
    SELECT integrity_check AS problem FROM pragma_integrity_check WHERE integrity_check <> 'ok'
)
SELECT s.name AS index_name, s.tbl_name AS table_name, count(*) AS problems, min(report.problem) AS first_problem
FROM report
JOIN sqlite_schema AS s
    ON s.type = 'index' AND substr(report.problem, -length(' index ' || s.name)) = ' index ' || s.name
GROUP BY s.name, s.tbl_name
ORDER BY 1
