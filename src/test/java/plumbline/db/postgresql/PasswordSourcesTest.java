package plumbline.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.target.TargetUri;

class PasswordSourcesTest {

    @TempDir
    Path home = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = home.resolve(".pgpass");
        Files.writeString(file, """
                # host:port:database:user:password
                db:5432:usage:joe:first:with\\:colon\\\\
                db:5432:*:joe:any
                *:*:od\\:d:*:odd
                short:line
                """);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void readsThePasswordFileAsLibpqDoes() {
        assertEquals("first:with:colon\\", password(Map.of(), "postgresql://joe@db/usage"));
        assertEquals("any", password(Map.of(), "postgresql://joe@db/else"));
        assertEquals("odd", password(Map.of(), "postgresql://ann@x:1/od%3Ad"));
        assertEquals("-", password(Map.of(), "postgresql://ann@db/usage"));
        assertEquals("-", password(Map.of(), "sqlite:/x.db"));
    }

    @Test
    void passesOverAFileThatOthersMayRead() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals("-", password(Map.of(), "postgresql://joe@db/usage"));
    }

    @Test
    void asksMemoryThenTheEnvironmentThenTheFilesAndForgets() throws IOException {
        Path services = home.resolve("services");
        Files.writeString(services, "[s]\nhost=db\ndbname=usage\nuser=zoe\npassword=service\n");
        Map<String, String> env = Map.of("PGSERVICEFILE", services.toString());
        assertEquals("service", password(env, "postgresql://zoe@db/usage"));
        assertEquals("env", password(Map.of("PGPASSWORD", "env"), "postgresql://joe@db/usage"));

        PasswordSources sources = new PasswordSources(Map.of("HOME", home.toString(), "PGPASSWORD", "env"));
        Target target = target("postgresql://joe@db/usage");
        char[] asked = "asked".toCharArray();
        sources.keep(target, asked);
        java.util.Arrays.fill(asked, '\0');
        assertEquals("asked", sources.password(target).map(String::valueOf).orElse("-"));
        sources.forget(target);
        assertEquals("env", sources.password(target).map(String::valueOf).orElse("-"));
    }

    private String password(Map<String, String> more, String uri) {
        Map<String, String> env = new java.util.HashMap<>(more);
        env.put("HOME", home.toString());
        return new PasswordSources(env).password(target(uri)).map(String::valueOf).orElse("-");
    }

    private static Target target(String uri) {
        return Target.adHoc(TargetUri.parse(uri, Map.of()).orThrow(), Environment.TEST);
    }
}
