package plumbline.core.checkpoint;

import plumbline.core.sql.TableName;

/// A trigger of a person's own (not one of a constraint).
///
/// @param enabled PostgreSQL's letter: `O` fires, `D` is disabled, `R` fires on a replica, `A` always
public record TriggerForm(TableName table, String name, String enabled, String definition) {}
