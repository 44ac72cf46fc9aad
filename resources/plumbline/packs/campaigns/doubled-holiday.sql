-- The oldest row of a date stays; where two are as old as each other, the one with the smaller id.
SELECT r.id, r.date, r.name, r.created_at, r.kept_id, r.kept_name
FROM (SELECT h.id, h.date, h.name, h.created_at,
             row_number() OVER oldest_first AS place,
             first_value(h.id) OVER oldest_first AS kept_id,
             first_value(h.name) OVER oldest_first AS kept_name
      FROM holidays h
      WHERE h.date IS NOT NULL
      WINDOW oldest_first AS (PARTITION BY h.date ORDER BY h.created_at NULLS LAST, h.id)) r
WHERE r.place > 1
ORDER BY r.date, r.place
