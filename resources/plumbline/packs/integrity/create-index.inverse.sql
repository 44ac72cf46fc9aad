{{definition:definition}}
