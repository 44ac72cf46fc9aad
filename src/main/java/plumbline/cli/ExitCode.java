package plumbline.cli;

import plumbline.core.problem.Problem;

/// The exit codes of the command-line contract.
final class ExitCode {

    /// Clean, or done.
    static final int OK = 0;
    /// Findings, differences or waits exist.
    static final int FOUND = 1;
    /// The command or its input is wrong.
    static final int USAGE = 2;
    /// It could not be done.
    static final int FAILED = 3;

    private ExitCode() {}

    /// The code for a problem that ended a command.
    static int of(Problem problem) {
        return switch (problem.code()) {
            case UNKNOWN_TARGET, UNKNOWN_PACK, UNKNOWN_CHECK, UNKNOWN_WAY, UNKNOWN_RUN, BAD_URI, BAD_KEY, BAD_PACK,
                    BAD_CONNECTIONS_FILE, NAME_TAKEN, PACK_TAKEN, BAD_INPUT, CONFIRMATION, NOT_NARROWABLE,
                    UNKNOWN_CHECKPOINT, UNKNOWN_TABLE, OTHER_DATABASE, UNTOLD_DATABASE, OTHER_ENGINE, NEEDS_SERVER,
                    CHECKPOINT_TAKEN, UNKNOWN_SNAPSHOT, NO_HISTORY, UNKNOWN_BACKUP, OTHER_BACKUP, BAD_BACKUPS_FILE ->
                USAGE;
            default -> FAILED;
        };
    }
}
