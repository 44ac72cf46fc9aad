UPDATE campaigns c
SET attribution_weight = DEFAULT
WHERE c.id = ANY(:keys)
  AND (c.attribution_weight IS NULL OR c.attribution_weight <= 0 OR c.attribution_weight > 1)
