SELECT metric_name, execution_time_ms, status
FROM monitor_system_performance()
