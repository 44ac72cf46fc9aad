package plumbline.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.Backend;
import plumbline.core.activity.BackendState;
import plumbline.core.activity.LockedObject;
import plumbline.core.activity.PreparedTransaction;
import plumbline.core.activity.Wait;

/// What a reading saw, as compressed JSON; all but its moment, so that two readings of a standing jam are the same bytes.
///
/// Everything is written column by column, moments as steps of microseconds (the server counts in those), texts once.
/// Whom somebody waits for is written as the difference to the wait before it: in a queue that is one session each, where
/// the lists themselves would be 124,751 numbers for 500 waiters. Order, which means nothing, is not kept.
final class WaitPicture {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Comparator<Wait> NEIGHBOURS = Comparator
            .comparing((Wait wait) -> wait.object().type())
            .thenComparing(wait -> wait.object().database())
            .thenComparing(wait -> wait.object().relation())
            .thenComparing(wait -> wait.object().row())
            .thenComparing(wait -> wait.object().number())
            .thenComparingInt(wait -> wait.sessions().size())
            .thenComparingInt(Wait::pid);

    private WaitPicture() {}

    /// The smallest age in transactions, which grows from reading to reading; 0 where there is none.
    static long transactions(ActivitySample sample) {
        return Stream.concat(sample.backends().stream().map(Backend::xmin).filter(age -> age != null),
                sample.prepared().stream().map(PreparedTransaction::xmin)).mapToLong(Long::longValue).min().orElse(0);
    }

