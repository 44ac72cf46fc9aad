package plumbline.core.discover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.TableShape;
import plumbline.core.session.TypeFamily;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.target.Engine;

/// Finds, along one link, the parent's numbers that count or add up its details, and its flags that say whether there
/// are any. A sample of parents decides what is compared in full.
final class Counters {

    private static final double AGREEMENT = 0.9;
    private static final double FLAG_AGREEMENT = 0.95;
    private static final int SAMPLED = 300;
    private static final int MOST_COLUMNS = 16;
    private static final int MOST_SUMS = 6;

    private final Asker asker;
    private final Values values;
    private final Map<TableShape, Long> counted = new LinkedHashMap<>();

    Counters(Asker asker, Values values) {
        this.asker = asker;
        this.values = values;
    }

    /// What is compared along a link.
    ///
    /// @param totals what the details come to, each a list of the columns that are added up; the first counts
    private record Sides(List<ColumnSample> numbers, List<ColumnSample> flags, List<List<ColumnSample>> totals) {}

    /// Looks along one link.
    List<Proposal> find(Link link, TableSample parent, TableSample child) {
        Sides sides = sides(link, parent, child);
        Optional<ColumnSample> key = parent.column(link.key());
        if ((sides.numbers().isEmpty() && sides.flags().isEmpty()) || key.isEmpty()) {
            return List.of();
        }
        List<Object> some = key.get().spread(SAMPLED).stream().distinct().toList();
        List<Row> rows = asker.ask(sampled(link, key.get(), some, sides), SAMPLED).map(Rows::rows).orElse(List.of());
        List<Proposal> found = new ArrayList<>();
        for (int i = 0; i < sides.numbers().size(); i++) {
            counter(link, parent, sides, i, rows).ifPresent(found::add);
        }
        for (int i = 0; i < sides.flags().size(); i++) {
            if (Comparison.flagHolds(rows, sides.numbers().size() + i, first(sides))) {
                flag(link, parent, sides.flags().get(i)).ifPresent(found::add);
            }
        }
        return found;
    }

    private static int first(Sides sides) {
        return sides.numbers().size() + sides.flags().size();
    }

    private static Sides sides(Link link, TableSample parent, TableSample child) {
        List<ColumnSample> numbers = new ArrayList<>();
        List<ColumnSample> flags = new ArrayList<>();
        for (ColumnSample column : free(parent, link.key())) {
            if (column.twoValued() && (column.family() == TypeFamily.BOOLEAN
                    || column.family() == TypeFamily.INTEGER)) {
                flags.add(column);
            } else if (column.family().numeric() && column.different().size() >= 2) {
                numbers.add(column);
            }
        }
        List<ColumnSample> added = free(child, link.column()).stream()
                .filter(column -> column.family().numeric() && column.different().size() >= 2).limit(MOST_SUMS)
                .toList();
        List<List<ColumnSample>> totals = new ArrayList<>();
        totals.add(List.of());
        added.forEach(column -> totals.add(List.of(column)));
        for (ColumnSample quantity : added) {
            added.stream().filter(price -> Names.isQuantity(quantity.name()) && Names.isPrice(price.name()))
                    .forEach(price -> totals.add(List.of(quantity, price)));
        }
        numbers.sort((one, other) -> Boolean.compare(Names.isAmount(other.name()), Names.isAmount(one.name())));
        return new Sides(numbers.subList(0, Math.min(MOST_COLUMNS, numbers.size())),
                flags.subList(0, Math.min(MOST_COLUMNS, flags.size())), totals);
    }

    /// The columns that are neither keys nor links nor computed.
    private static List<ColumnSample> free(TableSample table, Ident but) {
        TableShape shape = table.shape();
        return table.columns().values().stream()
                .filter(column -> !column.name().equals(but) && !shape.primaryKey().contains(column.name())
                        && !shape.isKey(column.name()) && !shape.refers(column.name()) && !column.shape().generated())
                .toList();
    }

    /// For some parents: their numbers and flags, then what their details come to.
    private Sql sampled(Link link, ColumnSample key, List<Object> some, Sides sides) {
        SqlBuilder sql = new SqlBuilder().add("SELECT ");
        sides.numbers().forEach(column -> sql.add("t.").name(column.name()).add(", "));
        sides.flags().forEach(column -> sql.add("t.").name(column.name()).add(", "));
        for (int i = 0; i < sides.totals().size(); i++) {
            sql.add(i == 0 ? "d." : ", d.").name(new Ident("s" + i));
        }
        sql.add(" FROM ").table(link.parent()).add(" AS t LEFT JOIN (SELECT c.").name(link.column()).add(" AS link");
        for (int i = 0; i < sides.totals().size(); i++) {
            sql.add(", ");
            CheckSql.total(sql, sides.totals().get(i).stream().map(ColumnSample::name).toList());
            sql.add(" AS ").name(new Ident("s" + i));
        }
        sql.add(" FROM ").table(link.child()).add(" AS c WHERE c.").name(link.column()).add(" IN ");
        values.add(sql, key.shape(), some);
        sql.add(" GROUP BY c.").name(link.column()).add(") AS d ON d.link = t.").name(link.key()).add(" WHERE t.")
                .name(link.key()).add(" IN ");
        values.add(sql, key.shape(), some);
        return sql.toSql();
    }

