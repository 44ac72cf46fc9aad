SELECT e.encoding, p.page_size, u.user_version, a.application_id, s.schema_version, v.auto_vacuum, j.journal_mode
FROM pragma_encoding AS e, pragma_page_size AS p, pragma_user_version AS u, pragma_application_id AS a,
     pragma_schema_version AS s, pragma_auto_vacuum AS v, pragma_journal_mode AS j
