package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Row;
import plumbline.core.session.Session;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.TableName;
import plumbline.core.text.Phrase;
import plumbline.db.jdbc.SqlFile;

/// What a choice means in a database.
///
/// @param tables  by schema and name
/// @param skipped what would have been meant and can't be saved
record ChosenTables(List<CatalogTable> tables, List<Skipped> skipped) {

    private static final SqlFile RESOLVE = SqlFile.read("postgresql/checkpoint/resolve.sql");

    ChosenTables {
        tables = List.copyOf(tables);
        skipped = List.copyOf(skipped);
    }

    /// A choice whose names were looked for on the session's search path.
    ///
    /// @param oids      of the relations named
    /// @param schemas   chosen whole
    /// @param sequences chosen by name
    record Meant(boolean all, Set<Long> oids, Set<String> schemas, Set<TableName> sequences) {

        Meant {
            oids = Set.copyOf(oids);
            schemas = Set.copyOf(schemas);
            sequences = Set.copyOf(sequences);
        }
    }

    /// Looks names up on the session's own search path.
    ///
    /// @throws ProblemException UNKNOWN_TABLE
    static Meant meant(Session session, Choice choice) {
        Set<Long> oids = new HashSet<>();
        if (!choice.tables().isEmpty()) {
            List<String> missing = new ArrayList<>();
            KeyArray names = new KeyArray("text", choice.tables().stream().map(TableName::quoted).toList());
            for (Row row : session.query(RESOLVE.bind(Map.of("names", names)), Integer.MAX_VALUE).rows()) {
                TableName name = choice.tables().get(Integer.parseInt(row.text(1)) - 1);
                if (row.get(2) == null) {
                    missing.add(name.toString());
                } else {
                    oids.add(Long.valueOf(row.text(2)));
                }
            }
            if (!missing.isEmpty()) { // all of them at once: a pack names many
                throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_TABLE, String.join(", ", missing)));
            }
        }
        return new Meant(choice.all(), oids, new TreeSet<>(choice.schemas()), Set.copyOf(choice.sequences()));
    }

    /// What is meant among all relations.
    ///
    /// @param standby whether the server is one, where unlogged tables can't be read
    /// @throws ProblemException where something that was named can't be saved, or rows are hidden
    static ChosenTables of(List<CatalogTable> all, Meant meant, boolean standby) {
        refuseUnknown(all, meant);
        List<CatalogTable> tables = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        for (CatalogTable table : all) {
            boolean named = named(table, meant);
            boolean swept = meant.all() || table.name().schema().filter(s -> meant.schemas().contains(s.name()))
                    .isPresent();
            if (!named && !swept) {
                continue;
            }
            String reason = unsaved(table, named, standby);
            if (reason.isEmpty()) {
                tables.add(table);
            } else {
                skipped.add(new Skipped(table.name().toString(), reason));
            }
        }
        return new ChosenTables(tables, skipped);
    }

    private static boolean named(CatalogTable table, Meant meant) {
        return meant.oids().contains(table.oid()) || table.above().stream().anyMatch(meant.oids()::contains);
    }

    private static String unsaved(CatalogTable table, boolean named, boolean standby) {
        if (!table.holdsRows()) {
            return table.reason();
        }
        if (table.ofExtension() && !named) {
            return "extension";
        }
        if (table.unlogged() && standby) {
            return Skipped.UNLOGGED;
        }
        if (!table.mayRead()) {
            if (named) {
                throw new ProblemException(Problem.of(ProblemCode.RIGHTS, table.name().toString(),
                        "GRANT SELECT ON " + table.name().quoted()));
            }
            return "no-right";
        }
        if (table.rowsHidden()) {
            throw new ProblemException(Problem.of(ProblemCode.ROW_SECURITY, table.name().toString()));
        }
        return "";
    }

    private static void refuseUnknown(List<CatalogTable> all, Meant meant) {
        Set<Long> left = new HashSet<>(meant.oids());
        for (CatalogTable table : all) {
            if (table.holdsRows() || table.kind() == 'p') {
                left.remove(table.oid());
            } else if (left.contains(table.oid())) {
                throw new ProblemException(
                        Problem.of(ProblemCode.UNKNOWN_TABLE, table.name().toString(),
                                Phrase.of("checkpoints.skipped." + table.reason())));
            }
        }
        if (!left.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_TABLE, "pg_catalog"));
        }
        for (String schema : meant.schemas()) {
            if (all.stream()
                    .noneMatch(table -> table.name().schema().filter(s -> s.name().equals(schema)).isPresent())) {
                throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_TABLE, schema + ".*"));
            }
        }
    }
}
