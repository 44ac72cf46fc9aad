package plumbline.core.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A whole row as JSON, as its application keeps it. Where JSON would lose a value, the text that the server writes for it
/// is kept beside it, under [#TEXTS]. Immutable.
public final class Payload {

    /// The name under which texts are kept; no column of the view.
    public static final String TEXTS = "_text";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

    private final ObjectNode fields;

    private Payload(ObjectNode fields) {
        this.fields = fields;
    }

    /// Reads one.
    ///
    /// @return empty where it is no JSON object
    public static Optional<Payload> parse(String json) {
        try {
            return MAPPER.readTree(json) instanceof ObjectNode object
                    ? Optional.of(new Payload(object))
                    : Optional.empty();
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    /// A payload with the texts of those values that it would lose.
    ///
    /// @param row  the row's values as the server writes them
    /// @param json the same row as the server makes JSON of it
    /// @param kept which columns' JSON a column of the type keeps as it is
    static Payload of(Map<String, @Nullable String> row, String json, Predicate<String> kept) {
        Payload plain = parse(json).orElseThrow(() -> new IllegalArgumentException("the server wrote no object"));
        ObjectNode texts = MAPPER.createObjectNode();
        row.forEach((column, text) -> {
            if (text != null && !plain.says(column, text, kept.test(column))) {
                texts.put(column, text);
            }
        });
        if (!texts.isEmpty()) {
            plain.fields.set(TEXTS, texts);
        }
        return plain;
    }

    /// Whether a text can be made from the JSON again.
    boolean says(String column, String text, boolean json) {
        JsonNode node = fields.get(column);
        if (node == null) {
            return false;
        }
        if (json && (node.isContainerNode() || node.isTextual())) {
            return parsed(text).filter(node::equals).isPresent();
        }
        String plain = scalar(node);
        return plain != null && (plain.equals(text) || (node.isTextual() && sameTime(plain, text)));
    }

    /// JSON has a T between date and time, and all of an offset.
    private static boolean sameTime(String json, String text) {
        return json.length() > 10 && json.charAt(10) == 'T'
                && json.replaceFirst("T", " ").replaceFirst("([+-]\\d\\d):00$", "$1").equals(text);
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static @Nullable String scalar(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() ? node.bigIntegerValue().toString() : node.decimalValue().toPlainString();
        }
        return node.isBoolean() ? Boolean.toString(node.booleanValue()) : null;
    }

    /// Whether it has a column.
    public boolean has(String column) {
        return fields.has(column) && !column.equals(TEXTS);
    }

    /// Its columns, in their order.
    public List<String> columns() {
        List<String> names = new ArrayList<>();
        fields.fieldNames().forEachRemaining(name -> {
            if (!name.equals(TEXTS)) {
                names.add(name);
            }
        });
        return names;
    }

    /// A value as JSON; the null of JSON where there is none.
    public JsonNode value(String column) {
        JsonNode node = fields.get(column);
        return node == null ? MAPPER.nullNode() : node;
    }

    /// What goes back into a column: the text that the server takes for it.
    ///
    /// @param type of the column
    /// @return empty where the payload does not say it without loss
    Optional<Written> written(String column, String type) {
        JsonNode text = fields.path(TEXTS).path(column);
        if (text.isTextual()) {
            return Optional.of(new Written(text.textValue()));
        }
        JsonNode node = value(column);
        if (!has(column)) {
            return Optional.empty();
        }
        if (node.isNull()) {
            return Optional.of(new Written(null));
        }
        if (type.equals("json") || type.equals("jsonb")) {
            return Optional.of(new Written(node.toString()));
        }
        if (node.isArray() && type.startsWith("_")) {
            return array(node).map(Written::new);
        }
        return Optional.ofNullable(scalar(node)).map(Written::new);
    }

    /// A list as the server writes an array of one dimension.
    private static Optional<String> array(JsonNode list) {
        List<String> elements = new ArrayList<>();
        for (JsonNode element : list) {
            String plain = scalar(element);
            if (element.isNull()) {
                elements.add("NULL");
            } else if (plain == null) {
                return Optional.empty();
            } else {
                elements.add('"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
            }
        }
        return Optional.of("{" + String.join(",", elements) + "}");
    }

    /// A value for a column.
    ///
    /// @param text as the server takes it; null: NULL
    record Written(@Nullable String text) {}

    /// How a person reads a value: a text without quotes, NULL as nothing.
    public String shown(String column) {
        JsonNode node = value(column);
        String plain = scalar(node);
        return plain != null ? plain : node.isNull() ? "" : node.toString();
    }

    /// As JSON.
    public String json() {
        return fields.toString();
    }

    /// As JSON's tree; not to be changed.
    public JsonNode tree() {
        return fields;
    }

    /// Whether a column is the same in both.
    public boolean same(String column, Payload other) {
        return value(column).equals(other.value(column))
                && fields.path(TEXTS).path(column).equals(other.fields.path(TEXTS).path(column));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload payload && payload.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return json();
    }
}
