ALTER TABLE {{schema_name}}.{{table_name}} ADD CONSTRAINT {{constraint_name}} FOREIGN KEY ({{column_name}}) REFERENCES {{parent_schema}}.{{parent_name}} (id) ON DELETE CASCADE NOT VALID
