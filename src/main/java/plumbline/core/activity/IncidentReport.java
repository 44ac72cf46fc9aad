package plumbline.core.activity;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.LockHistory.Episode;
import plumbline.core.export.MarkdownText;
import plumbline.core.export.WholeFile;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.target.Target;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;

/// Writes an episode down as a Markdown document: what happened, the tree when it was worst, who waited for whom, what
/// they ran, who was at the root when, and what the console did meanwhile. Thread-safe; reads the store, so it takes a
/// moment and belongs on a background thread.
public final class IncidentReport {

    private static final int MOST_PAIRS = 200;
    private static final int MOST_STATEMENTS = 100;
    private static final int MOST_NODES = 200;
    private static final int MOST_ENTRIES = 500;
    private static final int LONGEST_STATEMENT = 400;
    private static final Duration AROUND = Duration.ofMinutes(1);
    private static final Set<Verb> ENDS = EnumSet.of(Verb.CANCEL, Verb.TERMINATE, Verb.COMMIT_PREPARED,
            Verb.ROLLBACK_PREPARED);

    private final LockHistory history;
    private final Journal journal;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter time;

    /// @param zone in which moments are written
    public IncidentReport(LockHistory history, Journal journal, ZoneId zone) {
        this.history = history;
        this.journal = journal;
        this.moment = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx").withZone(zone);
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
    }

    /// Writes a file in the place of the one that is there, in one step.
    public void save(Target target, Episode episode, Language language, Path file) throws IOException {
        WholeFile.write(file, out -> write(target, episode, language, out));
    }

    /// Writes the document; fails with a `ProblemException` where the store does.
    public void write(Target target, Episode episode, Language language, Writer out) throws IOException {
        new Document(Messages.in(language), out).write(target, episode, Incident.of(history, episode));
    }

    /// One document in one language.
    private final class Document {

        private final Messages words;
        private final Writer out;

        Document(Messages words, Writer out) {
            this.words = words;
            this.out = out;
        }

        void write(Target target, Episode episode, Incident incident) throws IOException {
            out.write("# " + MarkdownText.plain(say("incident.title", target.name())) + "\n\n");
            facts(target, episode, incident);
            WaitTree peak = incident.peak().orElse(null);
            if (peak == null) {
                out.write("\n" + MarkdownText.plain(say("incident.gone")) + "\n");
            } else {
                tree(peak);
                pairs(incident.pairs());
                statements(peak);
                reigns(incident.reigns());
            }
            done(target, episode);
            limits(incident);
        }

        private void facts(Target target, Episode episode, Incident incident) throws IOException {
            out.write(MarkdownText.row(List.of(say("incident.fact"), say("incident.value"))) + "| --- | --- |\n");
            fact("incident.target", target.name());
            fact("incident.environment", say("control.environment." + target.environment().word()));
            fact("incident.place", target.address().place());
            fact("incident.began", moment.format(episode.began()));
            fact("incident.ended", moment.format(episode.ended()));
            fact("incident.lasted", span(Duration.between(episode.began(), episode.ended())));
            fact("incident.peak", String.valueOf(episode.peak()));
            fact("incident.longest", span(episode.longest()));
            fact("incident.culprit", episode.culprit().isEmpty() ? say("incident.culprit.none") : episode.culprit());
            fact("incident.readings", String.valueOf(incident.kept()));
        }

        private void fact(String key, String value) throws IOException {
            out.write(MarkdownText.row(List.of(say(key), value)));
        }

        private void tree(WaitTree tree) throws IOException {
            head("incident.tree", time.format(tree.sample().at()), String.valueOf(tree.waiting()));
            List<String> lines = new ArrayList<>();
            for (WaitTree.Node node : tree.nodes().stream().limit(MOST_NODES).toList()) {
                lines.add("    ".repeat(node.depth()) + line(tree, node));
            }
            out.write(MarkdownText.block(lines));
            rest(tree.nodes().size() - MOST_NODES);
        }

        private String line(WaitTree tree, WaitTree.Node node) {
            List<String> parts = new ArrayList<>();
            parts.add(node.who() instanceof Participant.Cycle
                    ? say("incident.cycle", ParticipantName.of(tree, node.who()))
                    : ParticipantName.of(tree, node.who()));
            if (node.who() instanceof Participant.ServerProcess(int pid)) {
                tree.backend(pid).ifPresent(backend -> state(tree, backend, parts));
            }
            if (node.blocks() > 0) {
                parts.add(say("incident.blocks", String.valueOf(node.blocks()), span(node.longest())));
            }
            for (Wait wait : node.waits()) {
                parts.add(say("incident.waits", tree.age(wait).map(this::span).orElse("?"), wait.mode(),
                        wait.object().line()));
            }
            return String.join(" | ", parts);
        }

        private void state(WaitTree tree, Backend backend, List<String> parts) {
            parts.add(say("incident.state." + backend.state().word()));
            Instant began = backend.transaction();
            if (began != null) {
                parts.add(say("incident.transaction", span(Duration.between(began, tree.sample().at()))));
            }
        }

        private void pairs(List<Incident.Pair> pairs) throws IOException {
            head("incident.pairs");
            table("incident.waiter", "incident.blocker", "incident.lock", "incident.object", "incident.first",
                    "incident.last", "incident.seen");
            List<Incident.Pair> longest = pairs.stream().sorted(Comparator.comparing(IncidentReport::seen).reversed())
                    .limit(MOST_PAIRS).toList();
            for (Incident.Pair pair : longest) {
                out.write(MarkdownText.row(List.of(pair.waiter(), pair.blocker(), pair.mode(), pair.object(),
                        time.format(pair.first()), time.format(pair.last()), span(seen(pair)))));
            }
            rest(pairs.size() - MOST_PAIRS);
        }

