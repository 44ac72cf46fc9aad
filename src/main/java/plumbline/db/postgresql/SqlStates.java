package plumbline.db.postgresql;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.postgresql.util.GT;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.Address;
import plumbline.core.target.Target;
import plumbline.db.jdbc.Failure;

/// What PostgreSQL's SQLSTATEs mean here (PostgreSQL documentation, "PostgreSQL Error Codes"), and the driver's own.
///
/// Of a server's words only the primary message is kept, and of a refused right its detail: other details and the context
/// repeat values of rows. Words are never read to
/// tell one failure from another where there is a code, since servers speak many languages.
final class SqlStates {

    /// object_not_in_prerequisite_state.
    static final String NOT_READY = "55000";

    private SqlStates() {}

    /// A failure while a connection was being opened.
    ///
    /// @param passwordGiven whether there was a password to try
    static Problem whileConnecting(SQLException failure, Target target, boolean passwordGiven) {
        String words = words(failure);
        ProblemCode code = switch (state(failure)) {
            case "28P01", "28000" -> rejected(failure, words, passwordGiven);
            // the driver: the server wants what it can't give; a password is the one thing it may lack
            case "08004" -> refusedByDriver(words, passwordGiven);
            case "08001", "08006", "08000", "08P01", "08S01", "57P05" -> network(failure);
            default -> code(failure, words);
        };
        return switch (code) {
            case NAME_NOT_RESOLVED -> Problem.of(code, target.name(), host(target));
            case REFUSED, NO_ANSWER, NOT_POSTGRESQL, PASSWORD_MISSING -> Problem.of(code, target.name(), place(target));
            default -> Problem.of(code, target.name(), words);
        };
    }

    /// A failure of a statement.
    static Problem whileRunning(Failure failure, Target target) {
        String words = words(failure.cause());
        ProblemCode code = switch (state(failure.cause())) {
            case "57014" -> timeoutOrCancel(failure);
            default -> failure.expired() ? ProblemCode.NO_ANSWER : code(failure.cause(), words);
        };
        return Problem.of(code, target.name(), words);
    }

    private static ProblemCode timeoutOrCancel(Failure failure) {
        if (failure.cancelled()) {
            return ProblemCode.CANCELLED;
        }
        // somebody else may cancel our statement, too: then its time is not over yet
        return failure.outOfTime() ? ProblemCode.TIMEOUT : ProblemCode.CANCELLED;
    }

    private static ProblemCode rejected(SQLException failure, String words, boolean passwordGiven) {
        if (state(failure).equals("28P01")) {
            return passwordGiven ? ProblemCode.PASSWORD : ProblemCode.PASSWORD_MISSING;
        }
        // one code for "no such role", "may not log in" and "no entry in pg_hba.conf"
        return words.contains("does not exist") ? ProblemCode.NO_SUCH_ROLE : ProblemCode.RIGHTS;
    }

    private static ProblemCode refusedByDriver(String words, boolean passwordGiven) {
        // the driver's own words, in the language it speaks here
        if (words.equals(GT.tr("The server does not support SSL."))) {
            return ProblemCode.TLS;
        }
        return passwordGiven ? ProblemCode.RIGHTS : ProblemCode.PASSWORD_MISSING;
    }

    private static ProblemCode code(SQLException failure, String words) {
        String state = state(failure);
        return switch (state) {
            case "28P01" -> ProblemCode.PASSWORD;
            case "28000" -> words.contains("does not exist") ? ProblemCode.NO_SUCH_ROLE : ProblemCode.RIGHTS;
            case "3D000" -> ProblemCode.NO_SUCH_DATABASE;
            case "53300" -> ProblemCode.TOO_MANY_CONNECTIONS;
            case "57P03" -> ProblemCode.SERVER_STARTING;
            case "57014" -> ProblemCode.CANCELLED;
            case "55P03" -> ProblemCode.LOCK_TIMEOUT;
            case "25006" -> ProblemCode.READ_ONLY;
            case "40P01" -> ProblemCode.DEADLOCK;
            case "40001" -> ProblemCode.SERIALIZATION;
            // 3F000: the schema of a table; 58P01: the library or control file of an extension
            case "42P01", "3F000" -> ProblemCode.MISSING_TABLE;
            case "42703" -> ProblemCode.MISSING_COLUMN;
            case "42883" -> ProblemCode.MISSING_FUNCTION;
            case "58P01" -> ProblemCode.MISSING_EXTENSION;
            case "42501" -> ProblemCode.RIGHTS;
            case "53100" -> ProblemCode.SERVER_DISK_FULL;
            // the driver's own: a row was larger than it may read, and it closed the connection
            case "08S01" -> ProblemCode.STATEMENT;
            default -> byClass(failure, state);
        };
    }

    private static ProblemCode byClass(SQLException failure, String state) {
        if (state.startsWith("23")) {
            return ProblemCode.CONSTRAINT;
        }
        boolean ended = state.startsWith("57P0") || state.startsWith("25P03") || state.startsWith("25P04");
        if (ended || state.startsWith("08")) {
            ProblemCode seen = network(failure);
            // on a connection that once worked these say no more than that it is gone, except that nobody answered
            return seen == ProblemCode.NO_ANSWER && cause(failure, SocketTimeoutException.class)
                    ? seen
                    : ProblemCode.LOST;
        }
        return ProblemCode.STATEMENT;
    }

    private static ProblemCode network(SQLException failure) {
        if (cause(failure, UnknownHostException.class)) {
            return ProblemCode.NAME_NOT_RESOLVED;
        }
        if (cause(failure, SocketTimeoutException.class) || cause(failure, NoRouteToHostException.class)) {
            return ProblemCode.NO_ANSWER;
        }
        if (cause(failure, ConnectException.class)) {
            return ProblemCode.REFUSED;
        }
        if (cause(failure, SSLException.class) || cause(failure, java.security.GeneralSecurityException.class)) {
            return ProblemCode.TLS;
        }
        return switch (state(failure)) {
            case "08P01", "08000" -> ProblemCode.NOT_POSTGRESQL;
            // the driver's own clock ended the attempt
            case "08001" -> failure.getCause() == null ? ProblemCode.NO_ANSWER : ProblemCode.LOST;
            default -> ProblemCode.LOST;
        };
    }

    private static boolean cause(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }

    private static String words(SQLException failure) {
        if (failure instanceof PSQLException known) {
            ServerErrorMessage server = known.getServerErrorMessage();
            if (server != null && server.getMessage() != null) {
                // from 16 on the detail names the right that is missing; that of a refused right holds no values of rows
                String right = state(failure).equals("42501") ? server.getDetail() : null;
                return right == null ? server.getMessage() : server.getMessage() + ": " + right;
            }
        }
        String message = failure.getMessage();
        return message == null ? state(failure) : message;
    }

    private static String host(Target target) {
        return target.address() instanceof Address.PostgresAddress address ? address.host() : "";
    }

    private static String place(Target target) {
        return target.address() instanceof Address.PostgresAddress address ? address.host() + ":" + address.port() : "";
    }
}
