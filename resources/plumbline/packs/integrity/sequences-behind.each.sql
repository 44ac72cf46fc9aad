SELECT sequence.next_value,
       used.outermost AS last_used,
       used.outermost + {{increment:number}} AS restart_with
FROM (SELECT last_value + CASE WHEN is_called THEN {{increment:number}} ELSE 0 END AS next_value
      FROM {{sequence_schema}}.{{sequence_name}}) AS sequence,
     (SELECT CASE WHEN {{increment:number}} > 0 THEN floor(max({{column_name}})::numeric)
                  ELSE ceil(min({{column_name}})::numeric) END AS outermost
      FROM {{schema_name}}.{{table_name}}) AS used
WHERE CASE WHEN {{increment:number}} > 0 THEN used.outermost >= sequence.next_value
           ELSE used.outermost <= sequence.next_value END