        private void statements(WaitTree tree) throws IOException {
            head("incident.statements");
            table("incident.session", "incident.state", "incident.transaction-age", "incident.statement");
            List<Backend> shown = tree.nodes().stream()
                    .flatMap(node -> node.who() instanceof Participant.ServerProcess(int pid)
                            ? tree.backend(pid).stream()
                            : Stream.empty())
                    .toList();
            for (Backend backend : shown.stream().limit(MOST_STATEMENTS).toList()) {
                Instant began = backend.transaction();
                String age = began == null ? "" : span(Duration.between(began, tree.sample().at()));
                out.write(MarkdownText.row(List.of(
                        ParticipantName.of(tree, new Participant.ServerProcess(backend.pid())),
                        say("incident.state." + backend.state().word()), age, statement(backend))));
            }
            rest(shown.size() - MOST_STATEMENTS);
        }

        private String statement(Backend backend) {
            String text = backend.statement();
            if (text.isEmpty()) {
                return say("incident.statement.none");
            }
            String cut = text.length() > LONGEST_STATEMENT ? text.substring(0, LONGEST_STATEMENT) + "..." : text;
            return backend.statementIsLast() ? say("incident.statement.last", cut) : cut;
        }

        private void reigns(List<Incident.Reign> reigns) throws IOException {
            head("incident.roots");
            table("incident.from", "incident.until", "incident.root", "incident.most");
            for (Incident.Reign reign : reigns.stream().limit(MOST_PAIRS).toList()) {
                String name = reign.root() instanceof Participant.Cycle
                        ? say("incident.cycle", reign.name())
                        : reign.name();
                out.write(MarkdownText.row(List.of(time.format(reign.from()), time.format(reign.until()), name,
                        String.valueOf(reign.most()))));
            }
            rest(reigns.size() - MOST_PAIRS);
        }

        private void done(Target target, Episode episode) throws IOException {
            head("incident.console");
            List<JournalEntry> entries = entries(target, episode);
            if (entries.isEmpty()) {
                out.write(MarkdownText.plain(say("incident.console.nothing")) + "\n");
                return;
            }
            table("incident.when", "incident.who", "incident.action", "incident.subject", "incident.outcome",
                    "incident.run");
            for (JournalEntry entry : entries) {
                out.write(MarkdownText.row(List.of(time.format(entry.at()), entry.who(), entry.action(),
                        entry.subject(), (entry.state().word() + " " + entry.message()).strip(), entry.run())));
            }
        }

        private void limits(Incident incident) throws IOException {
            head("incident.limits");
            item(say("incident.limit.seconds"));
            item(say("incident.limit.clock"));
            if (incident.read() < incident.kept()) {
                item(say("incident.limit.readings", String.valueOf(incident.read()),
                        String.valueOf(incident.kept())));
            }
            if (incident.thinned()) {
                item(say("incident.limit.pairs"));
            }
            if (incident.limited()) {
                item(say("incident.limit.rights"));
            }
        }

        private void item(String text) throws IOException {
            out.write("- " + MarkdownText.plain(text) + "\n");
        }

        private void head(String key, Object... values) throws IOException {
            out.write("\n## " + MarkdownText.plain(say(key, values)) + "\n\n");
        }

        private void table(String... keys) throws IOException {
            out.write(MarkdownText.row(Stream.of(keys).map(this::say).toList()));
            out.write("|" + " --- |".repeat(keys.length) + "\n");
        }

        private void rest(int more) throws IOException {
            if (more > 0) {
                out.write("\n" + MarkdownText.plain(say("incident.more", String.valueOf(more))) + "\n");
            }
        }

        private String say(String key, Object... values) {
            return words.text(key, values);
        }

        private String span(@Nullable Duration length) {
            long seconds = length == null ? 0 : Math.max(0, length.toSeconds());
            if (seconds < 60) {
                return say("control.duration.s", String.valueOf(seconds));
            }
            if (seconds < 3600) {
                return say("control.duration.m", String.valueOf(seconds / 60)) + " "
                        + say("control.duration.s", String.valueOf(seconds % 60));
            }
            return say("control.duration.h", String.valueOf(seconds / 3600)) + " "
                    + say("control.duration.m", String.valueOf(seconds / 60 % 60));
        }
    }

    private static Duration seen(Incident.Pair pair) {
        return Duration.between(pair.first(), pair.last());
    }

    /// What ended statements, sessions and prepared transactions on the target in that time, the oldest first.
    private List<JournalEntry> entries(Target target, Episode episode) {
        List<JournalEntry> found = new ArrayList<>();
        for (Verb verb : ENDS) {
            journal.newest(verb.word() + " " + target.name(), MOST_ENTRIES).stream()
                    .filter(entry -> entry.action().equals(verb.word()) && entry.target().equals(target.name()))
                    .filter(entry -> !entry.at().isBefore(episode.began().minus(AROUND))
                            && !entry.at().isAfter(episode.ended().plus(AROUND)))
                    .forEach(found::add);
        }
        found.sort(Comparator.comparing(JournalEntry::at));
        return found;
    }
}
