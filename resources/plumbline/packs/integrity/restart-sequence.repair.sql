ALTER SEQUENCE {{sequence_schema}}.{{sequence_name}} RESTART WITH {{restart_with:number}}
