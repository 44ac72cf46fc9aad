SELECT 1 AS readable FROM {{view_name}} LIMIT 0
