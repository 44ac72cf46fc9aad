ALTER TABLE {{schema_name}}.{{table_name}} DROP CONSTRAINT {{constraint_name}}, ADD CONSTRAINT {{constraint_name}} {{definition:definition}}
