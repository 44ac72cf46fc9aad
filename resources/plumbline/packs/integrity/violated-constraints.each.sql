SELECT counted.violating_rows
FROM (SELECT count(*) AS violating_rows
      FROM {{schema_name}}.{{table_name}} AS {{table_name}}
      WHERE {{broken_where:definition}}) AS counted
WHERE counted.violating_rows > 0
