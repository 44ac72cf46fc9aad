package plumbline.demo;

import java.io.IOException;
import java.nio.file.Path;

/// A program that starts a server, says the postmaster's pid and waits to be killed. Run in a JVM of its own.
final class DoomedProgram {

    private DoomedProgram() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty(ServerAccount.PROPERTY, arguments[2]);
        PostgresServer server = PostgresServer.prepare(PostgresBinaries.ofThisSystem(), Path.of(arguments[0]),
                Path.of(arguments[1]), ServerOptions.trusting());
        server.start();
        System.out.println("postmaster " + server.pid().orElseThrow());
        // ends with the test that holds the other end, should that be killed
        System.in.readAllBytes();
        server.close();
    }
}
