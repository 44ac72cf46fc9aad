package plumbline.ui.locks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Backend;
import plumbline.core.activity.Participant;
import plumbline.core.activity.Participant.Cycle;
import plumbline.core.activity.Participant.Prepared;
import plumbline.core.activity.Participant.ServerProcess;
import plumbline.core.activity.Wait;
import plumbline.core.activity.WaitTree;
import plumbline.core.export.Extract;
import plumbline.core.export.ExtractFormat;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.ValueKind;

/// The tree as text: indented or as a Markdown list in the language of the screen, as JSON or CSV with stable names.
record TreeDocument(LockWords words) {

    private static final List<Column> COLUMNS = List.of(text("who"), number("pid"), text("prepared"), number("depth"),
            text("under"), text("waits_for"), number("blocks"), number("wait_seconds"), number("longest_seconds"),
            text("user"), text("application"), text("client"), text("database"), text("state"),
            number("transaction_seconds"), text("mode"), text("object"), text("statement"),
            new Column("statement_is_last", "boolean", ValueKind.BOOLEAN));

    /// @param places of the nodes to write, in order; the depth is counted from the least deep one
    String of(WaitTree tree, List<Integer> places, TreeForm form) {
        return switch (form) {
            case TEXT -> listed(tree, places, "  ", "");
            case MARKDOWN -> listed(tree, places, "  ", "- ");
            case JSON -> ExtractFormat.JSON.text(extract(tree, places), false);
            case CSV -> ExtractFormat.CSV.text(extract(tree, places), true);
        };
    }

    private String listed(WaitTree tree, List<Integer> places, String step, String bullet) {
        int least = places.stream().mapToInt(place -> tree.nodes().get(place).depth()).min().orElse(0);
        StringBuilder text = new StringBuilder();
        for (int place : places) {
            WaitLine line = WaitLine.of(tree, place, Set.of());
            String said = words.texts().messages().text("locks.copy.line", words.name(line.key().who()),
                    told(line, tree));
            text.append(step.repeat(line.node().depth() - least)).append(bullet)
                    .append(bullet.isEmpty() ? said : escaped(said)).append('\n');
        }
        return text.toString();
    }

    private String told(WaitLine line, WaitTree tree) {
        Instant now = tree.sample().at();
        List<String> facts = new ArrayList<>();
        if (line.waits()) {
            facts.add(words.part(line) + " " + words.age(line.since(), now));
            facts.add(words.lock(line));
        }
        if (line.node().blocks() > 0) {
            facts.add(words.headline(line, Duration.ZERO));
        }
        Backend backend = line.backend();
        if (backend != null) {
            facts.addAll(List.of(backend.user(), backend.application(), backend.client(), backend.database(),
                    words.state(backend)));
        }
        facts.add(words.statement(line));
        return facts.stream().map(String::strip).filter(each -> !each.isEmpty())
                .collect(Collectors.joining(words.texts().now("locks.list")));
    }

    // a statement must not turn into emphasis, links or HTML
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_<>\\[\\]|#])", "\\\\$1");
    }

    Extract extract(WaitTree tree, List<Integer> places) {
        return new Extract("waits", COLUMNS, places.stream().map(place -> row(tree, place)).toList());
    }

    private static Row row(WaitTree tree, int place) {
        WaitLine line = WaitLine.of(tree, place, Set.of());
        Instant now = tree.sample().at();
        Backend backend = line.backend();
        Wait wait = line.waits() ? line.node().waits().getFirst() : null;
        List<@Nullable Object> values = new ArrayList<>(Arrays.<@Nullable Object>asList(kind(line.key().who()),
                line.pid() == 0 ? null : (Object) (long) line.pid(),
                line.key().who() instanceof Prepared(String gid) ? gid : null, (long) line.node().depth(),
                line.node().parent() < 0 ? null : plain(tree.nodes().get(line.node().parent()).who()),
                tree.ahead(line.key().who()).stream().map(TreeDocument::plain).collect(Collectors.joining(" ")),
                (long) line.node().blocks(), seconds(line.since(), now), line.node().longest().toSeconds()));
        for (int i = 0; i < 5; i++) {
            values.add(backend == null
                    ? null
                    : List.of(backend.user(), backend.application(), backend.client(), backend.database(),
                            backend.state().word()).get(i));
        }
        values.add(backend == null ? null : seconds(backend.transaction(), now));
        values.add(wait == null ? null : wait.mode());
        values.add(wait == null ? null : wait.object().line());
        values.add(backend == null ? null : backend.statement());
        values.add(backend == null ? null : backend.statementIsLast());
        return new Row(values);
    }

    private static String kind(Participant who) {
        return switch (who) {
            case ServerProcess _ -> "session";
            case Prepared _ -> "prepared";
            case Cycle _ -> "deadlock";
        };
    }

    private static String plain(Participant who) {
        return switch (who) {
            case ServerProcess(int pid) -> String.valueOf(pid);
            case Prepared(String gid) -> "prepared:" + gid;
            case Cycle(List<Integer> pids) ->
                "deadlock:" + pids.stream().map(String::valueOf).collect(Collectors.joining("-"));
        };
    }

    private static @Nullable Long seconds(@Nullable Instant since, Instant now) {
        return since == null ? null : Math.max(0, Duration.between(since, now).toSeconds());
    }

    private static Column text(String name) {
        return new Column(name, "text", ValueKind.TEXT);
    }

    private static Column number(String name) {
        return new Column(name, "bigint", ValueKind.NUMBER);
    }
}
