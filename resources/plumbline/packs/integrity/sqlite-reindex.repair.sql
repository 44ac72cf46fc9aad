REINDEX {{index_name}}
