REFRESH MATERIALIZED VIEW {{schema_name}}.{{view_name}}
