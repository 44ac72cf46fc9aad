package plumbline.core.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.RowImages;
import plumbline.core.pack.History;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Session;
import plumbline.core.snapshot.RowEdit.Change;

/// One try of an edit inside an open transaction: lock, read, keep, write, read again. Whoever calls it commits or rolls
/// back. Used once, by one thread.
final class RowAttempt {

    private final RowVersions versions;
    private final Session session;
    private final RowEdit edit;
    private final Ground ground;

    RowAttempt(RowVersions versions, Session session, RowEdit edit) {
        this.versions = versions;
        this.session = session;
        this.edit = edit;
        this.ground = versions.ground(session, edit.history());
    }

    /// What a try did.
    record Tried(Snapshot snapshot, RowNow before, RowNow after, List<EditResult.Touch> touches, List<String> left,
            ChangeRecord change, String statements) {

        EditResult result(boolean executed, String run, long millis) {
            return new EditResult(executed, snapshot, after,
                    FieldChange.between(before.payload(), after.payload()), touches, left, run, millis);
        }
    }

    Tried perform() {
        Optional<Snapshot> back = edit.change() instanceof Change.Back(String id, _)
                ? Optional.of(found(versions, session, ground, id))
                : Optional.empty();
        RowKey key = back.map(snapshot -> key(edit.history(), snapshot)).orElseGet(() -> EditChecks.key(edit));
        new EditChecks(ground, edit).refuse();
        if (!ground.unfilled().isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.UNFILLED_COLUMNS,
                    edit.history().kept().table().toString(), String.join(", ", ground.unfilled())));
        }
        // invariant 1: the row's own lock first, so that who edits the same row waits here
        if (versions.lock(session, edit.history().row(), key.values()) == 0) {
            throw new ProblemException(Problem.of(ProblemCode.ROW_GONE, key.joined()));
        }
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        List<String> left = new ArrayList<>();
        switch (edit.change()) {
            case Change.None() -> {
                // a version without an edit
            }
            case Change.Values(var given) -> values.putAll(given);
            case Change.Back(_, var fields) -> left.addAll(new Backwards(ground, back.orElseThrow().payload())
                    .into(values, now(key), fields));
        }
        return write(key, values, left);
    }

    private Tried write(RowKey key, Map<String, Optional<String>> values, List<String> left) {
        List<FieldWrite> writes = ground.fields().stream()
                .map(table -> FieldWrite.of(session, table, key, of(table, values)))
                .filter(write -> !write.isEmpty()).toList();
        writes.forEach(FieldWrite::lock);
        RowNow before = now(key); // invariant 2: what another one has committed is seen now that all locks are held
        refuseUnseen(before);
        long newest = versions.newest(session, ground, key);
        if (edit.asOf().isPresent() && newest > edit.asOf().getAsLong()) {
            throw new ProblemException(Problem.of(ProblemCode.ROW_CHANGED, key.joined(),
                    messages -> messages.text("snapshot.later-versions", newest)));
        }
        List<EditResult.Touch> touches = writes.stream()
                .map(write -> new EditResult.Touch(write.table().table().toString(),
                        versions.count(session, ground, write.shownKey())))
                .filter(touch -> touch.rows() > 1).toList();
        Snapshot snapshot = versions.insert(session, ground, key, before, newest + 1, edit.by(), edit.summary());
        List<String> statements = new ArrayList<>();
        List<RowImages> images = new ArrayList<>();
        writes.forEach(write -> images.add(write.perform(statements)));
        RowNow after = now(key);
        refuseUnwritten(writes, after);
        return new Tried(snapshot, before, after, touches, left,
                new ChangeRecord(images, List.of()), String.join(";\n", statements));
    }

    private static Map<String, Optional<String>> of(Ground.FieldTable table, Map<String, Optional<String>> values) {
        Map<String, Optional<String>> its = new LinkedHashMap<>();
        values.forEach((field, value) -> {
            String column = table.editable().get(field);
            if (column != null) {
                its.put(column, value);
            }
        });
        return its;
    }

    private RowNow now(RowKey key) {
        return versions.row(session, ground, key).orElseThrow(
                () -> new ProblemException(Problem.of(ProblemCode.ROW_GONE, key.joined())));
    }

    /// Invariant 3.
    private void refuseUnseen(RowNow now) {
        RowNow seen = edit.seen();
        if (seen == null) {
            return;
        }
        List<String> other = FieldChange.between(seen.payload(), now.payload()).stream().map(FieldChange::field)
                .toList();
        if (!other.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.ROW_CHANGED, String.join("::", edit.key().values()),
                    String.join(", ", other)));
        }
    }

    /// Invariant 4.
    private void refuseUnwritten(List<FieldWrite> writes, RowNow after) {
        List<String> wrong = writes.stream().flatMap(write -> write.unlike(after).stream()).toList();
        if (!wrong.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_VERIFIED, edit.target().name(),
                    String.join(", ", wrong)));
        }
    }

    static Snapshot found(RowVersions versions, Session session, Ground ground, String id) {
        try {
            return versions.find(session, ground, id).orElseThrow(
                    () -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_SNAPSHOT, id)));
        } catch (ProblemException refused) {
            if (refused.problem().code() == ProblemCode.STATEMENT) { // what no id of this type can be
                throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_SNAPSHOT, id), refused);
            }
            throw refused;
        }
    }

    /// The row a version is of: by its payload, which has the view's key.
    static RowKey key(History history, Snapshot snapshot) {
        return RowKey.of(history.key(), history.key().stream().collect(
                Collectors.toMap(column -> column, column -> snapshot.payload().shown(column))));
    }
}
