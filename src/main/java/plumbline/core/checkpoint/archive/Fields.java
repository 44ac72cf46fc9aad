package plumbline.core.checkpoint.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import plumbline.core.checkpoint.Fault.Code;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// A JSON object read strictly: what is missing or of another kind is a [BadForm] that names its place; keys nobody asks
/// for are ignored.
final class Fields {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]*");

    private final JsonNode node;
    private final String path;

    Fields(JsonNode node, String path) {
        this.node = node;
        this.path = path;
        if (!node.isObject()) {
            throw BadForm.at(path, Code.NOT_OBJECT);
        }
    }

    private BadForm bad(String key, Code code, Object... about) {
        return BadForm.at(path + "." + key, code, about);
    }

    private JsonNode needed(String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            throw bad(key, Code.KEY_MISSING);
        }
        return value;
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    String text(String key) {
        return text(key, needed(key));
    }

    private String text(String key, JsonNode value) {
        if (!value.isTextual()) {
            throw bad(key, Code.NOT_TEXT);
        }
        return value.textValue();
    }

    String hex(String key, int digits) {
        String text = text(key);
        if (text.length() != digits || !HEX.matcher(text).matches()) {
            throw bad(key, Code.NOT_HEX, digits);
        }
        return text;
    }

    boolean flag(String key) {
        JsonNode value = needed(key);
        if (!value.isBoolean()) {
            throw bad(key, Code.NOT_FLAG);
        }
        return value.booleanValue();
    }

    long number(String key) {
        return number(key, needed(key));
    }

    private long number(String key, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw bad(key, Code.NOT_WHOLE);
        }
        return value.longValue();
    }

    long count(String key) {
        return count(key, needed(key));
    }

    private long count(String key, JsonNode value) {
        long number = number(key, value);
        if (number < 0) {
            throw bad(key, Code.NEGATIVE);
        }
        return number;
    }

    int place(String key, int below) {
        long number = count(key);
        if (number >= below) {
            throw bad(key, Code.TOO_LARGE, below);
        }
        return (int) number;
    }

    Instant instant(String key) {
        String text = text(key);
        try {
            return Instant.parse(text);
        } catch (DateTimeException notOne) {
            throw bad(key, Code.NOT_TIME, Names.shown(text));
        }
    }

    Fields object(String key) {
        return new Fields(needed(key), path + "." + key);
    }

    Optional<Fields> optional(String key) {
        return has(key) ? Optional.of(object(key)) : Optional.empty();
    }

    private List<JsonNode> list(String key) {
        JsonNode value = needed(key);
        if (!value.isArray()) {
            throw bad(key, Code.NOT_LIST);
        }
        List<JsonNode> all = new ArrayList<>(value.size());
        value.forEach(all::add);
        return all;
    }

    List<Fields> objects(String key) {
        List<Fields> all = new ArrayList<>();
        for (JsonNode each : list(key)) {
            all.add(new Fields(each, path + "." + key + "[" + all.size() + "]"));
        }
        return all;
    }

    List<String> texts(String key) {
        return list(key).stream().map(each -> text(key, each)).toList();
    }

    Map<String, String> map(String key) {
        Map<String, String> all = new TreeMap<>();
        JsonNode value = object(key).node;
        value.properties().forEach(each -> all.put(each.getKey(), text(key, each.getValue())));
        return all;
    }

    Ident ident(String key) {
        return ident(key, text(key));
    }

    private Ident ident(String key, String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw bad(key, Code.NOT_NAME);
        }
        return new Ident(name);
    }

    List<Ident> idents(String key) {
        return texts(key).stream().map(each -> ident(key, each)).toList();
    }

    TableName name(String key) {
        List<Ident> parts = idents(key);
        return switch (parts.size()) {
            case 1 -> new TableName(null, parts.getFirst());
            case 2 -> new TableName(parts.getFirst(), parts.getLast());
            default -> throw bad(key, Code.NOT_TABLE);
        };
    }

    /// Rows of `[number, number, number, number, text]`.
    List<Row> rows(String key) {
        List<Row> all = new ArrayList<>();
        for (JsonNode each : list(key)) {
            String place = key + "[" + all.size() + "]";
            if (!each.isArray() || each.size() != 5) {
                throw bad(place, Code.NOT_FIVE);
            }
            String hash = text(place, each.get(4));
            if (hash.length() != 64 || !HEX.matcher(hash).matches()) {
                throw bad(place, Code.NOT_HEX, 64);
            }
            all.add(new Row(count(place, each.get(0)), count(place, each.get(1)), count(place, each.get(2)),
                    count(place, each.get(3)), hash));
        }
        return all;
    }

    /// Four numbers, none below zero, and a hash.
    record Row(long first, long second, long third, long fourth, String hash) {}
}
