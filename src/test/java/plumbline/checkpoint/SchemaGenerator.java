package plumbline.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws databases that nobody thought of: tables of all types and keys that refer to each other in any way, with
/// partitions, triggers and sequences, and statements that wreck their rows. The same seed draws the same.
final class SchemaGenerator {

    private static final String AUDIT = "CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            + "INSERT INTO audit SELECT TG_TABLE_NAME, TG_OP; RETURN NULL; END $$";

    /// What makes a database and what wrecks it. A statement that is refused is left out, unless it makes a table.
    record Statements(List<String> setup, List<String> wreck) {}

    private final Random random;
    private final List<GeneratedTable> tables = new ArrayList<>();

    private SchemaGenerator(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    static Statements drawn(long seed) {
        return new SchemaGenerator(seed).draw();
    }

    private Statements draw() {
        List<String> setup = new ArrayList<>(GeneratedType.definitions());
        setup.add("CREATE SCHEMA \"Other one\"");
        setup.add("CREATE SEQUENCE numbers START WITH 3 INCREMENT BY 2");
        setup.add("CREATE TABLE audit (name text, what text)");
        setup.add("CREATE TABLE numbered (number bigint PRIMARY KEY DEFAULT nextval('numbers'))");
        setup.add(AUDIT);
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            tables.add(new GeneratedTable(name(i), random));
        }
        for (int i = 0; i < count; i++) {
            for (int link = random.nextInt(3); link > 0; link--) {
                tables.get(i).refer(tables.get(random.nextInt(count)), i + "_" + link);
            }
        }
        tables.forEach(table -> setup.addAll(table.created()));
        tables.forEach(table -> setup.addAll(table.constraints(false)));
        fill(setup);
        tables.forEach(table -> setup.addAll(table.constraints(true)));
        tables.forEach(table -> setup.addAll(triggers(table)));
        List<String> wreck = new ArrayList<>();
        for (int i = random.nextInt(60); i >= 0; i--) {
            wreck.add(tables.get(random.nextInt(count)).wrecked());
        }
        if (random.nextInt(3) == 0) {
            wreck.add("SELECT setval('numbers', 77)");
        }
        views(setup, wreck);
        return new Statements(setup, wreck);
    }

    private String name(int number) {
        return switch (random.nextInt(8)) {
            case 0 -> "\"Odd table \"\"" + number + "\"";
            case 1 -> "\"Other one\".t" + number;
            default -> "t" + number;
        };
    }

    private void fill(List<String> setup) {
        for (int round = 0; round < 2; round++) { // the second one finds parents that a circle did not have yet
            for (GeneratedTable table : tables) {
                for (int row = random.nextInt(20); row > 0; row--) {
                    setup.add(table.insert());
                }
            }
        }
    }

    private List<String> triggers(GeneratedTable table) {
        List<String> made = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            made.add("CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON " + table.name()
                    + " FOR EACH " + (random.nextBoolean() ? "ROW" : "STATEMENT") + " EXECUTE FUNCTION audit()");
            made.add("ALTER TABLE " + table.name()
                    + List.of(" ENABLE", " DISABLE", " ENABLE ALWAYS", " ENABLE REPLICA").get(random.nextInt(4))
                    + " TRIGGER audited");
        }
        table.columns().stream().filter(column -> column.type() == GeneratedType.NAME).findFirst()
                .filter(_ -> random.nextBoolean()).ifPresent(column -> {
                    String function = "shorten_" + tables.indexOf(table);
                    made.add("CREATE FUNCTION " + function + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."
                            + column.name() + " := left(NEW." + column.name() + ", 1); RETURN NEW; END $$");
                    made.add("CREATE TRIGGER shortened BEFORE INSERT OR UPDATE ON " + table.name()
                            + " FOR EACH ROW EXECUTE FUNCTION " + function + "()");
                });
        return made;
    }

    private void views(List<String> setup, List<String> wreck) {
        if (random.nextInt(4) == 0) {
            setup.add("CREATE MATERIALIZED VIEW seen AS SELECT t::text AS row, count(*) AS times FROM "
                    + tables.getFirst().name() + " AS t GROUP BY 1");
            wreck.add("REFRESH MATERIALIZED VIEW seen");
        }
    }
}
