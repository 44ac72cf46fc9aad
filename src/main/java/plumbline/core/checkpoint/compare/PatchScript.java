package plumbline.core.checkpoint.compare;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.cell.Cells;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// A script that turns the first side into the second: deletes from the children on, changed cells, then inserts from the
/// parents on. Every row has to be as it was seen, or nothing happens. Sequences are left alone.
final class PatchScript {

    private static final int TOGETHER = 50;
    private static final int LONG = 200_000;
    private static final String ABSENT = "absent";

    private final ComparisonExport export;
    private final Writer out;
    private final PatchDialect dialect;
    private final List<String> waiting = new ArrayList<>();
    private int length;

    PatchScript(ComparisonExport export, Writer out) {
        this.export = export;
        this.out = out;
        this.dialect = PatchDialect.of(export.comparison().from().engine());
    }

    void write() throws IOException {
        List<TableDifference> differing = export.comparison().tables().stream().filter(table -> !table.same()).toList();
        List<TableDifference> tables = differing.stream().filter(table -> !ABSENT.equals(table.proof()))
                .sorted(Comparator.comparingInt(this::place)).toList();
        tables.forEach(table -> refuse(export.comparison().delta(table.name()).form()));
        out.write("-- Plumbline: turns " + line(export.from()) + " into " + line(export.to()) + "\n-- "
                + line(export.comparison().from().identity().line())
                + "\n-- All of it happens, or nothing. Sequences are not set.\n-- Run it with: " + dialect.command()
                + "\n");
        // its rows have no table to go to, and emptying one that the other side lacks is not what anybody asked for
        for (TableDifference table : differing) {
            if (ABSENT.equals(table.proof())) {
                out.write("-- Left out, because only one side has the table: " + line(table.name().toString()) + "\n");
            }
        }
        out.write(dialect.begin());
        for (TableDifference table : tables.reversed()) {
            rows(table, Delta.Kind.REMOVED);
        }
        for (TableDifference table : tables) {
            rows(table, Delta.Kind.CHANGED);
        }
        for (TableDifference table : tables) {
            rows(table, Delta.Kind.ADDED);
        }
        out.write(dialect.end());
    }

    private static String line(String text) {
        return text.replaceAll("\\R", " ");
    }

    private int place(TableDifference table) {
        int place = export.order().indexOf(table.name());
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private static void refuse(TableForm form) {
        for (ColumnForm column : form.columns()) {
            if (form.coding() == Coding.JSON || !Cells.exact(form.coding(), column)) {
                throw new ProblemException(Problem.of(ProblemCode.NOT_COMPARABLE, form.name() + "." + column.name(),
                        "values of type " + column.type() + " can't be written into a script exactly"));
            }
        }
    }

    private void rows(TableDifference table, Delta.Kind kind) throws IOException {
        Delta delta = export.comparison().delta(table.name());
        String name = table.name().quoted();
        try (Delta.DeltaReader reader = delta.read()) {
            while (reader.next()) {
                export.context().checkCancelled();
                if (reader.kind() == kind) {
                    String statement = switch (kind) {
                        case REMOVED -> "DELETE FROM " + name + where(name, delta.form(), reader.before());
                        case CHANGED -> update(name, delta.form(), reader);
                        case ADDED -> insert(name, delta.form(), reader.after());
                    };
                    add(name, statement);
                }
            }
        }
        flush(name);
    }

    private void add(String name, String statement) throws IOException {
        waiting.add(statement);
        length += statement.length();
        if (waiting.size() >= TOGETHER || length >= LONG) {
            flush(name);
        }
    }

    private void flush(String name) throws IOException {
        if (!waiting.isEmpty()) {
            out.write(dialect.guarded(name, waiting));
        }
        waiting.clear();
        length = 0;
    }

    private String where(String name, TableForm form, Tuple row) {
        String asSeen = String.join(" AND ", IntStream.range(0, form.columns().size())
                .mapToObj(field -> dialect.same(form, row, field)).toList());
        return " WHERE " + (form.key().isEmpty() ? dialect.one(name, asSeen) : asSeen);
    }

    private String update(String name, TableForm form, Delta.DeltaReader reader) {
        Tuple before = reader.before();
        Tuple after = reader.after();
        return "UPDATE " + name + " SET " + String.join(", ", IntStream.range(0, form.columns().size())
                .filter(field -> !before.sameField(field, after, field))
                .mapToObj(field -> form.columns().get(field).name().quoted() + " = "
                        + dialect.literal(form, after, field))
                .toList()) + where(name, form, before);
    }

    private String insert(String name, TableForm form, Tuple row) {
        return "INSERT INTO " + name + " ("
                + String.join(", ", form.columns().stream().map(column -> column.name().quoted()).toList()) + ")"
                + dialect.overriding(form) + " VALUES (" + String.join(", ", IntStream
                        .range(0, form.columns().size()).mapToObj(field -> dialect.literal(form, row, field)).toList())
                + ")";
    }
}
