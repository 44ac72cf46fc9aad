package plumbline.db.postgresql;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.RestorePlan.Said;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.cell.Cells;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Row;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.db.jdbc.JdbcSession;

/// Tells, without a lock and without writing anything, which rows would refer to nothing once a restore of a part is done:
/// rows that come and whose parent is neither there nor comes along, and rows that stay while their parent goes. The
/// server refuses such a restore at its end.
///
/// The values of foreign keys that come and go are gathered from the deltas and given to the server as JSON, which it
/// reads by the parent's own types ([json_populate_recordset](https://www.postgresql.org/docs/13/functions-json.html)).
/// Where there are too many of them, a value has no exact text, the role may not look, or the answer takes too long, only
/// the tables are named.
final class ComingOrphans {

    /// More distinct values of one foreign key are not asked about.
    static final int MOST = 50_000;
    private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8");
    private static final int AT_ONCE = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(ComingOrphans.class);

    private final JdbcSession session;
    private final Map<TableName, Delta> deltas = new HashMap<>();
    private final boolean all;

    /// @param session in a read-only transaction
    /// @param deltas  from the target as it is to what it will be
    /// @param all     whether the rows that differ are all put back, not only chosen ones
    ComingOrphans(JdbcSession session, List<Delta> deltas, boolean all) {
        this.session = session;
        this.all = all;
        deltas.stream().filter(delta -> delta.size() > 0).forEach(delta -> this.deltas.put(delta.form().name(), delta));
    }

    /// Warnings for a person.
    List<Said> find(List<RestoreReference> references) {
        List<Said> said = new ArrayList<>();
        for (RestoreReference reference : references) {
            if (all && reference.inside()) {
                continue; // they stood together when they were saved
            }
            if (!reference.lifted()) {
                asked(reference, true).ifPresent(said::add);
            }
            if (reference.refuses()) {
                asked(reference, false).ifPresent(said::add);
            }
        }
        return said;
    }

    private Optional<Said> asked(RestoreReference reference, boolean coming) {
        String child = reference.child().toString();
        String parent = reference.parent().toString();
        if (touched(coming ? reference.children() : reference.parents(), coming) == 0) {
            return Optional.empty();
        }
        try {
            long rows = coming ? coming(reference) : staying(reference);
            return rows == 0
                    ? Optional.empty()
                    : Optional.of(new Said(coming ? "restoring.warn.no-parent" : "restoring.warn.children-stay",
                            List.of(child, parent, rows)));
        } catch (NotTold | ProblemException untold) {
            LOG.debug("whether {} refers to rows of {}", child, parent, untold);
            return Optional.of(new Said(coming ? "restoring.warn.parent-outside" : "restoring.warn.children-outside",
                    List.of(child, parent)));
        }
    }

    private long touched(Set<TableName> tables, boolean coming) {
        return tables.stream().map(deltas::get).filter(delta -> delta != null)
                .mapToLong(delta -> delta.changed() + (coming ? delta.added() : delta.removed())).sum();
    }

    private long coming(RestoreReference reference) {
        Map<List<String>, Long> wanted = values(reference.children(), reference.columns(), true);
        if (wanted.isEmpty()) {
            return 0;
        }
        Map<List<String>, Long> come = values(reference.parents(), reference.keys(), true);
        Map<List<String>, Long> gone = values(reference.parents(), reference.keys(), false);
        alike(reference, !come.isEmpty() || !gone.isEmpty());
        gone.keySet().removeAll(come.keySet());
        Set<List<String>> missing = new HashSet<>(gone.keySet());
        missing.retainAll(wanted.keySet());
        List<List<String>> left = wanted.keySet().stream()
                .filter(value -> !come.containsKey(value) && !missing.contains(value)).toList();
        answers(reference, left, true).keySet().forEach(missing::add);
        return missing.stream().mapToLong(value -> wanted.getOrDefault(value, 0L)).sum();
    }

    private long staying(RestoreReference reference) {
        Map<List<String>, Long> gone = values(reference.parents(), reference.keys(), false);
        gone.keySet().removeAll(values(reference.parents(), reference.keys(), true).keySet());
        if (gone.isEmpty()) {
            return 0;
        }
        Map<List<String>, Long> going = values(reference.children(), reference.columns(), false);
        alike(reference, !going.isEmpty());
        long rows = 0;
        for (Map.Entry<List<String>, Long> each : answers(reference, List.copyOf(gone.keySet()), false).entrySet()) {
            rows += Math.max(0, each.getValue() - going.getOrDefault(each.getKey(), 0L));
        }
        return rows;
    }

    /// Texts of both ends are compared here, where rows of both change.
    private void alike(RestoreReference reference, boolean compared) {
        if (!compared) {
            return;
        }
        for (int i = 0; i < reference.keys().size(); i++) {
            String child = base(reference.children(), reference.columns().get(i));
            if (!child.equals(base(reference.parents(), reference.keys().get(i))) || child.equals("numeric")) {
                throw new NotTold("texts of " + reference.columns());
            }
        }
    }

    private String base(Set<TableName> tables, Ident column) {
        return tables.stream().map(deltas::get).filter(delta -> delta != null).findFirst()
                .map(delta -> column(delta.form(), place(delta.form(), column)).base())
                .map(base -> INTEGERS.contains(base) ? "integer" : base).orElse("");
    }