    /// The total that explains a number best: what its name speaks of goes before what agrees by the way.
    private Optional<Proposal.Counter> counter(Link link, TableSample parent, Sides sides, int number,
            List<Row> rows) {
        ColumnSample column = sides.numbers().get(number);
        Optional<Proposal.Counter> best = Optional.empty();
        for (int i = 0; i < sides.totals().size(); i++) {
            Comparison comparison = Comparison.of(column, sides.totals().get(i));
            boolean possible = !comparison.summed().isEmpty() || column.family() != TypeFamily.FLOAT;
            if (possible && comparison.holds(rows, number, first(sides) + i)) {
                Optional<Proposal.Counter> next = verified(link, parent, comparison);
                boolean better = best.isEmpty() || (next.isPresent()
                        && next.get().evidence().agree() > best.get().evidence().agree());
                best = better ? next : best;
                if (best.isPresent() && comparison.summed().isEmpty() && Names.isCount(column.name())) {
                    return best;
                }
            }
        }
        return best;
    }

    private Optional<Proposal.Counter> verified(Link link, TableSample parent, Comparison comparison) {
        Optional<Long> rows = count(parent);
        List<Ident> rowKey = rowKey(link, parent);
        Sql check = CheckSql.counter(link, comparison.column().name(), comparison.summed(), comparison.exact(),
                rowKey);
        double sure = Names.isAmount(comparison.column().name()) ? 0.97 : 0.9;
        return rows.flatMap(all -> Violators.of(asker, check, all, sure)).filter(evidence -> holds(evidence, AGREEMENT))
                .map(evidence -> new Proposal.Counter(link, comparison.column().name(), comparison.summed(),
                        comparison.exact(), rowKey, true, scaled(evidence)));
    }

    private Optional<Proposal.Flag> flag(Link link, TableSample parent, ColumnSample flag) {
        Optional<Rows> counted = asker.ask(quarters(link, flag), 1);
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        Row row = counted.get().rows().getFirst();
        long all = Long.parseLong(row.text(0));
        long flagged = Long.parseLong(row.text(1));
        long with = Long.parseLong(row.text(2));
        long both = Long.parseLong(row.text(3));
        if (!Comparison.isSharp(both, flagged - both, all - flagged - with + both, with - both)) {
            return Optional.empty();
        }
        boolean truth = flag.family() == TypeFamily.BOOLEAN && values.engine() == Engine.POSTGRESQL;
        List<Ident> rowKey = rowKey(link, parent);
        return Violators.of(asker, CheckSql.flag(link, flag.name(), truth, rowKey), all, 0.95)
                .filter(evidence -> holds(evidence, FLAG_AGREEMENT))
                .map(evidence -> new Proposal.Flag(link, flag.name(), truth, rowKey, true, scaled(evidence)));
    }

    /// All rows, those with the flag, those with details, those with both.
    private static Sql quarters(Link link, ColumnSample flag) {
        boolean truth = flag.family() == TypeFamily.BOOLEAN;
        SqlBuilder sql = new SqlBuilder().add("SELECT count(*), count(*) FILTER (WHERE t.").name(flag.name());
        sql.add(truth ? "" : " <> 0").add("), count(d.link), count(d.link) FILTER (WHERE t.").name(flag.name());
        return sql.add(truth ? "" : " <> 0").add(") FROM ").table(link.parent())
                .add(" AS t LEFT JOIN (SELECT DISTINCT c.").name(link.column()).add(" AS link FROM ")
                .table(link.child()).add(" AS c) AS d ON d.link = t.").name(link.key()).toSql();
    }

    private Optional<Long> count(TableSample table) {
        Long known = counted.get(table.shape());
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Long> rows = asker.ask(new SqlBuilder().add("SELECT count(*) FROM ").table(table.shape().name())
                .toSql(), 1).map(answer -> Long.parseLong(answer.firstText()));
        rows.ifPresent(many -> counted.put(table.shape(), many));
        return rows;
    }

    private static boolean holds(Evidence evidence, double agreement) {
        return evidence.agree() >= agreement * (evidence.agree() + evidence.disagree());
    }

    private static Evidence scaled(Evidence evidence) {
        double share = (double) evidence.agree() / Math.max(1, evidence.agree() + evidence.disagree());
        return new Evidence(evidence.agree(), evidence.disagree(),
                Math.round(100 * evidence.confidence() * share) / 100.0,
                evidence.columns(), evidence.rows(), evidence.sql());
    }

    /// The key of the link names a parent's row just as well where there is no primary key.
    private static List<Ident> rowKey(Link link, TableSample parent) {
        return parent.rowKey().isEmpty() ? List.of(link.key()) : parent.rowKey();
    }
}
