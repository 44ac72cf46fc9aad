package plumbline.core.repair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.check.Judge;
import plumbline.core.pack.Check;
import plumbline.core.pack.Repair;
import plumbline.core.pack.Touch;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.sql.KeyArray;

/// The findings a repair is about, and their keys in every form they are needed in.
///
/// @param rows     the chosen findings, whole
/// @param places   where the key columns are in a finding
/// @param columns  the result the findings came from, for its column types
record Keys(Check check, Rows columns, List<Integer> places, List<Row> rows) {

    /// Takes the chosen findings out of a check's answer.
    ///
    /// @param wanted key column to text, one map a finding; empty: all
    static Keys of(Check check, Rows raw, List<Map<String, String>> wanted) {
        Judge.Judged judged = Judge.judge(check, raw);
        Rows answer = new Rows(judged.columns(), judged.findings(), judged.count());
        List<Integer> places = check.key().stream().map(column -> answer.indexOf(column)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.BAD_PACK, check.path(),
                        "the check does not return its key column " + column))))
                .toList();
        if (wanted.isEmpty()) {
            return new Keys(check, answer, places, answer.rows());
        }
        Set<List<String>> texts = new HashSet<>();
        wanted.forEach(key -> texts.add(textsOf(check, key)));
        return new Keys(check, answer, places,
                answer.rows().stream().filter(row -> texts.contains(textOf(row, places))).toList());
    }

    /// The findings of a plan, as they were seen.
    static Keys of(Check check, List<Column> columns, List<Row> rows) {
        Rows answer = new Rows(columns, rows, rows.size());
        List<Integer> places = check.key().stream().map(column -> answer.indexOf(column).orElseThrow()).toList();
        return new Keys(check, answer, places, rows);
    }

    /// A part of them.
    Keys part(int from, int to) {
        return new Keys(check, columns, places, rows.subList(from, to));
    }

    /// Those that the others hold too, by their keys.
    Keys among(Keys others) {
        if (inStep(others)) {
            return this;
        }
        Set<List<String>> texts = others.texts();
        return new Keys(check, columns, places,
                rows.stream().filter(row -> texts.contains(textOf(row, places))).toList());
    }

    /// Whether the same keys stand in the same order in both: the common case, told without a set of them all.
    private boolean inStep(Keys others) {
        if (rows.size() != others.rows.size()) {
            return false;
        }
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < places.size(); k++) {
                if (!Objects.equals(rows.get(i).get(places.get(k)), others.rows.get(i).get(others.places.get(k)))) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Those without the given keys.
    Keys without(Set<List<String>> texts) {
        return texts.isEmpty()
                ? this
                : new Keys(check, columns, places,
                        rows.stream().filter(row -> !texts.contains(textOf(row, places))).toList());
    }

    /// Refuses keys that name other columns than the check's.
    static void validate(Check check, List<Map<String, String>> wanted) {
        wanted.forEach(key -> textsOf(check, key));
    }

    private static List<String> textsOf(Check check, Map<String, String> key) {
        if (!key.keySet().equals(Set.copyOf(check.key()))) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_KEY, String.join(",", key.keySet()),
                    "the key of " + check.id() + " is " + String.join(", ", check.key())));
        }
        return check.key().stream().map(column -> key.getOrDefault(column, "")).toList();
    }

    private static List<String> textOf(Row row, List<Integer> places) {
        return places.stream().map(row::text).toList();
    }

    /// The keys as text, for comparing.
    Set<List<String>> texts() {
        Set<List<String>> texts = new HashSet<>();
        rows.forEach(row -> texts.add(textOf(row, places)));
        return texts;
    }

    boolean isEmpty() { return rows.isEmpty(); }

    /// The values of the repair's `:names`: the keys, and the columns of the findings that name rows it touches.
    Map<String, @Nullable Object> binds(Repair way) {
        Map<String, @Nullable Object> binds = binds();
        way.touches().forEach(touch -> touch.rows().values().forEach(column -> columns.indexOf(column)
                .ifPresent(place -> binds.putIfAbsent("keys_" + column, array(place)))));
        return binds;
    }

    /// The keys as values of `:names`.
    Map<String, @Nullable Object> binds() {
        Map<String, @Nullable Object> binds = new LinkedHashMap<>();
        for (int i = 0; i < places.size(); i++) {
            KeyArray array = array(places.get(i));
            binds.put("keys_" + check.key().get(i), array);
            if (places.size() == 1) {
                binds.put("keys", array);
            }
        }
        return binds;
    }

    /// The keys as values of a touched table's columns; a row that is named twice is asked for once.
    Map<String, KeyArray> of(Touch touch) {
        Map<String, Integer> sources = new LinkedHashMap<>();
        touch.rows().forEach((column, finding) -> sources.put(column, columns.indexOf(finding).orElseThrow(
                () -> new ProblemException(Problem.of(ProblemCode.BAD_PACK, check.path(),
                        "the check does not return the column " + finding)))));
        List<Integer> wanted = List.copyOf(sources.values());
        Set<Object> seen = new HashSet<>();
        List<Row> different = rows.stream()
                .filter(row -> wanted.stream().noneMatch(place -> row.get(place) == null)
                        && seen.add(tuple(row, wanted)))
                .toList();
        Map<String, KeyArray> arrays = new LinkedHashMap<>();
        sources.forEach((column, place) -> arrays.put(column, new KeyArray(columns.columns().get(place).typeName(),
                different.stream().map(row -> row.get(place)).toList())));
        return arrays;
    }

    private static Object tuple(Row row, List<Integer> places) {
        return places.size() == 1
                ? Objects.requireNonNull(row.get(places.getFirst()))
                : places.stream().map(row::get).toList();
    }

    /// A finding's key, by column.
    Map<String, String> keyOf(Row row) {
        Map<String, String> key = new LinkedHashMap<>();
        for (int i = 0; i < places.size(); i++) {
            key.put(check.key().get(i), row.text(places.get(i)));
        }
        return key;
    }

    /// A finding's values, by column.
    Map<String, @Nullable Object> valuesOf(Row row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.columns().size(); i++) {
            values.putIfAbsent(columns.columns().get(i).name(), row.get(i));
        }
        return values;
    }

    private KeyArray array(int place) {
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.get(place)));
        return new KeyArray(columns.columns().get(place).typeName(), values);
    }
}
