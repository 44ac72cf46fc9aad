SELECT used.highest
FROM (SELECT max(rowid) AS highest FROM {{table_name}}) AS used
WHERE used.highest > {{remembered:number}}
