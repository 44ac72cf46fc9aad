-- hidden: 1 a virtual table's own column, 2 and 3 computed by SQLite
SELECT x.name AS name,
       x.type AS type_name,
       x.pk AS key,
       x.hidden IN (2, 3) AS generated,
       (SELECT l.type = 'table' FROM pragma_table_list AS l WHERE l.name = :table COLLATE NOCASE AND l.schema = :schema)
           AS is_table
FROM pragma_table_xinfo(:table, :schema) AS x
WHERE x.hidden <> 1
ORDER BY x.cid
