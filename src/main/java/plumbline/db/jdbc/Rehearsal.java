package plumbline.db.jdbc;

import java.sql.Connection;
import java.util.Optional;
import plumbline.core.target.Identity;

/// A connection on which a change may be tried.
///
/// @param stands     whose identity it stands for, where it is not its own
/// @param afterwards called once it is closed
public record Rehearsal(Connection connection, Optional<Identity> stands, Runnable afterwards) {}
