CREATE {{as_it_was:definition}}
