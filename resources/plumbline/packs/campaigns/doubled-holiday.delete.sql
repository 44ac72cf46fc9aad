DELETE FROM holidays h
WHERE h.id = ANY(:keys)
  AND h.id IN (SELECT r.id
               FROM (SELECT s.id,
                            row_number() OVER (PARTITION BY s.date ORDER BY s.created_at NULLS LAST, s.id) AS place
                     FROM holidays s
                     WHERE s.date IS NOT NULL) r
               WHERE r.place > 1)
