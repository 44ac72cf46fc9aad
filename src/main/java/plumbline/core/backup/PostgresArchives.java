package plumbline.core.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import plumbline.core.session.Session;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Dumps of PostgreSQL in the custom format, made, read and put back by PostgreSQL's own tools of this machine. Every
/// method runs off the screen's thread, ends in bounded time or when cancelled, and fails with a `ProblemException`.
/// Implementations are thread-safe.
public interface PostgresArchives {

    /// The tool that would dump a server of this major version: the oldest that is new enough, since an older one would
    /// not know all that the server has.
    ///
    /// @throws plumbline.core.problem.ProblemException NO_TOOL with what was found and what is needed
    Tool dumper(int serverMajor);

    /// The tool that would put back what a dumper of this major version wrote.
    Tool restorer(int archiveMajor);

    /// Writes a dump into an empty file.
    void dump(Tool dumper, Target target, DumpRequest request, Path to, WorkContext context);

    /// The table of contents of a dump.
    ArchiveContents contents(Path archive, WorkContext context);

    /// Reads all rows of a dump without a server and counts them.
    Map<TableName, Long> countRows(Path archive, WorkContext context);

    /// Puts a dump back in one transaction: all of it or nothing. Several short attempts are made where others hold a lock.
    void restore(Tool restorer, Target target, Path archive, ArchiveOrder order, WorkContext context);

    /// The command as it would be run, without what is secret: for a person to read.
    String command(Tool restorer, Target target, Path archive, ArchiveOrder order);

    /// The tables of these names with their schemas, and with the partitions and children that hold their rows.
    ///
    /// @throws plumbline.core.problem.ProblemException UNKNOWN_TABLE
    List<TableName> tables(Session session, List<TableName> names);

    /// How many other sessions are connected to the session's database.
    long otherSessions(Session session);

    /// What tells the tables of the database apart from those after a restore: when the catalog gave them their number.
    String marks(Session session);

    /// Whether the role may create databases.
    boolean mayCreateDatabases(Session session);

    /// Another database of the same server, reached with the same password.
    Target beside(Target target, String database);

    /// Forgets the password of such a database.
    void forget(Target beside);
}
