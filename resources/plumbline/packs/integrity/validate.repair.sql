ALTER TABLE {{schema_name}}.{{table_name}} VALIDATE CONSTRAINT {{constraint_name}}
