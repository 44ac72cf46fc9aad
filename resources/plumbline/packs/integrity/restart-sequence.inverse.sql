ALTER SEQUENCE {{sequence_schema}}.{{sequence_name}} RESTART WITH {{next_value:number}}
