SELECT :table AS table_name, x.name AS column_name, x.type, x."notnull", x.dflt_value, x.pk, x.hidden
FROM pragma_table_xinfo(:table, 'main') AS x
WHERE x.hidden <> 1
ORDER BY x.cid
