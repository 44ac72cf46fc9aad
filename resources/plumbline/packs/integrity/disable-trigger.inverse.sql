ALTER TABLE {{schema_name}}.{{table_name}} DISABLE TRIGGER {{trigger_name}}
