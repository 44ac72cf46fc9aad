-- datetime() gives NULL for what is no time.
SELECT f.id,
       f.fault_no,
       CASE
           WHEN trim(COALESCE(f.fault_no, '')) = '' THEN 'fault_no'
           WHEN trim(COALESCE(f.site, '')) = '' THEN 'site'
           ELSE 'occurred_at'
       END AS missing,
       f.site,
       f.occurred_at
FROM fault_record f
WHERE trim(COALESCE(f.fault_no, '')) = ''
   OR trim(COALESCE(f.site, '')) = ''
   OR datetime(f.occurred_at) IS NULL
ORDER BY f.id
