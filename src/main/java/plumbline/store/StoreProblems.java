package plumbline.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// Says what is the matter with the store: the words for each of SQLite's refusals a person can do something about.
///
/// @param database the file it speaks of
record StoreProblems(Path database) {

    ProblemException of(String what) {
        return new ProblemException(Problem.of(ProblemCode.STORE, database.toString(), what));
    }

    ProblemException of(String what, Throwable cause) {
        return new ProblemException(Problem.of(ProblemCode.STORE, database.toString(), what), cause);
    }

    ProblemException of(SQLException refused) {
        return of(words(refused), refused);
    }

    private static String words(SQLException refused) {
        if (!(refused instanceof SQLiteException sqlite)) {
            return String.valueOf(refused.getMessage());
        }
        SQLiteErrorCode code = sqlite.getResultCode();
        String words = switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
            case SQLITE_FULL -> "the disk is full; nothing was written, free some space and try again";
            case SQLITE_BUSY, SQLITE_LOCKED -> "another program holds it; close that or try again";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH -> "it can't be written; give this account the right to";
            case SQLITE_CANTOPEN -> "it can't be opened; is the folder there, and may this account write in it?";
            case SQLITE_IOERR -> "the disk failed or is full";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                "it is damaged; move it away and put a copy from store-copies in its place";
            default -> String.valueOf(sqlite.getMessage());
        };
        return words + " (" + code.name() + ")";
    }
}
