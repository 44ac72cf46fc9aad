-- It returns nothing at all where the index is sound, and an error where it is not.
SELECT true AS unanswered
FROM {{amcheck_schema}}.bt_index_check({{index_oid:number}}::oid::regclass) AS sound
WHERE sound IS NULL
