SELECT name, max(seq) FROM sqlite_sequence GROUP BY name
