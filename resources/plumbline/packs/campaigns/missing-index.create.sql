CREATE INDEX {{index_name}} ON {{schema_name}}.{{table_name}} ({{columns:definition}})
