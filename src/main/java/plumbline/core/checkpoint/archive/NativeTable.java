package plumbline.core.checkpoint.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Fault.Code;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// What is found out about a table of the licensing-risk system's own form while it is read. Its columns are those it names,
/// then the keys of its rows as they are met.
final class NativeTable {

    /// More columns no table of PostgreSQL has.
    private static final int MOST = 1600;

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, ValueKind> kinds = new LinkedHashMap<>();
    private final Map<String, Boolean> texts = new HashMap<>();
    private final Set<String> numbered = new HashSet<>();
    private String name = "";
    private long rows;
    private long bytes;

    NativeTable named(String its) {
        name = its;
        return this;
    }

    String name() {
        return name;
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    void bytes(long more) {
        bytes += more;
    }

    /// Takes the list of columns: names, or objects with a name and maybe a type.
    void columns(JsonParser json) throws IOException {
        // rows as lists may have come first; their columns were counted only
        List<String> counted = types.keySet().stream().allMatch(numbered::contains)
                ? List.copyOf(types.keySet())
                : List.of();
        counted.forEach(types::remove);
        declared(json);
        List<String> names = new ArrayList<>(types.keySet());
        for (int i = 0; i < counted.size(); i++) {
            ValueKind kind = kinds.remove(counted.get(i));
            String its = i < names.size() ? names.get(i) : counted.get(i);
            types.putIfAbsent(its, "");
            if (kind != null) {
                kinds.put(its, kind);
            }
            Boolean text = texts.remove(counted.get(i));
            if (text != null) {
                texts.put(its, text);
            }
        }
    }

    private void declared(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                column(json.getText(), "");
                json.skipChildren();
                continue;
            }
            String its = "";
            String type = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                switch (key) {
                    case "name", "column_name", "column" -> its = json.getText();
                    case "type", "data_type" -> type = json.getText();
                    default -> {
                        // not needed
                    }
                }
                json.skipChildren();
            }
            column(its, type);
        }
    }

    private void column(String its, String type) {
        if (its.isEmpty() || its.indexOf('\0') >= 0) {
            throw BadForm.of(Code.NO_COLUMN_NAME);
        }
        types.putIfAbsent(its, type);
        if (types.size() > MOST) {
            throw BadForm.of(Code.COLUMNS, MOST);
        }
    }

    /// Takes a row.
    void row(JsonParser json) throws IOException {
        rows++;
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                if (!types.containsKey(key)) {
                    column(key, "");
                }
                json.nextToken();
                kind(key, json);
                json.skipChildren();
            }
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
            List<String> names = new ArrayList<>(types.keySet());
            for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                if (i == names.size()) {
                    names.add("column" + (i + 1));
                    numbered.add(names.getLast());
                    column(names.getLast(), "");
                }
                kind(names.get(i), json);
                json.skipChildren();
            }
        } else {
            throw BadForm.of(Code.NOT_A_ROW);
        }
    }

    private void kind(String column, JsonParser json) throws IOException {
        JsonToken value = json.currentToken();
        ValueKind its = switch (value) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ValueKind.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> ValueKind.BOOLEAN;
            default -> ValueKind.TEXT;
        };
        if (value != JsonToken.VALUE_NULL) {
            kinds.merge(column, its, (one, other) -> one == other ? one : ValueKind.TEXT);
            if (texts.getOrDefault(column, true)) {
                texts.put(column, value == JsonToken.VALUE_STRING && NativeJson.isStructure(json.getText()));
            }
        }
    }

    /// The table; the system keeps its tables in the schema `public` and does not write that down.
    TableForm form() {
        List<ColumnForm> columns = types.entrySet().stream()
                .map(each -> new ColumnForm(new Ident(each.getKey()), each.getValue(), 0,
                        texts.getOrDefault(each.getKey(), false) ? ColumnForm.JSON_TEXT : "",
                        kinds.getOrDefault(each.getKey(), ValueKind.TEXT), false, false))
                .toList();
        TableName its = name.indexOf('.') > 0 ? TableName.parse(name) : TableName.of("public", name);
        return new TableForm(its, "table", null, columns, List.of(), List.of(), false, Coding.JSON, List.of(), rows,
                bytes);
    }
}
