SELECT count(*) AS value, min(quick_check) AS culprit FROM pragma_quick_check WHERE quick_check <> 'ok'
