-- The primary key is read from the catalog, since the guide does not name it; without one a row's place stands for it.
SELECT coalesce(
           (SELECT string_agg(to_jsonb(b) ->> a.attname, ',' ORDER BY k.place)
            FROM pg_index i
            CROSS JOIN unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place)
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
            WHERE i.indrelid = b.tableoid AND i.indisprimary),
           b.ctid::text) AS backup_key,
       b.created_at
FROM dim_date_backup b
WHERE b.created_at < now() - interval '30 days'
ORDER BY b.created_at, backup_key
