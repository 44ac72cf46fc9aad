SELECT set_config('statement_timeout', :milliseconds, false)
