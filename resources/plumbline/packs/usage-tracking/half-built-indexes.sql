-- What a concurrent build leaves behind when it fails: an index that no query uses and every write pays for.
SELECT n.nspname AS schema_name,
       i.relname AS index_name
FROM pg_index x
JOIN pg_class i ON i.oid = x.indexrelid
JOIN pg_class t ON t.oid = x.indrelid
JOIN pg_namespace n ON n.oid = i.relnamespace
WHERE NOT x.indisvalid
  AND i.relkind = 'i'
  AND t.relname IN ('distillations', 'distillation_usage', 'distillation_topics')
ORDER BY 1, 2
