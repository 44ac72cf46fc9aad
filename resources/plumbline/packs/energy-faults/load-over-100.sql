SELECT h.id,
       h.ring,
       h.device,
       h.peak_percent
FROM huijugugan h
WHERE CAST(h.peak_percent AS REAL) > 100 OR CAST(h.peak_percent AS REAL) < 0
ORDER BY h.id
