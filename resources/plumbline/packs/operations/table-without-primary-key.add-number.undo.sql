ALTER TABLE {{schema_name}}.{{table_name}} DROP COLUMN {{key_column}}
