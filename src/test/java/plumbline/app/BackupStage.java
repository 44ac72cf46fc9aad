package plumbline.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import plumbline.cli.CommandLineMain;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.watch.Watched;

/// A home with a real SQLite database, plain dumps of somebody else's script, and the product's own object graph.
final class BackupStage implements AutoCloseable {

    private static final String WHOLE = """
            --
            -- PostgreSQL database dump
            --
            SELECT 1;
            --
            -- PostgreSQL database dump complete
            --
            """;

    final Path folder;
    final Wiring wiring;
    final Target energy;
    final Target copy;
    final Watched<List<Target>> targets;

    BackupStage(Path folder) throws IOException, SQLException {
        this.folder = folder;
        Path home = Files.createDirectories(folder.resolve("home 家"));
        wiring = new Wiring(() -> home, Map.of("PATH", System.getenv().getOrDefault("PATH", "")), new CommandLineMain(
                Map.of(), new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), "1").messages());
        energy = target("energy-prod", Environment.PRODUCTION);
        copy = target("energy-copy", Environment.TEST);
        targets = new Watched<>(List.of(energy, copy));
        for (Target each : targets.get()) {
            wiring.connections().save(each, "");
            sql(each, "CREATE TABLE pue (id INTEGER PRIMARY KEY)", "INSERT INTO pue VALUES (1), (2), (3)");
        }
        Path dumps = Files.createDirectories(wiring.backups().folderOf("energy-prod"));
        gzip(dumps.resolve("backup_20261101_020000.sql.gz"), WHOLE);
        gzip(dumps.resolve("backup_20261108_020000.sql.gz"), WHOLE.substring(0, 60));
    }

    private Target target(String name, Environment environment) {
        Target plain = Target.adHoc(new Address.SqliteAddress(folder.resolve(name + ".db")), environment);
        return new Target(name, plain.group(), plain.environment(), plain.address(), plain.packs(), plain.refresh(),
                plain.service(), true);
    }

    private static void gzip(Path file, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    void sql(Target target, String... statements) throws SQLException {
        try (Connection connection = connect(target); Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    int rows(Target target) throws SQLException {
        try (Connection connection = connect(target);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pue")) {
            return row.getInt(1);
        }
    }

    private Connection connect(Target target) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(target.name() + ".db"));
    }

    /// Writes the schedule file.
    void schedule(String text) throws IOException {
        Files.writeString(wiring.backups().book().file(), text);
    }

    @Override
    public void close() {
        wiring.close();
    }
}
