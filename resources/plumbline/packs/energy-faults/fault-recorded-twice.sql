-- The surplus rows: of each number the oldest row is the one that stays. A fault without a number is compared with none.
SELECT f.id,
       f.fault_no,
       k.kept_id
FROM fault_record f
JOIN (SELECT fault_no, MIN(id) AS kept_id
      FROM fault_record
      WHERE trim(fault_no) <> ''
      GROUP BY fault_no) k ON k.fault_no = f.fault_no
WHERE f.id > k.kept_id
ORDER BY f.id
