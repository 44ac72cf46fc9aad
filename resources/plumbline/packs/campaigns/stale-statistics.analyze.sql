ANALYZE {{schema_name}}.{{table_name}}
