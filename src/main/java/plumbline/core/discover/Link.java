package plumbline.core.discover;

import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// A column whose values are keys of another table.
public record Link(TableName child, Ident column, TableName parent, Ident key) {}
