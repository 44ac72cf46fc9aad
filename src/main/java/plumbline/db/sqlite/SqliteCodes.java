package plumbline.db.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.Address;
import plumbline.core.target.Target;
import plumbline.db.jdbc.Failure;

/// What SQLite's result codes mean here (SQLite documentation, "Result and Error Codes").
final class SqliteCodes {

    private SqliteCodes() {}

    /// A failure of a statement, or while a file was being opened.
    static Problem problem(Failure failure, Target target) {
        ProblemCode code = code(failure, target);
        boolean plain = code == ProblemCode.FILE_MISSING || code == ProblemCode.FOLDER_NOT_WRITABLE;
        return Problem.of(code, target.name(), plain ? path(target).toString() : words(failure.cause()));
    }

    private static ProblemCode code(Failure failure, Target target) {
        // extended codes carry the primary one in their lowest byte
        return switch (resultCode(failure.cause()) & 0xFF) {
            case 1 -> sqlError(words(failure.cause()));
            case 3, 23 -> ProblemCode.FILE_UNREADABLE;
            case 5, 6 -> ProblemCode.FILE_BUSY;
            case 8 -> ProblemCode.READ_ONLY;
            case 9 -> failure.cancelled() ? ProblemCode.CANCELLED : ProblemCode.TIMEOUT;
            case 11 -> ProblemCode.FILE_DAMAGED;
            case 13 -> ProblemCode.DISK_FULL;
            case 14 -> cannotOpen(path(target));
            case 19 -> ProblemCode.CONSTRAINT;
            case 26 -> ProblemCode.NOT_SQLITE;
            case 10 -> ProblemCode.LOST;
            default -> ProblemCode.STATEMENT;
        };
    }

    /// "Unable to open" has many causes, and only the file system can tell them apart; asking it opens nothing.
    private static ProblemCode cannotOpen(Path file) {
        if (!Files.exists(file)) {
            return ProblemCode.FILE_MISSING;
        }
        if (!Files.isRegularFile(file)) {
            return ProblemCode.NOT_SQLITE;
        }
        if (!Files.isReadable(file)) {
            return ProblemCode.FILE_UNREADABLE;
        }
        Path folder = file.toAbsolutePath().getParent();
        // a file in WAL mode needs its two companions beside it, also to be read
        return folder != null && !Files.isWritable(folder)
                ? ProblemCode.FOLDER_NOT_WRITABLE
                : ProblemCode.FILE_UNREADABLE;
    }

    /// SQLite has one code for all mistakes in a statement; its words are fixed and in English.
    private static ProblemCode sqlError(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("no such table")) {
            return ProblemCode.MISSING_TABLE;
        }
        if (lower.contains("no such column") || lower.contains("has no column named")) {
            return ProblemCode.MISSING_COLUMN;
        }
        return lower.contains("no such function") ? ProblemCode.MISSING_FUNCTION : ProblemCode.STATEMENT;
    }

    private static int resultCode(SQLException failure) {
        if (failure instanceof SQLiteException known) {
            SQLiteErrorCode code = known.getResultCode();
            return code.code;
        }
        return failure.getErrorCode();
    }

    /// The driver writes its code's name before SQLite's own words.
    private static String words(SQLException failure) {
        String message = failure.getMessage();
        if (message == null) {
            return "";
        }
        int open = message.indexOf(" (");
        return message.startsWith("[") && open > 0 && message.endsWith(")")
                ? message.substring(open + 2, message.length() - 1)
                : message;
    }

    static Path path(Target target) {
        if (target.address() instanceof Address.SqliteAddress(Path path)) {
            return path;
        }
        throw new IllegalArgumentException("not a SQLite target: " + target.name());
    }
}
