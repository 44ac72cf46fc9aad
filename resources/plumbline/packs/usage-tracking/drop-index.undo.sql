CREATE INDEX {{index_name}} {{definition:definition}}