    /// The values of some columns and how many rows have them; those with a NULL refer to nothing, and those of a changed
    /// row count only where they change.
    ///
    /// @param after as they will be, not as they are
    private Map<List<String>, Long> values(Set<TableName> tables, List<Ident> columns, boolean after) {
        Map<List<String>, Long> values = new HashMap<>();
        for (TableName table : tables) {
            Delta delta = deltas.get(table);
            if (delta != null) {
                values(delta, columns, after, values);
            }
        }
        return values;
    }

    private static void values(Delta delta, List<Ident> columns, boolean after, Map<List<String>, Long> values) {
        TableForm form = delta.form();
        List<Integer> places = columns.stream().map(column -> place(form, column)).toList();
        places.forEach(place -> {
            if (form.coding() == Coding.JSON || !Cells.exact(form.coding(), column(form, place))) {
                throw new NotTold("no exact text: " + column(form, place));
            }
        });
        try (Delta.DeltaReader rows = delta.read()) {
            while (rows.next()) {
                boolean counts = switch (rows.kind()) {
                    case ADDED -> after;
                    case REMOVED -> !after;
                    case CHANGED -> places.stream()
                            .anyMatch(place -> !rows.before().sameField(place, rows.after(), place));
                };
                List<String> value = counts ? value(form, after ? rows.after() : rows.before(), places) : null;
                if (value != null) {
                    values.merge(value, 1L, Long::sum);
                    if (values.size() > MOST) {
                        throw new NotTold("too many values");
                    }
                }
            }
        }
    }

    private static @Nullable List<String> value(TableForm form, Tuple row, List<Integer> places) {
        List<String> value = new ArrayList<>();
        for (int place : places) {
            String text = Cells.text(form, row, place);
            if (text == null) {
                return null;
            }
            value.add(text);
        }
        return value;
    }

    private static int place(TableForm form, Ident column) {
        return IntStream.range(0, form.columns().size()).filter(i -> column(form, i).name().equals(column)).findFirst()
                .orElseThrow(() -> new NotTold("not saved: " + column));
    }

    private static ColumnForm column(TableForm form, int place) {
        return form.columns().get(place);
    }

    /// Which values the target's parent lacks (with 0), or how many of the target's children have each.
    private Map<List<String>, Long> answers(RestoreReference reference, List<List<String>> values, boolean coming) {
        if (!reference.seen()) {
            throw new NotTold("rows are not to be seen");
        }
        Map<List<String>, Long> answers = new HashMap<>();
        for (int from = 0; from < values.size(); from += AT_ONCE) {
            List<List<String>> some = values.subList(from, Math.min(values.size(), from + AT_ONCE));
            String json = json(reference.keys(), some);
            Sql question = coming ? lacking(reference, json) : referring(reference, json);
            for (Row row : session.tryAsk(question, Integer.MAX_VALUE).rows()) {
                answers.put(some.get(Integer.parseInt(row.text(0)) - 1), Long.valueOf(row.text(1)));
            }
        }
        return answers;
    }

    private static String json(List<Ident> keys, List<List<String>> values) {
        StringBuilder json = new StringBuilder("[");
        for (List<String> value : values) {
            json.append(json.length() == 1 ? "{" : ",{");
            for (int i = 0; i < keys.size(); i++) {
                json.append(i == 0 ? "\"" : ",\"");
                JsonStringEncoder.getInstance().quoteAsString(keys.get(i).name(), json);
                json.append("\":\"");
                JsonStringEncoder.getInstance().quoteAsString(value.get(i), json);
                json.append('"');
            }
            json.append('}');
        }
        return json.append(']').toString();
    }

    private static Sql lacking(RestoreReference reference, String json) {
        SqlBuilder sql = given(new SqlBuilder().add("SELECT k.ordinality, 0 AS rows FROM "), reference, json)
                .add(" WHERE NOT EXISTS (SELECT FROM ");
        only(sql, reference.parentParted()).table(reference.parent()).add(" AS p WHERE ");
        return sql.each(reference.keys(), " AND ", (out, key) -> out.add("p.").name(key).add(" = k.").name(key))
                .add(")").toSql();
    }

    private static Sql referring(RestoreReference reference, String json) {
        SqlBuilder sql = given(new SqlBuilder().add("SELECT k.ordinality, count(*) AS rows FROM "), reference, json)
                .add(" JOIN ");
        only(sql, reference.childParted()).table(reference.child()).add(" AS c ON ");
        return sql.each(IntStream.range(0, reference.keys().size()).boxed().toList(), " AND ",
                (out, i) -> out.add("k.").name(reference.keys().get(i)).add(" = c.").name(reference.columns().get(i)))
                .add(" GROUP BY 1").toSql();
    }

    /// As the server's own question does it: what inherits without being a partition is not meant.
    private static SqlBuilder only(SqlBuilder sql, boolean parted) {
        return parted ? sql : sql.add("ONLY ");
    }

    private static SqlBuilder given(SqlBuilder sql, RestoreReference reference, String json) {
        return sql.add("pg_catalog.json_populate_recordset(NULL::").table(reference.parent()).add(", ").bind(json)
                .add("::json) WITH ORDINALITY AS k");
    }

    /// Why only the tables can be named.
    private static final class NotTold extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotTold(String why) {
            super(why);
        }
    }
}
