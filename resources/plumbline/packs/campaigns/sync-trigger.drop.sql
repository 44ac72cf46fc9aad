DROP TRIGGER {{trigger_name}} ON {{schema_name}}.{{table_name}}
