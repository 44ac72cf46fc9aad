DROP INDEX CONCURRENTLY {{schema_name}}.{{index_name}}
