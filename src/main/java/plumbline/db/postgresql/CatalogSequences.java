package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.session.Row;
import plumbline.core.session.Session;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.db.jdbc.SqlFile;

/// The sequences that belong to chosen tables, or are chosen with them, and where they stand.
///
/// They are read themselves: the views and functions over them give NULL instead of refusing a role without the right.
///
/// @param definitions those that are not made by an identity column, for people
record CatalogSequences(List<SequenceForm> forms, List<Skipped> skipped, List<TableName> definitions) {

    private static final SqlFile SEQUENCES = SqlFile.read("postgresql/checkpoint/sequences.sql");
    private static final int AT_ONCE = 100;

    CatalogSequences {
        forms = List.copyOf(forms);
        skipped = List.copyOf(skipped);
        definitions = List.copyOf(definitions);
    }

    private record Found(TableName name, long increment, boolean mayRead, boolean identity, boolean belongs,
            @Nullable TableName owner, String column) {}

    /// One that the role may not read is left out, also where it belongs to a saved table: the rows are worth saving without
    /// it, as pg_dump's refusal of the whole would not be.
    static CatalogSequences read(Session session, ChosenTables chosen, ChosenTables.Meant meant) {
        Set<Long> tables = chosen.tables().stream().flatMap(
                table -> java.util.stream.Stream.concat(java.util.stream.Stream.of(table.oid()),
                        table.above().stream()))
                .collect(Collectors.toSet());
        List<Found> found = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        for (Row row : session.query(SEQUENCES.bind(Map.of()), Integer.MAX_VALUE).rows()) {
            Found sequence = found(row, tables);
            boolean swept = (meant.all() || meant.schemas().contains(row.text(1)))
                    && !Boolean.TRUE.equals(row.get(11)) && !row.text(1).startsWith("pg_");
            if (!sequence.belongs() && !swept && !meant.sequences().contains(sequence.name())) {
                continue;
            }
            if (Boolean.TRUE.equals(row.get(12))) {
                skipped.add(new Skipped(sequence.name().toString(), Skipped.UNLOGGED)); // a standby has none of it
            } else if (sequence.mayRead()) {
                found.add(sequence);
            } else {
                skipped.add(new Skipped(sequence.name().toString(), Skipped.NO_RIGHT_SEQUENCE));
            }
        }
        return new CatalogSequences(where(session, found), skipped,
                found.stream().filter(sequence -> !sequence.identity()).map(Found::name).toList());
    }

    private static Found found(Row row, Set<Long> tables) {
        boolean owned = row.get(5) != null && tables.contains(Long.valueOf(row.text(5)));
        boolean used = ArrayText.longs(row.text(10)).stream().anyMatch(tables::contains);
        return new Found(TableName.of(row.text(1), row.text(2)), Long.parseLong(row.text(3)),
                Boolean.TRUE.equals(row.get(4)), Boolean.TRUE.equals(row.get(9)), owned || used,
                row.get(6) == null ? null : TableName.of(row.text(6), row.text(7)), row.text(8));
    }

    private static List<SequenceForm> where(Session session, List<Found> found) {
        List<SequenceForm> forms = new ArrayList<>();
        for (int from = 0; from < found.size(); from += AT_ONCE) {
            List<Found> some = found.subList(from, Math.min(found.size(), from + AT_ONCE));
            SqlBuilder sql = new SqlBuilder().each(List.copyOf(some), " UNION ALL ", (out, sequence) -> out
                    .add("SELECT ").bind(sequence.name().quoted())
                    .add("::text AS name, last_value, is_called FROM ").table(sequence.name()));
            Map<String, Row> stands = session.query(sql.toSql(), Integer.MAX_VALUE).rows().stream()
                    .collect(Collectors.toMap(row -> row.text(0), row -> row));
            for (Found sequence : some) {
                Row row = java.util.Objects.requireNonNull(stands.get(sequence.name().quoted()));
                TableName owner = sequence.owner();
                forms.add(new SequenceForm(sequence.name(), Long.parseLong(row.text(1)),
                        Boolean.TRUE.equals(row.get(2)), sequence.increment(), owner == null ? "" : owner.toString(),
                        sequence.column()));
            }
        }
        return forms;
    }
}
