CREATE OR REPLACE TRIGGER {{trigger_name}}
    AFTER INSERT OR UPDATE OR DELETE ON {{schema_name}}.{{table_name}}
    FOR EACH ROW
    EXECUTE FUNCTION sync_holiday_to_dim_date()
