package plumbline.core.checkpoint;

import plumbline.core.target.Target;

/// What is to be saved.
///
/// @param name        the wanted id, or empty for `checkpoint_YYYYMMDD_HHMMSS` in local time
/// @param description in a person's words, or empty
/// @param reason      [Manifest#MANUAL] or [Manifest#SCHEDULED]
/// @param workers     sessions that read at once, from 1
/// @param hold        whether a session that waits to change a table's structure has to wait until the end; else it gets
///                    way after two seconds: the attempt ends and begins anew
public record CreateRequest(Target target, Choice choice, String name, String description, String reason, int workers,
        boolean hold) {}
