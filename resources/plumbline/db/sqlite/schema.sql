SELECT name FROM pragma_table_xinfo(:table, :schema)
