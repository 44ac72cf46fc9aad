SELECT i.integrity_check AS problem FROM pragma_integrity_check i WHERE i.integrity_check <> 'ok'
