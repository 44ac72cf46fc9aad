package plumbline.core.checkpoint.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What differs inside a value. Stateless.
public final class InnerDifference {

    /// Longer texts are told apart as a whole between their common beginning and end: comparing them word by word would take
    /// longer than a person waits.
    private static final int WORDS = 20_000;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.", Pattern.DOTALL);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private InnerDifference() {}

    /// Whether a piece of text is on both sides, only on the first, or only on the second.
    public enum Part {
        SAME, REMOVED, ADDED
    }

    /// A piece of text.
    public record Segment(Part part, String text) {}

    /// A value inside JSON that differs.
    ///
    /// @param path   such as `$.lines[2].price`
    /// @param before as JSON, or null where it was not there
    /// @param after  the same
    public record JsonChange(String path, @Nullable String before, @Nullable String after) {}

    /// Compares two texts word by word; single short words character by character.
    ///
    /// @return pieces which, without the added ones, are the first text, and without the removed ones the second
    public static List<Segment> text(String before, String after) {
        List<String> mine = words(before);
        List<String> its = words(after);
        if (mine.size() <= 1 && its.size() <= 1) {
            mine = characters(before);
            its = characters(after);
        }
        int head = 0;
        while (head < mine.size() && head < its.size() && mine.get(head).equals(its.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < mine.size() - head && tail < its.size() - head
                && mine.get(mine.size() - 1 - tail).equals(its.get(its.size() - 1 - tail))) {
            tail++;
        }
        List<Segment> segments = new ArrayList<>();
        add(segments, Part.SAME, mine.subList(0, head));
        middle(segments, mine.subList(head, mine.size() - tail), its.subList(head, its.size() - tail));
        add(segments, Part.SAME, mine.subList(mine.size() - tail, mine.size()));
        return segments;
    }

    private static void middle(List<Segment> segments, List<String> mine, List<String> its) {
        if (mine.size() + its.size() > WORDS) {
            add(segments, Part.REMOVED, mine);
            add(segments, Part.ADDED, its);
            return;
        }
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(mine, its).getDeltas()) {
            add(segments, Part.SAME, mine.subList(at, delta.getSource().getPosition()));
            add(segments, Part.REMOVED, delta.getSource().getLines());
            add(segments, Part.ADDED, delta.getTarget().getLines());
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(segments, Part.SAME, mine.subList(at, mine.size()));
    }

    private static void add(List<Segment> segments, Part part, List<String> pieces) {
        if (pieces.isEmpty()) {
            return;
        }
        String text = String.join("", pieces);
        if (!segments.isEmpty() && segments.getLast().part() == part) {
            segments.set(segments.size() - 1, new Segment(part, segments.getLast().text() + text));
        } else {
            segments.add(new Segment(part, text));
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static List<String> characters(String text) {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    /// Compares two JSON documents by path; members of objects by name, elements of arrays by place.
    ///
    /// @return null where one of them is no JSON object or array
    public static @Nullable List<JsonChange> json(String before, String after) {
        try {
            JsonNode mine = JSON.readTree(before);
            JsonNode its = JSON.readTree(after);
            if (!mine.isContainerNode() || !its.isContainerNode()) {
                return null;
            }
            List<JsonChange> changes = new ArrayList<>();
            compare("$", mine, its, changes);
            return changes;
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    private static void compare(String path, @Nullable JsonNode mine, @Nullable JsonNode its,
            List<JsonChange> changes) {
        if (mine != null && its != null) {
            if (mine.equals(its)) {
                return;
            }
            if (mine.isObject() && its.isObject()) {
                Set<String> names = new LinkedHashSet<>();
                mine.fieldNames().forEachRemaining(names::add);
                its.fieldNames().forEachRemaining(names::add);
                names.forEach(name -> compare(path + member(name), mine.get(name), its.get(name), changes));
                return;
            }
            if (mine.isArray() && its.isArray()) {
                for (int i = 0; i < Math.max(mine.size(), its.size()); i++) {
                    compare(path + "[" + i + "]", mine.get(i), its.get(i), changes);
                }
                return;
            }
        }
        changes.add(new JsonChange(path, mine == null ? null : mine.toString(), its == null ? null : its.toString()));
    }

    private static String member(String name) {
        return name.matches("[\\p{L}_][\\p{L}\\p{N}_]*") ? "." + name : "[\"" + name.replace("\"", "\\\"") + "\"]";
    }
}
