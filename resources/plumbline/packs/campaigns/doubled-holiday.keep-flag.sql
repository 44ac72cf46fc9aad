-- A sync trigger that does not look for other rows of the date clears the flag with every deleted row. The days whose
-- flag it has cleared in this very transaction, and no others, get it back: a holiday of that date is still there.
UPDATE dim_date d
SET is_holiday = true
WHERE d.xmin = pg_current_xact_id()::xid
  AND d.is_holiday IS NOT TRUE
  AND EXISTS (SELECT FROM holidays h WHERE h.date = d.date)
