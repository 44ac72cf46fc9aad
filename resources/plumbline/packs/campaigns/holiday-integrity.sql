SELECT check_type, issue_count, description, sample_dates
FROM check_holiday_data_integrity()
