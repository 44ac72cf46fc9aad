package plumbline.db.postgresql;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.text.Phrase;

/// Asks a port by hand whether PostgreSQL is behind it, by the one question that PostgreSQL answers with a single letter
/// before anything else (PostgreSQL documentation, "SSL Session Encryption": SSLRequest).
///
/// @param patience for the connection and for the answer, each
record PortProbe(PostgresAddress address, Duration patience) {

    private static final int GREETING_MILLIS = 300;
    private static final byte[] SSL_REQUEST = {0, 0, 0, 8, 0x04, (byte) 0xD2, 0x16, 0x2F};

    /// The problem with what the port itself showed.
    Problem explain(Problem seen) {
        String place = address.host() + ":" + address.port();
        int millis = (int) patience.toMillis();
        boolean connected = false;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), millis);
            connected = true;
            socket.setSoTimeout(millis);
            socket.getOutputStream().write(SSL_REQUEST);
            int answer = socket.getInputStream().read();
            return switch (answer) {
                // PostgreSQL now waits for us; a greeting may begin with the same letter, such as that of SSH
                case 'S', 'N' -> goesOn(socket) ? Problem.of(ProblemCode.NOT_POSTGRESQL, seen.subject(), place) : seen;
                case 'E' -> seen;
                case -1 -> Problem.of(ProblemCode.NOT_POSTGRESQL, seen.subject(), Phrase.of("detail.hangs-up", place));
                default -> Problem.of(ProblemCode.NOT_POSTGRESQL, seen.subject(), place);
            };
        } catch (SocketTimeoutException _) {
            return Problem.of(ProblemCode.NO_ANSWER, seen.subject(),
                    Phrase.of(connected ? "detail.silent" : "detail.said", place));
        } catch (ConnectException refused) {
            return Problem.of(ProblemCode.REFUSED, seen.subject(), place);
        } catch (IOException _) {
            return connected
                    ? Problem.of(ProblemCode.NOT_POSTGRESQL, seen.subject(), Phrase.of("detail.hangs-up", place))
                    : seen;
        }
    }

    private static boolean goesOn(Socket socket) throws IOException {
        socket.setSoTimeout(GREETING_MILLIS);
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }
}
