CREATE INDEX {{index_name}} ON {{table_name}} ({{index_columns:definition}})
