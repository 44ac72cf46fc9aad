SELECT upper(encoding) FROM pragma_encoding
