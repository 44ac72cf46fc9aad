-- The guide does not say which columns the function returns, so all of them are shown.
SELECT row_number() OVER () AS line, c.*
FROM compare_attribution_methods(CURRENT_DATE - 30, CURRENT_DATE) AS c
