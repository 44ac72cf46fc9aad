ALTER TABLE {{schema_name}}.{{table_name}} {{as_it_was:definition}} TRIGGER {{trigger_name}}
