-- A day's row made like that of the nearest day with the same weekday, which gives the words for the weekday; everything
-- else is worked out from the date. Where the calendar has a column that is not known here, nothing is inserted: a
-- guessed value would be worse than a missing day.
WITH wanted AS (
    SELECT DISTINCT h.date AS day
    FROM holidays h
    WHERE h.id = ANY(:keys)
      AND NOT EXISTS (SELECT FROM dim_date d WHERE d.date = h.date)
), known AS (
    SELECT NOT EXISTS (
        SELECT FROM pg_attribute a
        WHERE a.attrelid = to_regclass('dim_date') AND a.attnum > 0 AND NOT a.attisdropped
          AND a.attname <> ALL (ARRAY['date', 'year', 'quarter', 'month', 'day', 'day_of_year', 'week', 'week_of_year',
              'weekday', 'weekday_name', 'day_name', 'day_of_week', 'is_weekend', 'is_holiday', 'campaign_id',
              'created_at', 'updated_at'])) AS all_of_them
)
INSERT INTO dim_date
SELECT (jsonb_populate_record(pattern, jsonb_build_object(
           'date', w.day,
           'year', extract(year FROM w.day)::integer,
           'quarter', extract(quarter FROM w.day)::integer,
           'month', extract(month FROM w.day)::integer,
           'day', extract(day FROM w.day)::integer,
           'day_of_year', extract(doy FROM w.day)::integer,
           'week', extract(week FROM w.day)::integer,
           'week_of_year', extract(week FROM w.day)::integer,
           'is_holiday', EXISTS (SELECT FROM holidays h WHERE h.date = w.day),
           'campaign_id', NULL,
           'created_at', now(),
           'updated_at', now()))).*
FROM wanted w
JOIN known k ON k.all_of_them
CROSS JOIN LATERAL (SELECT d AS pattern
                    FROM dim_date d
                    WHERE extract(isodow FROM d.date) = extract(isodow FROM w.day)
                    ORDER BY abs(d.date - w.day), d.date
                    LIMIT 1) p
