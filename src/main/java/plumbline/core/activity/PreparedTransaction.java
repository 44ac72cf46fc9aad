package plumbline.core.activity;

import java.time.Instant;

/// A transaction that was prepared for a two-phase commit and holds its locks until somebody ends it.
///
/// @param gid      its name
/// @param prepared when
/// @param owner    who prepared it; the owner or a superuser may end it
/// @param database where it must be ended
/// @param xmin     its age in transactions
public record PreparedTransaction(String gid, Instant prepared, String owner, String database, long xmin) {}
