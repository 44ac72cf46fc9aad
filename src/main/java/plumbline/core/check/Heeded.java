package plumbline.core.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plumbline.core.pack.Check;
import plumbline.core.pack.Severity;
import plumbline.core.session.Row;

/// An answer without the findings a person ignores.
///
/// @param rows     what is left
/// @param verdicts of those, by place; empty: each is a finding
/// @param ignored  the findings that were taken out
/// @param count    of the findings left
record Heeded(List<Row> rows, List<Severity> verdicts, List<Row> ignored, long count) {

    static Heeded of(Check check, Judge.Judged judged, List<IgnoredFindings.Ignored> left) {
        Set<List<String>> keys = new HashSet<>();
        left.forEach(each -> keys
                .add(check.key().stream().map(column -> each.key().getOrDefault(column, "")).toList()));
        List<Integer> places = new ArrayList<>();
        for (String column : check.key()) {
            for (int i = 0; i < judged.columns().size(); i++) {
                if (judged.columns().get(i).name().equals(column)) {
                    places.add(i);
                }
            }
        }
        if (keys.isEmpty() || places.size() != check.key().size()) {
            return new Heeded(judged.rows(), judged.verdicts(), List.of(), judged.count());
        }
        List<Row> rows = new ArrayList<>();
        List<Severity> verdicts = new ArrayList<>();
        List<Row> ignored = new ArrayList<>();
        for (int i = 0; i < judged.rows().size(); i++) {
            Row row = judged.rows().get(i);
            boolean finding = judged.verdicts().isEmpty() || judged.verdicts().get(i) != Severity.INFO;
            if (finding && keys.contains(places.stream().map(row::text).toList())) {
                ignored.add(row);
                continue;
            }
            rows.add(row);
            if (!judged.verdicts().isEmpty()) {
                verdicts.add(judged.verdicts().get(i));
            }
        }
        boolean noneLeft = judged.verdicts().isEmpty()
                ? rows.isEmpty()
                : verdicts.stream().allMatch(verdict -> verdict == Severity.INFO);
        return new Heeded(rows, verdicts, ignored, noneLeft ? 0 : Math.max(1, judged.count() - ignored.size()));
    }
}
