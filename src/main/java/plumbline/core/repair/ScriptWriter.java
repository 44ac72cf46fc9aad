package plumbline.core.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.journal.RowImages;
import plumbline.core.journal.SchemaChange;
import plumbline.core.pack.Check;
import plumbline.core.pack.Means;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Row;
import plumbline.core.session.RowChange;
import plumbline.core.session.TableColumn;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.NamedSql;

/// Writes a previewed repair as a guarded script with its undo beside it. Used once.
final class ScriptWriter {

    private final RepairPlan plan;
    private final Check check;
    private final ScriptDialect dialect;
    private final Keys findings;

    private ScriptWriter(RepairPlan plan) {
        this.plan = plan;
        this.check = plan.request().check();
        this.dialect = ScriptDialect.of(plan.request().target().engine());
        this.findings = Keys.of(check, plan.columns(), plan.findings());
    }

    static RepairScript write(RepairPlan plan) {
        if (plan.request().way().means() instanceof Means.Request) {
            throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_WAY, plan.request().way().id(),
                    "a request to the application can't be a script"));
        }
        ScriptWriter writer = new ScriptWriter(plan);
        return new RepairScript(writer.repair(), writer.undo());
    }

    private String repair() {
        boolean together = plan.request().way().means().transactional();
        List<String> parts = new ArrayList<>();
        parts.add(head("repair", together));
        parts.add(dialect.begin(together));
        parts.add(dialect.database(plan.identity()));
        if (plan.extent() == RepairPlan.Extent.DONE) {
            for (RowImages images : plan.change().tables()) {
                rows(parts, images, true);
            }
        }
        // after the rows are held, so that it sees what was waited for
        parts.add(guard("the findings are those of the preview", foundSql(), findings.rows().size()));
        statements().forEach(statement -> parts.add(statement + ";\n"));
        parts.add(guard("the check no longer finds them", foundSql(), 0));
        parts.add(dialect.end(together));
        return String.join("\n", parts);
    }

    private String head(String what, boolean together) {
        return """
                -- Plumbline: %s of %s (%s) on %s
                -- %s
                -- Previewed %s, %d findings. %s
                -- Run it with: %s
                """.formatted(what, check.path(), plan.request().way().id(), plan.request().target().name(),
                plan.identity().line(), plan.at(), findings.rows().size(),
                together
                        ? "All of it happens, or nothing."
                        : "It can't run in one transaction; each statement stands for itself.",
                dialect.command()).replace("\r", "");
    }

    private List<String> statements() {
        List<String> statements = new ArrayList<>();
        if (plan.request().way().means() instanceof Means.Statements(var steps)) {
            Map<String, @Nullable Object> binds = findings.binds(plan.request().way());
            for (NamedSql step : steps.getOrDefault(plan.request().target().engine(), List.of())) {
                statements.add(step.written(name -> dialect.literal(binds.get(name))));
            }
        }
        plan.change().schema().forEach(step -> statements.add(step.done()));
        return statements;
    }

    /// How many of the findings the check finds.
    private String foundSql() {
        NamedSql question = check.statement(plan.request().target().engine()).orElseThrow();
        StringBuilder sql = new StringBuilder("SELECT count(*) FROM (\n").append(question.source().strip())
                .append("\n) AS q WHERE (");
        List<String> columns = check.key().stream().map(column -> dialect.text("q." + new Ident(column).quoted()))
                .toList();
        sql.append(String.join(", ", columns)).append(") IN (VALUES ");
        List<String> keys = new ArrayList<>();
        for (Row row : findings.rows()) {
            Map<String, String> key = findings.keyOf(row);
            keys.add("(" + String.join(", ", check.key().stream().map(column -> dialect.literal(key.get(column)))
                    .toList()) + ")");
        }
        return sql.append(keys.isEmpty()
                ? "(" + "NULL, ".repeat(check.key().size() - 1) + "NULL)"
                : String.join(", ", keys)).append(")").toString();
    }

    private String guard(String says, String count, long wanted) {
        return dialect.guard(says, count, wanted);
    }

    /// That the rows are as they were seen, or as the repair leaves them.
    private void rows(List<String> parts, RowImages images, boolean before) {
        List<Map<String, @Nullable Object>> wanted = new ArrayList<>();
        for (RowChange change : images.changes()) {
            Map<String, @Nullable Object> row = before ? change.before() : change.after();
            if (row != null) {
                wanted.add(row);
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        // what a trigger stamps is not the same when the script runs
        List<TableColumn> compared = images.columns().stream()
                .filter(column -> column.key() > 0 || column.kind() != ValueKind.TIME)
                .filter(column -> wanted.stream().allMatch(row -> row.containsKey(column.name().name()))).toList();
        List<String> tuples = wanted.stream().map(row -> "(" + String.join(", ",
                compared.stream().map(column -> dialect.literal(row.get(column.name().name()))).toList()) + ")")
                .toList();
        List<String> names = compared.stream().map(column -> column.name().quoted()).toList();
        List<String> equal = compared.stream().map(column -> dialect.same("t." + column.name().quoted(),
                "v." + column.name().quoted())).toList();
        String count = "WITH v (" + String.join(", ", names) + ") AS (VALUES " + String.join(",\n    ", tuples)
                + ")\n" + dialect.held(images.table().quoted() + " AS t JOIN v ON " + String.join(" AND ", equal));
        parts.add(guard("the rows of " + images.table() + " are as " + (before ? "previewed" : "repaired"), count,
                wanted.size()));
    }

    private String undo() {
        boolean schema = plan.change().schema().stream().anyMatch(step -> step.inverse().isEmpty());
        if (schema || plan.change().isEmpty() || partial() || addedByPlace()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        parts.add(head("undo", true));
        parts.add(dialect.begin(true));
        parts.add(dialect.database(plan.identity()));
        plan.change().tables().forEach(images -> rows(parts, images, false));
        for (SchemaChange step : plan.change().schema().reversed()) {
            parts.add(step.inverse() + ";\n");
        }
        for (RowImages images : plan.change().tables().reversed()) {
            restore(parts, images, RowChange.Kind.INSERTED);
        }
        for (RowImages images : plan.change().tables()) {
            restore(parts, images, RowChange.Kind.DELETED);
            restore(parts, images, RowChange.Kind.UPDATED);
        }
        plan.change().tables().stream().filter(images -> !TableColumn.byPlace(images.columns()))
                .forEach(images -> rows(parts, images, true)); // what is put back gets another place
        parts.add(dialect.end(true));
        return String.join("\n", parts);
    }

    /// Rows that were only computed are not known whole, so deleted ones could not be made again.
    private boolean partial() {
        return plan.extent() == RepairPlan.Extent.SAMPLED && plan.change().tables().stream()
                .flatMap(images -> images.changes().stream()).anyMatch(row -> row.kind() == RowChange.Kind.DELETED);
    }

    /// Rows that will lie elsewhere when the script adds them, and that nothing else tells apart.
    private boolean addedByPlace() {
        return plan.change().tables().stream().anyMatch(images -> TableColumn.byPlace(images.columns())
                && images.changes().stream().anyMatch(row -> row.kind() == RowChange.Kind.INSERTED));
    }

    private void restore(List<String> parts, RowImages images, RowChange.Kind kind) {
        for (RowChange change : images.changes()) {
            if (change.kind() == kind) {
                parts.add(restore(images, change) + ";");
            }
        }
    }

    private String restore(RowImages images, RowChange change) {
        Map<String, @Nullable Object> before = change.before();
        Map<String, @Nullable Object> after = change.after();
        String where = " WHERE " + String.join(" AND ", images.columns().stream().filter(column -> column.key() > 0)
                .map(column -> column.name().quoted() + " = "
                        + dialect.literal(after == null ? null : after.get(column.name().name())))
                .toList());
        if (before == null) {
            return "DELETE FROM " + images.table().quoted() + where;
        }
        if (after == null) {
            List<TableColumn> written = images.columns().stream().filter(column -> !column.generated()).toList();
            return "INSERT INTO " + images.table().quoted() + " ("
                    + String.join(", ", written.stream().map(column -> column.name().quoted()).toList()) + ")"
                    + dialect.overriding() + " VALUES (" + String.join(", ",
                            written.stream().map(column -> dialect.literal(before.get(column.name().name()))).toList())
                    + ")";
        }
        return "UPDATE " + images.table().quoted() + " SET " + String.join(", ", images.columns().stream()
                .filter(column -> !column.generated() && before.containsKey(column.name().name()))
                .filter(column -> !Objects.equals(before.get(column.name().name()), after.get(column.name().name())))
                .map(column -> column.name().quoted() + " = " + dialect.literal(before.get(column.name().name())))
                .toList()) + where;
    }
}