    static byte[] encode(ActivitySample sample) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(new DeflaterOutputStream(bytes))) {
            new Writer(json).write(sample);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    /// @param transactions see [#transactions]
    /// @throws IOException where the bytes were not written by this class
    static ActivitySample decode(byte[] bytes, Instant at, long transactions) throws IOException {
        JsonNode all = JSON.readTree(new InflaterInputStream(new ByteArrayInputStream(bytes)));
        try {
            return new Reader(all, transactions).read(at);
        } catch (IndexOutOfBoundsException | NullPointerException | IllegalArgumentException strange) {
            throw new IOException("not a picture of waits", strange);
        }
    }

    private static @Nullable Long micros(@Nullable Instant moment) {
        return moment == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    /// Writes one picture.
    private static final class Writer {

        private final JsonGenerator json;
        private final Map<String, Integer> texts = new LinkedHashMap<>();

        Writer(JsonGenerator json) {
            this.json = json;
        }

        void write(ActivitySample sample) throws IOException {
            long base = transactions(sample);
            json.writeStartObject();
            json.writeStringField("database", sample.database());
            json.writeBooleanField("standby", sample.standby());
            json.writeBooleanField("limited", sample.limited());
            json.writeNumberField("deadlock", sample.deadlockTimeout().toMillis());
            json.writeObjectFieldStart("sessions");
            sessions(sample.backends().stream().sorted(Comparator.comparingInt(Backend::pid)).toList(), base);
            json.writeEndObject();
            json.writeObjectFieldStart("waits");
            waits(sample.waits().stream().sorted(NEIGHBOURS).toList());
            json.writeEndObject();
            json.writeObjectFieldStart("prepared");
            List<PreparedTransaction> prepared = sample.prepared().stream()
                    .sorted(Comparator.comparing(PreparedTransaction::gid)).toList();
            texts("gid", prepared, PreparedTransaction::gid);
            steps("since", prepared, each -> micros(each.prepared()));
            texts("owner", prepared, PreparedTransaction::owner);
            texts("database", prepared, PreparedTransaction::database);
            numbers("xmin", prepared, each -> each.xmin() - base);
            json.writeEndObject();
            json.writeArrayFieldStart("texts");
            for (String text : texts.keySet()) {
                json.writeString(text);
            }
            json.writeEndArray();
            json.writeEndObject();
        }

        private void sessions(List<Backend> all, long base) throws IOException {
            steps("pid", all, each -> (long) each.pid());
            numbers("leader", all, each -> (long) each.leader());
            texts("kind", all, Backend::kind);
            texts("database", all, Backend::database);
            texts("user", all, Backend::user);
            texts("application", all, Backend::application);
            texts("client", all, Backend::client);
            texts("state", all, each -> each.state().name());
            steps("started", all, each -> micros(each.started()));
            steps("transaction", all, each -> micros(each.transaction()));
            steps("query", all, each -> micros(each.query()));
            steps("changed", all, each -> micros(each.changed()));
            texts("type", all, Backend::waitType);
            texts("event", all, Backend::waitEvent);
            numbers("xmin", all, each -> {
                Long age = each.xmin();
                return age == null ? null : age - base;
            });
            texts("statement", all, Backend::statement);
            numbers("own", all, each -> each.own() ? 1L : 0L);
        }

        private void waits(List<Wait> all) throws IOException {
            steps("pid", all, each -> (long) each.pid());
            texts("type", all, each -> each.object().type());
            texts("database", all, each -> each.object().database());
            texts("relation", all, each -> each.object().relation());
            texts("row", all, each -> each.object().row());
            texts("number", all, each -> each.object().number());
            texts("mode", all, Wait::mode);
            steps("since", all, each -> micros(each.since()));
            json.writeArrayFieldStart("prepared");
            for (Wait each : all) {
                json.writeStartArray();
                for (String gid : each.prepared()) {
                    json.writeNumber(text(gid));
                }
                json.writeEndArray();
            }
            json.writeEndArray();
            blockers(all);
        }

        /// For each wait: those added to the wait's before it, and as negative numbers those gone from it.
        private void blockers(List<Wait> all) throws IOException {
            Set<Integer> before = new HashSet<>();
            json.writeArrayFieldStart("blockers");
            for (Wait each : all) {
                Set<Integer> now = new TreeSet<>(each.sessions());
                json.writeStartArray();
                for (int pid : now) {
                    if (!before.contains(pid)) {
                        json.writeNumber(pid);
                    }
                }
                for (int pid : before.stream().filter(pid -> !now.contains(pid)).sorted().toList()) {
                    json.writeNumber(-pid);
                }
                json.writeEndArray();
                before = now;
            }
            json.writeEndArray();
        }

        private int text(String text) {
            Integer known = texts.get(text);
            if (known != null) {
                return known;
            }
            texts.put(text, texts.size());
            return texts.size() - 1;
        }

        private <T> void texts(String name, List<T> rows, Function<T, String> column) throws IOException {
            numbers(name, rows, row -> (long) text(column.apply(row)));
        }

        private <T> void numbers(String name, List<T> rows, Function<T, @Nullable Long> column) throws IOException {
            json.writeArrayFieldStart(name);
            for (T row : rows) {
                write(column.apply(row), 0);
            }
            json.writeEndArray();
        }

        private <T> void steps(String name, List<T> rows, Function<T, @Nullable Long> column) throws IOException {
            json.writeArrayFieldStart(name);
            long last = 0;
            for (T row : rows) {
                Long value = column.apply(row);
                write(value, last);
                last = value == null ? last : value;
            }
            json.writeEndArray();
        }

        private void write(@Nullable Long value, long from) throws IOException {
            if (value == null) {
                json.writeNull();
            } else {
                json.writeNumber(value - from);
            }
        }
    }

    /// Reads one picture.
    private static final class Reader {

        private final JsonNode all;
        private final long base;
        private final List<String> texts = new ArrayList<>();

        Reader(JsonNode all, long base) {
            this.all = all;
            this.base = base;
            all.required("texts").forEach(text -> texts.add(text.asText()));
        }

        ActivitySample read(Instant at) {
            return new ActivitySample(at, all.required("database").asText(), all.required("standby").asBoolean(),
                    all.required("limited").asBoolean(), Duration.ofMillis(all.required("deadlock").asLong()),
                    sessions(all.required("sessions")), waits(all.required("waits")),
                    prepared(all.required("prepared")));
        }

        private List<Backend> sessions(JsonNode from) {
            List<@Nullable Long> pid = steps(from, "pid");
            List<@Nullable Long> started = steps(from, "started");
            List<@Nullable Long> transaction = steps(from, "transaction");
            List<@Nullable Long> query = steps(from, "query");
            List<@Nullable Long> changed = steps(from, "changed");
            List<Backend> sessions = new ArrayList<>();
            for (int i = 0; i < pid.size(); i++) {
                JsonNode age = from.required("xmin").required(i);
                sessions.add(new Backend(number(pid, i), from.required("leader").required(i).asInt(),
                        text(from, "kind", i), text(from, "database", i), text(from, "user", i),
                        text(from, "application", i), text(from, "client", i),
                        BackendState.valueOf(text(from, "state", i)), moment(started, i), moment(transaction, i),
                        moment(query, i), moment(changed, i), text(from, "type", i), text(from, "event", i),
                        age.isNull() ? null : age.asLong() + base, text(from, "statement", i),
                        from.required("own").required(i).asInt() == 1));
            }
            return sessions;
        }

        private List<Wait> waits(JsonNode from) {
            List<@Nullable Long> pid = steps(from, "pid");
            List<@Nullable Long> since = steps(from, "since");
            Set<Integer> blockers = new TreeSet<>();
            List<Wait> waits = new ArrayList<>();
            for (int i = 0; i < pid.size(); i++) {
                for (JsonNode step : from.required("blockers").required(i)) {
                    int change = step.asInt();
                    if (change < 0) {
                        blockers.remove(-change);
                    } else {
                        blockers.add(change);
                    }
                }
                List<String> prepared = new ArrayList<>();
                from.required("prepared").required(i).forEach(text -> prepared.add(texts.get(text.asInt())));
                LockedObject object = new LockedObject(text(from, "type", i), text(from, "database", i),
                        text(from, "relation", i), text(from, "row", i), text(from, "number", i));
                waits.add(new Wait(number(pid, i), object, text(from, "mode", i), moment(since, i),
                        List.copyOf(blockers), prepared));
            }
            return waits;
        }

        private List<PreparedTransaction> prepared(JsonNode from) {
            List<@Nullable Long> since = steps(from, "since");
            List<PreparedTransaction> prepared = new ArrayList<>();
            for (int i = 0; i < since.size(); i++) {
                Instant moment = moment(since, i);
                prepared.add(new PreparedTransaction(text(from, "gid", i), moment == null ? Instant.EPOCH : moment,
                        text(from, "owner", i), text(from, "database", i),
                        from.required("xmin").required(i).asLong() + base));
            }
            return prepared;
        }

        private String text(JsonNode from, String column, int row) {
            return texts.get(from.required(column).required(row).asInt());
        }

        private static List<@Nullable Long> steps(JsonNode from, String column) {
            List<@Nullable Long> values = new ArrayList<>();
            long last = 0;
            for (JsonNode step : from.required(column)) {
                last += step.isNull() ? 0 : step.asLong();
                values.add(step.isNull() ? null : last);
            }
            return values;
        }

        private static int number(List<@Nullable Long> column, int row) {
            Long value = column.get(row);
            return value == null ? 0 : value.intValue();
        }

        private static @Nullable Instant moment(List<@Nullable Long> column, int row) {
            Long micros = column.get(row);
            return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }
    }
}
