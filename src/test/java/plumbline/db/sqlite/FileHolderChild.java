package plumbline.db.sqlite;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import plumbline.testing.ChildJvm;

/// A program that runs statements on a SQLite file and keeps what they hold until its input ends. Tests start it in a JVM
/// of its own, for locks belong to processes.
final class FileHolderChild {

    private FileHolderChild() {}

    /// Arguments: the file, then the statements.
    public static void main(String[] arguments) throws SQLException, IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
                Statement statement = connection.createStatement()) {
            for (int i = 1; i < arguments.length; i++) {
                statement.execute(arguments[i]);
            }
            out.println("holds");
            while (System.in.read() >= 0) {
                // until whoever started it lets go
            }
        }
    }

    /// Starts one.
    static Process start(String file, String... statements) throws IOException {
        List<String> words = new ArrayList<>(List.of(file));
        words.addAll(List.of(statements));
        return ChildJvm.of(FileHolderChild.class, "64m", words).start();
    }
}
