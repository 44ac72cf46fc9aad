ALTER TABLE {{schema_name}}.{{table_name}} ENABLE TRIGGER {{trigger_name}}
