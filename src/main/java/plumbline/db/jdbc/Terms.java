package plumbline.db.jdbc;

import java.time.Duration;
import java.util.Optional;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;

/// On what terms a session was opened.
///
/// @param timeout how long one statement may take
/// @param stands  whose identity it stands for, where it is not its own
record Terms(Target target, Purpose purpose, Duration timeout, Optional<Identity> stands) {}
