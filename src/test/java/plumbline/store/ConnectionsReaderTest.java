package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.ServiceAddress;
import plumbline.core.target.Target;
import plumbline.core.target.TlsMode;

final class ConnectionsReaderTest {

    @Test
    void readsEveryField() {
        ConnectionsReader.Content content = ConnectionsReader.read("""
                # ours
                connections:
                  - name: 用量 production
                    group: Shop
                    environment: production
                    engine: postgresql
                    host: db1.example.com
                    port: 5433
                    database: usage
                    user: 007
                    tls: verify-full
                    root-cert: /etc/ssl/ca.pem
                    packs: [usage-tracking, integrity]
                    refresh-seconds: 30
                    service: https://shop.example.com/app/
                  - {name: energy, environment: test, engine: sqlite, file: /data/../data/energy.db}
                """);
        assertEquals(List.of(), content.mistakes());
        assertEquals(List.of(
                new Target("用量 production", "Shop", Environment.PRODUCTION,
                        new PostgresAddress("db1.example.com", 5433, "usage", "007", TlsMode.VERIFY_FULL,
                                "/etc/ssl/ca.pem"),
                        List.of("usage-tracking", "integrity"), Duration.ofSeconds(30), "https://shop.example.com/app/",
                        true),
                new Target("energy", "", Environment.TEST, new SqliteAddress(Path.of("/data/energy.db")), List.of(),
                        Target.DEFAULT_REFRESH, true)),
                content.targets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "connections:\n", "connections: []\n", "---\nconnections:\n"})
    void readsAFileWithoutConnections(String text) {
        assertEquals(new ConnectionsReader.Content(List.of(), List.of()), ConnectionsReader.read(text));
    }

    @Test
    void namesEveryMistakeWithItsLine() {
        ConnectionsReader.Content content = ConnectionsReader.read("""
                connections:
                  - name: a
                    environment: prod
                    engine: postgresql
                    host: "db1/x?ApplicationName=evil"
                    port: 70000
                    database: usage
                    user: app
                    tls: yes
                    enviroment: test
                  - name: a
                    environment: test
                    engine: sqlite
                    file: relative.db
                    host: db1
                    packs: usage-tracking
                    refresh-seconds: 0
                    service: ftp://shop
                  - name: c
                    name: d
                    engine: mysql
                    group: [x]
                  - just text
                settings: {}
                """);
        assertEquals("""
                line 3: environment is production, staging or test, not prod
                line 5: host is a server's name or address, without brackets or port
                line 6: port is a number from 1 to 65535, not 70000
                line 9: tls is disable, allow, prefer, require, verify-ca, verify-full, not yes
                line 10: unknown key enviroment; known are %s
                line 11: name is taken by the connection in line 2
                line 14: file is the whole path of the SQLite file
                line 15: host belongs to engine postgresql
                line 16: packs is a list, each on a line that begins with a hyphen
                line 17: refresh-seconds is a whole number from 1 to 86400, not 0
                line 18: service %s
                line 19: environment is missing
                line 20: name stands twice
                line 21: engine is postgresql or sqlite, not mysql
                line 22: group is one value
                line 23: a connection has keys and values; it begins with "- name:"
                line 24: only connections: stands at the left edge"""
                .formatted(String.join(", ", ConnectionsReader.KEYS), ServiceAddress.RULE),
                content.mistakes().stream().map(Mistake::toString).reduce((a, b) -> a + "\n" + b).orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password: hunter2", "Passwd: hunter2", "pwd: hunter2", "PGPASSWORD: hunter2",
        "group: postgresql://app:hunter2@db1/usage", "uri: postgresql://app:hunter2@db1/usage",
        "host: app:hunter2@db1", "database: postgres://x:hunter2@db1/x", "packs: ['http://x:hunter2@y']",
        "root-cert: /ca?password=hunter2", "environment: 'test hunter2", "group: *hunter2",
        "secret: {of: hunter2}"})
    void refusesAPasswordAndDoesNotRepeatIt(String line) {
        ConnectionsReader.Content content = ConnectionsReader
                .read("connections:\n  - name: a\n    engine: postgresql\n    " + line + "\n");
        assertTrue(content.mistakes().stream().anyMatch(mistake -> mistake.line() >= 4), content.sentence());
        assertFalse(content.sentence().contains("hunter2"), content.sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"connections: [", "\tconnections:", "- a", "text", "connections: text",
        "connections: {a: b}", "connections:\nconnections:\n", "a: 1\n---\nb: 2\n",
        "x: &a [*a]\nconnections: *a", "connections:\n  - !!java.net.URL [x]\n"})
    void refusesWhatIsNoListOfConnections(String text) {
        ConnectionsReader.Content content = ConnectionsReader.read(text);
        assertFalse(content.mistakes().isEmpty());
        assertEquals(List.of(), content.targets());
    }

    @ParameterizedTest
    @MethodSource("awkward")
    void readsBackWhatTheWriterWrote(String text) {
        Target postgres = new Target(text, text, Environment.STAGING,
                new PostgresAddress("fe80::1%eth0", 1, text, text, TlsMode.REQUIRE, text), List.of("a-1", "2026"),
                Duration.ofHours(24), true);
        Target sqlite = new Target(text + " file", "", Environment.TEST,
                new SqliteAddress(Path.of("/data/" + text + "/x.db")), List.of(), Target.DEFAULT_REFRESH,
                "http://[fe80::1]:3000/a-b", true);
        String yaml = ConnectionsWriter.write(List.of(postgres, sqlite), "");
        ConnectionsReader.Content content = ConnectionsReader.read(yaml);
        assertEquals(List.of(), content.mistakes(), yaml);
        assertEquals(List.of(postgres, sqlite), content.targets(), yaml);
    }

    static Stream<String> awkward() {
        return Stream.of("a", "用量", "🧵", "true", "no", "null", "~", "1", "1e3", "0x1F", "0o7", "12:30", "1_000",
                "2026-11-20", ".inf", "- a", "-", "a: b", "a:", "a #b", "#a", "'", "\"", "a\"b'c", "\\n", "[a]", "{a}",
                "{a", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "? a", "=", "<<", "...", "---", "a, b", "é",
                "x".repeat(300));
    }

    @Test
    void keepsTheCommentsAtTheHead() {
        String earlier = "# of the shop team\n\n# ask Wu first\nconnections: # mine\n";
        assertEquals("# of the shop team\n\n# ask Wu first\nconnections: []\n",
                ConnectionsWriter.write(List.of(), earlier));
    }
}
