package plumbline.core.session;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;
import plumbline.core.text.Sentence;

/// A session that holds a lock or waits for one, as far as the role may see it.
///
/// @param pid         its process; null for a prepared transaction, which has none
/// @param user        or empty
/// @param application or empty
/// @param since       when its transaction began, UTC, as `2026-02-03 12:00:00`; or empty
/// @param locks       which on what
public record LockHolder(@Nullable Long pid, String user, String application, String since, List<Lock> locks)
        implements
            Sentence {

    /// A lock on a table; the mode is the server's word.
    public record Lock(String mode, String table) {}

    public LockHolder {
        locks = List.copyOf(locks);
    }

    /// Reads what a query answers: process, user, application, since when, and the locks, each a line of mode and table
    /// with a tabulator between them.
    public static LockHolder of(Row row) {
        String pid = row.text(0);
        List<Lock> locks = row.text(4).lines().map(line -> line.split("\t", 2))
                .map(parts -> new Lock(parts[0], parts.length > 1 ? parts[1] : "")).toList();
        return new LockHolder(pid.isEmpty() ? null : Long.valueOf(pid), row.text(1), row.text(2), row.text(3), locks);
    }

    @Override
    public String in(Messages messages) {
        String who = pid == null
                ? messages.text("detail.holder.prepared")
                : messages.text("detail.holder.pid", pid.toString());
        Stream<@Nullable String> about = Stream.of(part(messages, "user", user),
                part(messages, "application", application), part(messages, "since", since));
        return String.join(messages.text("detail.holder.between"), Stream.concat(
                Stream.concat(Stream.of(who), about.filter(Objects::nonNull).map(Objects::requireNonNull)),
                locks.stream().map(lock -> messages.text("detail.holder.lock", lock.mode(), lock.table()))).toList());
    }

    private static @Nullable String part(Messages messages, String key, String value) {
        return value.isEmpty() ? null : messages.text("detail.holder." + key, value);
    }

    /// In English, for logs.
    @Override
    public String toString() {
        return in(Messages.in(Language.EN));
    }
}
