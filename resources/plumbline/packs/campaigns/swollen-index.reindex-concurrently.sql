REINDEX INDEX CONCURRENTLY {{schema_name}}.{{index_name}}
