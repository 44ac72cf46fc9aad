ALTER TABLE {{schema_name}}.{{table_name}}
    ADD CONSTRAINT {{constraint_name}} UNIQUE ({{columns:definition}})
