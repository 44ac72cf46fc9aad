package plumbline.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.sql.Sql;

/// Findings a person ignores, in the store. Thread-safe.
public final class SqliteIgnoredFindings implements IgnoredFindings {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;

    public SqliteIgnoredFindings(Store store) {
        this.store = store;
    }

    @Override
    public List<Ignored> of(String target, String checkPath, Instant now) {
        Sql query = Sql.of("""
                SELECT key, reason, who, at, until FROM ignored_finding
                WHERE target = ? AND check_path = ? AND until > ? ORDER BY at, key""", target, checkPath,
                Nanos.of(now));
        List<Kept> kept = store.read(view -> view.list(query, row -> new Kept(row.getString(1), row.getString(2),
                row.getString(3), Nanos.instant(row.getLong(4)), until(row.getLong(5)))));
        List<Ignored> ignored = new ArrayList<>();
        kept.forEach(each -> ignored
                .add(new Ignored(columns(each.key()), each.reason(), each.who(), each.at(), each.until())));
        return List.copyOf(ignored);
    }

    /// A row as it is kept.
    private record Kept(String key, String reason, String who, Instant at, Instant until) {}

    @Override
    public void ignore(String target, String checkPath, List<Ignored> findings) {
        store.write(change -> {
            int written = 0;
            for (Ignored each : findings) {
                written += change.update(Sql.of("""
                        INSERT INTO ignored_finding (target, check_path, key, reason, who, at, until)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (target, check_path, key) DO UPDATE SET reason = excluded.reason,
                            who = excluded.who, at = excluded.at, until = excluded.until""", target, checkPath,
                        text(each.key()), each.reason(), each.who(), Nanos.of(each.at()), Nanos.of(each.until())));
            }
            return written;
        });
    }

    @Override
    public void heed(String target, String checkPath, List<Map<String, String>> keys) {
        store.write(change -> {
            int gone = 0;
            for (Map<String, String> key : keys) {
                gone += change.update(Sql.of(
                        "DELETE FROM ignored_finding WHERE target = ? AND check_path = ? AND key = ?", target,
                        checkPath, text(key)));
            }
            return gone;
        });
    }

    private static Instant until(long nanos) {
        return nanos == Long.MAX_VALUE ? Instant.MAX : Nanos.instant(nanos);
    }

    /// In the order of the names, so that the same key is always the same text.
    private static String text(Map<String, String> key) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(key).forEach(object::put);
        return object.toString();
    }

    private Map<String, String> columns(String text) {
        try {
            return JSON.readValue(text, new TypeReference<Map<String, String>>() {
            });
        } catch (JsonProcessingException damaged) {
            throw store.problems().of("the key of an ignored finding can't be read", damaged);
        }
    }
}
