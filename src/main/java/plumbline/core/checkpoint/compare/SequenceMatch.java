package plumbline.core.checkpoint.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.SequenceDifference;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.sql.TableName;

/// Finds sequences that stand elsewhere. Stateless.
final class SequenceMatch {

    private SequenceMatch() {}

    /// Those that belong to one of the tables; with all tables also those that belong to none. A target is asked for those
    /// that the checkpoint holds, so one that only the target has does not count, nor one that the role may not read.
    static List<SequenceDifference> of(OpenSides sides, Set<TableName> tables) {
        if (OpenSides.isJson(sides.from()) || OpenSides.isJson(sides.to())) {
            return List.of(); // nothing is said of sequences there
        }
        Set<String> owners = tables.stream().map(TableName::toString).collect(Collectors.toSet());
        owners.addAll(roots(sides.from(), tables));
        owners.addAll(roots(sides.to(), tables));
        Map<TableName, SequenceForm> before = byName(sides.from());
        Map<TableName, SequenceForm> after = byName(sides.to());
        Map<TableName, SequenceForm> all = new LinkedHashMap<>(before);
        after.forEach(all::putIfAbsent);
        List<SequenceDifference> differences = new ArrayList<>();
        all.forEach((name, any) -> {
            @Nullable
            SequenceForm was = before.get(name);
            @Nullable
            SequenceForm is = after.get(name);
            boolean owned = owners.contains(any.owner());
            boolean told = told(sides.from(), was, name) && told(sides.to(), is, name);
            boolean free = any.owner().isEmpty() && sides.all()
                    && (was != null || !(sides.to() instanceof OpenSide.Live))
                    && (is != null || !(sides.from() instanceof OpenSide.Live));
            if (told && (owned || free) && !same(was, is)) {
                differences.add(new SequenceDifference(name, was, is));
            }
        });
        return differences;
    }

    private static boolean told(OpenSide side, @Nullable SequenceForm stands, TableName name) {
        return stands != null
                || side.inventory().skipped().stream().noneMatch(skipped -> skipped.name().equals(name.toString()));
    }

    /// A sequence of a partitioned table belongs to the table at the top, of which only the partitions are compared.
    private static Set<String> roots(OpenSide side, Set<TableName> tables) {
        return side.inventory().tables().stream().filter(form -> tables.contains(form.name()))
                .flatMap(form -> Stream.ofNullable(form.root())).map(TableName::toString).collect(Collectors.toSet());
    }

    private static Map<TableName, SequenceForm> byName(OpenSide side) {
        Map<TableName, SequenceForm> byName = new LinkedHashMap<>();
        side.inventory().sequences().forEach(sequence -> byName.put(sequence.name(), sequence));
        return byName;
    }

    private static boolean same(@Nullable SequenceForm one, @Nullable SequenceForm other) {
        return one != null && other != null && one.last() == other.last() && one.called() == other.called()
                && one.increment() == other.increment();
    }
}
