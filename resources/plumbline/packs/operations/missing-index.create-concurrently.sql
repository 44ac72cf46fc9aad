CREATE INDEX CONCURRENTLY {{index_name}} ON {{schema_name}}.{{table_name}} ({{column_name}})
