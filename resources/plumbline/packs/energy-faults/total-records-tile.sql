SELECT (SELECT COUNT(*) FROM pue_data) + (SELECT COUNT(*) FROM fault_record) + (SELECT COUNT(*) FROM huijugugan)
           + (SELECT COUNT(*) FROM pue_comment) + (SELECT COUNT(*) FROM pue_drill_down) AS value,
       'pue_data ' || (SELECT COUNT(*) FROM pue_data) || ', fault_record ' || (SELECT COUNT(*) FROM fault_record)
           || ', huijugugan ' || (SELECT COUNT(*) FROM huijugugan) || ', pue_comment '
           || (SELECT COUNT(*) FROM pue_comment) || ', pue_drill_down ' || (SELECT COUNT(*) FROM pue_drill_down)
           AS detail
