package plumbline.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import plumbline.core.target.Engine;
import plumbline.core.target.Environment;
import plumbline.core.yaml.FieldsReader;
import plumbline.core.yaml.Yaml;
import plumbline.core.yaml.YamlNode;

/// One application system of the demo, as `systems.yaml` describes it.
///
/// @param id           its folder below `plumbline/demo`
/// @param target       the connection's name
/// @param database     the database, or the SQLite file's name
/// @param role         as whom its applications connect, or empty for SQLite
/// @param scripts      what makes and fills it, in this order
/// @param applications what works on it
/// @param contentions  who waits for whom on it
record DemoSystem(String id, String target, Environment environment, Engine engine, String database, String role,
        List<String> scripts, List<Application> applications, List<Contention> contentions) {

    private static final String ROOT = "/plumbline/demo/";
    private static final String INDEX = "systems.yaml";

    DemoSystem {
        scripts = List.copyOf(scripts);
        applications = List.copyOf(applications);
        contentions = List.copyOf(contentions);
    }

    /// A program that uses the database.
    ///
    /// @param stays whether it keeps its session between runs
    record Application(String name, boolean stays, List<Load> loads) {}

    /// A statement and its rhythm.
    ///
    /// @param file  below the system's `workload` folder
    /// @param every the time from one start to the next
    /// @param first how long after the start of the workload it first runs
    record Load(String file, Duration every, Duration first) {}

    /// A session that keeps what its statement locked in an open transaction, and those that come to wait for it.
    ///
    /// @param file    the statement that the first one runs
    /// @param holds   how long it keeps its transaction open
    /// @param waiters in the order in which they come
    record Contention(String file, String holder, Duration holds, Duration every, Duration first,
            List<Waiter> waiters) {

        Contention {
            waiters = List.copyOf(waiters);
        }
    }

    /// One that waits.
    ///
    /// @param file the statement it runs
    record Waiter(String name, String file) {}

    /// All systems of the index.
    static List<DemoSystem> all() {
        List<String> mistakes = new ArrayList<>();
        Optional<YamlNode> top = Yaml.read(resource(INDEX), (line, option, says) -> mistakes.add(line + " " + says));
        List<DemoSystem> systems = new ArrayList<>();
        if (top.isPresent()) {
            FieldsReader fields = FieldsReader.of("", top.get(),
                    (line, option, says) -> mistakes.add(line + " " + option + " " + says));
            fields.readers("systems").forEach(reader -> systems.add(read(reader)));
            fields.finish();
        }
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException(INDEX + ": " + String.join("; ", mistakes));
        }
        return List.copyOf(systems);
    }

    /// A script's text.
    String script(String file) {
        return resource(id + "/" + file);
    }

    /// A statement of the workload, without the comment above it: an application would not send that.
    String statement(String file) {
        return resource(id + "/workload/" + file).lines().dropWhile(line -> line.startsWith("--"))
                .reduce((above, below) -> above + "\n" + below).orElse("");
    }

    /// A text of the demo's folder.
    static String resource(String path) {
        try (InputStream file = Objects.requireNonNull(DemoSystem.class.getResourceAsStream(ROOT + path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + path, broken);
        }
    }

    private static DemoSystem read(FieldsReader from) {
        List<Application> applications = from.readers("applications").stream().map(DemoSystem::application).toList();
        List<Contention> contentions = from.readers("contentions").stream().map(DemoSystem::contention).toList();
        DemoSystem system = new DemoSystem(from.text("id"), from.text("target"),
                from.choice("environment", Environment.TEST, Environment::ofWord, "production, staging, test"),
                from.text("engine").equals(Engine.SQLITE.word()) ? Engine.SQLITE : Engine.POSTGRESQL,
                from.text("database"), from.text("role", ""), from.texts("scripts"), applications, contentions);
        from.finish();
        return system;
    }

    private static Application application(FieldsReader from) {
        List<Load> loads = from.readers("statements").stream().map(DemoSystem::load).toList();
        Application application = new Application(from.text("name"), from.flag("stays", true), loads);
        from.finish();
        return application;
    }

    private static Load load(FieldsReader from) {
        Duration every = from.duration("every", Duration.ofSeconds(10));
        Load load = new Load(from.text("file"), every, from.duration("first", Duration.ZERO));
        from.finish();
        return load;
    }

    private static Contention contention(FieldsReader from) {
        String file = from.text("file");
        List<Waiter> waiters = from.readers("waiters").stream().map(reader -> waiter(reader, file)).toList();
        Contention contention = new Contention(file, from.text("holder"),
                from.duration("holds", Duration.ofSeconds(3)), from.duration("every", Duration.ofMinutes(1)),
                from.duration("first", Duration.ZERO), waiters);
        from.finish();
        return contention;
    }

    private static Waiter waiter(FieldsReader from, String file) {
        Waiter waiter = new Waiter(from.text("name"), from.text("file", file));
        from.finish();
        return waiter;
    }
}
