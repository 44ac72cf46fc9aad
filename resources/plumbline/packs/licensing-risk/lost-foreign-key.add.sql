ALTER TABLE {{schema_name}}.{{table_name}}
    ADD CONSTRAINT {{constraint_name}} FOREIGN KEY ({{columns:definition}})
    REFERENCES {{parent_schema}}.{{parent_table}} ({{parent_columns:definition}})
