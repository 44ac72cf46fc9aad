-- Without IT energy the division gives NULL, and the run is refused.
UPDATE pue_data
SET pue_value = round(total_kwh * 1.0 / it_kwh, 3)
WHERE id IN (SELECT value FROM json_each(:keys))
