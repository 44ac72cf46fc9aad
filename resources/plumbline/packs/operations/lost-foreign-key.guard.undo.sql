ALTER TABLE {{schema_name}}.{{table_name}} DROP CONSTRAINT {{constraint_name}}
