DROP INDEX {{schema_name}}.{{index_name}}
