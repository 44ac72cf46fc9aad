package plumbline.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DemoIndexTest {

    private static final Path ROOT = Path.of("resources/plumbline/demo");
    private static final Pattern RUNS_AS = Pattern.compile("^-- Runs as: ([\\w-]+)\\.");

    @Test
    void indexAndFoldersNameTheSameSystems() throws IOException {
        try (Stream<Path> children = Files.list(ROOT)) {
            Set<String> folders = children.filter(Files::isDirectory).map(path -> path.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(folders, DemoSystem.all().stream().map(DemoSystem::id)
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void indexNamesEveryScriptInItsOrder() throws IOException {
        for (DemoSystem system : DemoSystem.all()) {
            assertEquals(sqlFiles(ROOT.resolve(system.id())), system.scripts(), system.id());
        }
    }

    @Test
    void indexNamesEveryStatementOfTheWorkload() throws IOException {
        for (DemoSystem system : DemoSystem.all()) {
            Path folder = ROOT.resolve(system.id()).resolve("workload");
            Set<String> there = new TreeSet<>(Files.isDirectory(folder) ? sqlFiles(folder) : List.of());
            assertEquals(there, files(system), system.id());
        }
    }

    @Test
    void statementsRunAsTheApplicationTheyName() throws IOException {
        for (DemoSystem system : DemoSystem.all()) {
            Set<String> index = new TreeSet<>();
            system.applications().forEach(application -> application.loads()
                    .forEach(load -> index.add(load.file() + " " + application.name())));
            system.contentions().forEach(contention -> {
                index.add(contention.file() + " " + contention.holder());
                contention.waiters().stream().filter(waiter -> !waiter.file().equals(contention.file()))
                        .forEach(waiter -> index.add(waiter.file() + " " + waiter.name()));
            });
            Set<String> files = new TreeSet<>();
            for (String file : files(system)) {
                Matcher runsAs = RUNS_AS
                        .matcher(Files.readString(ROOT.resolve(system.id()).resolve("workload").resolve(file)));
                files.add(file + " " + (runsAs.find() ? runsAs.group(1) : "nobody"));
            }
            assertEquals(files, index, system.id());
        }
    }

    @Test
    void statementsAreSentWithoutTheirComment() {
        for (DemoSystem system : DemoSystem.all()) {
            for (String file : files(system)) {
                assertEquals(-1, system.statement(file).indexOf("Runs as"), file);
                assertEquals(false, system.statement(file).isBlank(), file);
            }
        }
    }

    private static Set<String> files(DemoSystem system) {
        Set<String> files = new TreeSet<>();
        system.applications()
                .forEach(application -> application.loads().forEach(load -> files.add(load.file())));
        system.contentions().forEach(contention -> {
            files.add(contention.file());
            contention.waiters().forEach(waiter -> files.add(waiter.file()));
        });
        return files;
    }

    private static List<String> sqlFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(".sql")).sorted()
                    .toList();
        }
    }
}
