package plumbline.core.checkpoint.compare;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.ScriptFrame;
import plumbline.core.checkpoint.SequenceDifference;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.cell.Cells;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.text.Phrase;

/// A script that turns the first side into the second, in an order that foreign keys allow, and lets sequences stand where
/// the second side has them. Every row has to be as it was seen, or nothing happens.
final class PatchScript {

    private static final int TOGETHER = 50;
    private static final int LONG = 200_000;
    private static final int DEEP = 200;

    private final ComparisonExport export;
    private final Writer out;
    private final PatchDialect dialect;
    private final PatchOrder order;
    private final ScriptFrame frame;
    private final List<String> waiting = new ArrayList<>();
    private int length;

    PatchScript(ComparisonExport export, Writer out) {
        this.export = export;
        this.out = out;
        this.order = PatchOrder.of(export.comparison());
        this.frame = export.frame().orElseGet(() -> PatchFrame.of(export.comparison(), order.tables()));
        this.dialect = PatchDialect.of(export.comparison().from().engine());
    }

    void write() throws IOException {
        List<TableDifference> tables = order.tables();
        tables.forEach(table -> refuse(export.comparison().delta(table.name()).form()));
        out.write("-- Plumbline: turns " + line(export.from()) + " into " + line(export.to()) + "\n-- "
                + line(export.comparison().from().identity().line())
                + "\n-- All of it happens, or nothing.\n-- Run it with: " + dialect.command() + "\n");
        // its rows have no table to go to, and emptying one that the other side lacks is not what anybody asked for
        for (TableDifference table : export.comparison().tables()) {
            if (!table.same() && table.proof().equals(PatchOrder.ABSENT)) {
                out.write("-- Left out, because only one side has the table: " + line(table.name().toString()) + "\n");
            }
        }
        for (String statement : export.frame().isPresent() ? List.<String>of() : frame.before()) {
            out.write("-- Around the changes, and taken back: " + line(statement) + "\n");
        }
        out.write(dialect.begin(frame.roomFirst()));
        statements(frame.before());
        if (frame.roomFirst()) {
            rows(tables, Step.UPDATE);
            rows(tables.reversed(), Step.DELETE);
            rows(tables, Step.INSERT);
        } else {
            rows(tables.reversed().stream().filter(table -> !order.last(table)).toList(), Step.DELETE);
            rows(tables, Step.INSERT);
            rows(tables, Step.UPDATE);
            rows(tables.reversed().stream().filter(order::last).toList(), Step.DELETE);
        }
        statements(frame.after());
        for (SequenceDifference sequence : export.comparison().sequences()) {
            SequenceForm wanted = sequence.after();
            if (wanted != null && sequence.before() != null) {
                out.write(dialect.sequence(wanted));
            }
        }
        out.write(dialect.end());
    }

    private void statements(List<String> statements) throws IOException {
        for (String statement : statements) {
            out.write(statement + ";\n");
        }
    }

    /// What a script does with rows, one after the other.
    private enum Step {
        DELETE, UPDATE, INSERT
    }

    private static String line(String text) {
        return text.replaceAll("\\R", " ");
    }

    private static void refuse(TableForm form) {
        for (ColumnForm column : form.columns()) {
            if (form.coding() == Coding.JSON || !Cells.exact(form.coding(), column)) {
                throw new ProblemException(Problem.of(ProblemCode.NO_SCRIPT, form.name() + "." + column.name(),
                        Phrase.of("detail.not-exact", column.type())));
            }
        }
    }

    private void rows(List<TableDifference> tables, Step step) throws IOException {
        for (TableDifference table : tables) {
            rows(table, step);
        }
    }

    private void rows(TableDifference table, Step step) throws IOException {
        Delta delta = export.comparison().delta(table.name());
        TableForm form = delta.form();
        String name = table.name().quoted();
        Predicate<Delta.DeltaReader> renewed = renewed(form);
        try (Delta.DeltaReader reader = delta.read()) {
            while (reader.next()) {
                export.context().checkCancelled();
                Delta.Kind kind = reader.kind();
                boolean anew = renewed.test(reader);
                if (step == Step.DELETE && (kind == Delta.Kind.REMOVED || anew)) {
                    add(name, "DELETE FROM " + dialect.itsOwn(name) + where(name, form, reader.before()));
                } else if (step == Step.UPDATE && kind == Delta.Kind.CHANGED && !anew) {
                    add(name, update(name, form, reader));
                } else if (step == Step.INSERT && (kind == Delta.Kind.ADDED || anew)) {
                    add(name, insert(name, form, reader.after()));
                }
            }
        }
        flush(name);
    }

    /// Whether a row is deleted and inserted anew, for the sake of a value that another row still has or that can't be
    /// updated.
    private Predicate<Delta.DeltaReader> renewed(TableForm form) {
        if (!frame.roomFirst()) {
            return _ -> false;
        }
        Set<String> names = frame.renewed().getOrDefault(form.name(), Set.of());
        List<Integer> places = IntStream.range(0, form.columns().size()).boxed().filter(
                place -> form.columns().get(place).always() || names.contains(form.columns().get(place).name().name()))
                .toList();
        return row -> row.kind() == Delta.Kind.CHANGED
                && places.stream().anyMatch(place -> !row.before().sameField(place, row.after(), place));
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
        String asSeen = all(IntStream.range(0, form.columns().size())
                .mapToObj(field -> dialect.same(form, row, field)).toList());
        return " WHERE " + (form.key().isEmpty() ? dialect.one(name, asSeen.isEmpty() ? "true" : asSeen) : asSeen);
    }

    /// In groups: SQLite takes no expression deeper than 1,000 (SQLite documentation, "Implementation Limits").
    private static String all(List<String> conditions) {
        if (conditions.size() <= DEEP) {
            return String.join(" AND ", conditions);
        }
        return "(" + all(conditions.subList(0, conditions.size() / 2)) + ") AND ("
                + all(conditions.subList(conditions.size() / 2, conditions.size())) + ")";
    }

    private String update(String name, TableForm form, Delta.DeltaReader reader) {
        Tuple before = reader.before();
        Tuple after = reader.after();
        return "UPDATE " + dialect.itsOwn(name) + " SET " + String.join(", ", IntStream.range(0, form.columns().size())
                .filter(field -> !before.sameField(field, after, field))
                .mapToObj(field -> form.columns().get(field).name().quoted() + " = "
                        + dialect.literal(form, after, field))
                .toList()) + where(name, form, before);
    }

    private String insert(String name, TableForm form, Tuple row) {
        if (form.columns().isEmpty()) {
            return "INSERT INTO " + name + " DEFAULT VALUES";
        }
        return "INSERT INTO " + name + " ("
                + String.join(", ", form.columns().stream().map(column -> column.name().quoted()).toList()) + ")"
                + dialect.overriding(form) + " VALUES (" + String.join(", ", IntStream
                        .range(0, form.columns().size()).mapToObj(field -> dialect.literal(form, row, field)).toList())
                + ")";
    }
}
