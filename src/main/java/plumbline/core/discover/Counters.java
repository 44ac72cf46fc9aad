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
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.target.Engine;

/// Suspects, along one link, the parent's numbers that count or add up its details, and its flags that say whether there
/// are any, on a sample of parents.
final class Counters {

    private static final double AGREEMENT = 0.9;
    private static final double FLAG_AGREEMENT = 0.95;
    private static final int SAMPLED = 300;
    private static final int ENOUGH = 10;
    private static final int MOST_COLUMNS = 16;
    private static final int MOST_SUMS = 6;

    private final Asker asker;
    private final Values values;
    private final Suspicions suspicions;
    private final Map<TableShape, Long> counted = new LinkedHashMap<>();

    Counters(Asker asker, Values values, Suspicions suspicions) {
        this.asker = asker;
        this.values = values;
        this.suspicions = suspicions;
    }

    /// What is compared along a link.
    ///
    /// @param totals what the details come to, each a list of the columns that are added up; the first counts
    private record Sides(List<ColumnSample> numbers, List<ColumnSample> flags, List<List<ColumnSample>> totals) {}

    /// Looks along one link.
    void look(Link link, TableSample parent, TableSample child) {
        Sides sides = sides(link, parent, child);
        List<List<Object>> some = ColumnSample.spread(parent.tuples(link.keys()), SAMPLED).stream().distinct().toList();
        if ((sides.numbers().isEmpty() && sides.flags().isEmpty()) || some.size() < ENOUGH) {
            return;
        }
        List<Row> rows = asker.ask(sampled(link, parent, some, sides), SAMPLED).map(Rows::rows).orElse(List.of());
        for (int i = 0; i < sides.numbers().size(); i++) {
            ColumnSample column = sides.numbers().get(i);
            for (int j = 0; j < sides.totals().size(); j++) {
                Comparison comparison = Comparison.of(column, sides.totals().get(j));
                boolean possible = !comparison.summed().isEmpty() || column.family() != TypeFamily.FLOAT;
                if (possible && comparison.holds(rows, i, first(sides) + j)) {
                    suspicions.add(parent, List.of(column.name()), new TotalClaim(link, parent, comparison,
                            comparison.agreement(rows, i, first(sides) + j)));
                }
            }
        }
        for (int i = 0; i < sides.flags().size(); i++) {
            if (Comparison.flagHolds(rows, sides.numbers().size() + i, first(sides))) {
                ColumnSample flag = sides.flags().get(i);
                suspicions.add(parent, List.of(flag.name()), new FlagClaim(link, parent, flag));
            }
        }
    }

    private static int first(Sides sides) {
        return sides.numbers().size() + sides.flags().size();
    }

