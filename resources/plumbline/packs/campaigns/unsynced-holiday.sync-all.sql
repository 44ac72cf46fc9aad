SELECT sync_all_existing_holidays()