    private static Sides sides(Link link, TableSample parent, TableSample child) {
        List<ColumnSample> numbers = new ArrayList<>();
        List<ColumnSample> flags = new ArrayList<>();
        for (ColumnSample column : free(parent, link.keys())) {
            if (column.twoValued() && (column.family() == TypeFamily.BOOLEAN
                    || column.family() == TypeFamily.INTEGER)) {
                flags.add(column);
            } else if (column.family().numeric() && column.different() >= 2) {
                numbers.add(column);
            }
        }
        List<ColumnSample> added = free(child, link.columns()).stream()
                .filter(column -> column.family().numeric() && column.different() >= 2).limit(MOST_SUMS)
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
    private static List<ColumnSample> free(TableSample table, List<Ident> but) {
        TableShape shape = table.shape();
        return table.columns().values().stream()
                .filter(column -> !but.contains(column.name()) && !shape.primaryKey().contains(column.name())
                        && !shape.isKey(column.name()) && !shape.refers(column.name()) && !column.shape().generated())
                .toList();
    }

    /// For some parents: their numbers and flags, then what their details come to.
    private Sql sampled(Link link, TableSample parent, List<List<Object>> some, Sides sides) {
        SqlBuilder sql = new SqlBuilder().add("SELECT ");
        sides.numbers().forEach(column -> sql.add("t.").name(column.name()).add(", "));
        sides.flags().forEach(column -> sql.add("t.").name(column.name()).add(", "));
        for (int i = 0; i < sides.totals().size(); i++) {
            sql.add(i == 0 ? "d." : ", d.").name(new Ident("s" + i));
        }
        sql.add(" FROM ").table(link.parent()).add(" AS t LEFT JOIN (SELECT ");
        CheckSql.linkColumns(sql, link);
        for (int i = 0; i < sides.totals().size(); i++) {
            sql.add(", ");
            CheckSql.total(sql, sides.totals().get(i).stream().map(ColumnSample::name).toList());
            sql.add(" AS ").name(new Ident("s" + i));
        }
        List<KeyArray> chosen = new ArrayList<>();
        for (int i = 0; i < link.keys().size(); i++) {
            int place = i;
            chosen.add(new KeyArray(parent.column(link.keys().get(i)).orElseThrow().shape().typeName(),
                    some.stream().map(tuple -> tuple.get(place)).toList()));
        }
        sql.add(" FROM ").table(link.child()).add(" AS c WHERE (");
        CheckSql.linkGroup(sql, link);
        sql.add(") IN ");
        values.add(sql, chosen);
        sql.add(" GROUP BY ");
        CheckSql.linkGroup(sql, link);
        sql.add(") AS d ON ");
        CheckSql.belongs(sql, link);
        sql.add(" WHERE (").each(link.keys(), ", ", (out, key) -> out.add("t.").name(key)).add(") IN ");
        values.add(sql, chosen);
        return sql.toSql();
    }

    /// That a number is what the details come to.
    private final class TotalClaim implements Claim {

        private final Link link;
        private final TableSample parent;
        private final Comparison comparison;
        private final double share;

        TotalClaim(Link link, TableSample parent, Comparison comparison, double share) {
            this.link = link;
            this.parent = parent;
            this.comparison = comparison;
            this.share = share;
        }

        private double sure() {
            return Names.isAmount(comparison.column().name()) ? 0.97 : 0.9;
        }

        @Override
        public double strength() {
            return sure() * share;
        }

        /// What a name speaks of goes before what agrees by the way.
        @Override
        public boolean settles() {
            return comparison.summed().isEmpty() && Names.isCount(comparison.column().name());
        }

        @Override
        public Optional<Proposal.Counter> verify() {
            List<Ident> rowKey = rowKey(link, parent);
            Sql check = CheckSql.counter(link, comparison.column().name(), comparison.summed(), comparison.exact(),
                    rowKey);
            return count(parent).flatMap(all -> Violators.of(asker, check, all, sure()))
                    .filter(evidence -> holds(evidence, AGREEMENT))
                    .map(evidence -> new Proposal.Counter(link, comparison.column().name(), comparison.summed(),
                            comparison.exact(), rowKey, true, scaled(evidence)));
        }
    }

    /// That a flag says whether there are details.
    private final class FlagClaim implements Claim {

        private final Link link;
        private final TableSample parent;
        private final ColumnSample flag;

        FlagClaim(Link link, TableSample parent, ColumnSample flag) {
            this.link = link;
            this.parent = parent;
            this.flag = flag;
        }

        @Override
        public double strength() {
            return 0.9;
        }

        @Override
        public boolean settles() {
            return false;
        }

        @Override
        public Optional<Proposal.Flag> verify() {
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
    }

    /// All rows, those with the flag, those with details, those with both.
    private static Sql quarters(Link link, ColumnSample flag) {
        boolean truth = flag.family() == TypeFamily.BOOLEAN;
        SqlBuilder sql = new SqlBuilder().add("SELECT count(*), count(*) FILTER (WHERE t.").name(flag.name());
        Ident linked = CheckSql.linked(link, 0);
        sql.add(truth ? "" : " <> 0").add("), count(d.").name(linked).add("), count(d.").name(linked)
                .add(") FILTER (WHERE t.").name(flag.name());
        sql.add(truth ? "" : " <> 0").add(") FROM ").table(link.parent())
                .add(" AS t LEFT JOIN (SELECT DISTINCT ");
        CheckSql.linkColumns(sql, link);
        sql.add(" FROM ").table(link.child()).add(" AS c) AS d ON ");
        CheckSql.belongs(sql, link);
        return sql.toSql();
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
        return parent.rowKey().isEmpty() ? link.keys() : parent.rowKey();
    }
}
