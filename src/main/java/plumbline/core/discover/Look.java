package plumbline.core.discover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.core.discover.Discovered.Left;
import plumbline.core.session.TableShape;
import plumbline.core.session.TableShape.Reference;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// One look at one target. Used once, by one thread.
///
/// First all tables are sampled. Then cheap comparisons of samples and whole-table questions take turns: comparisons have
/// half of the time that is left, then what they speak for most is asked, and so on until nothing is left of either. So a
/// slow machine still gives its best-founded proposals, and a fast one everything.
final class Look {

    private static final double FOR_SAMPLES = 0.4;
    private static final double FOR_COMPARISONS = 0.5;

    private final Target target;
    private final Asker asker;
    private final WorkContext context;
    private final Suspicions suspicions = new Suspicions();
    private final Counters counters;
    private final Map<TableName, TableSample> samples = new LinkedHashMap<>();
    private final List<Proposal> proposals = new ArrayList<>();
    private final Set<Link> followed = new HashSet<>();
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final List<String> unanswered = new ArrayList<>();
    private int done;
    private int uncompared;
    private double shown;

    Look(Target target, Asker asker, WorkContext context) {
        this.target = target;
        this.asker = asker;
        this.context = context;
        this.counters = new Counters(asker, new Values(target.engine()), suspicions);
    }

    Discovered look(List<String> schemas) {
        Optional<List<TableShape>> tables = asker.with(session -> session.dialect().schema(session, schemas));
        List<TableShape> all = tables.orElse(List.of());
        asker.share(FOR_SAMPLES);
        List<String> unread = sample(all);
        plan();
        do {
            asker.share(FOR_COMPARISONS);
            compare();
            asker.share(1);
            verify();
        } while (!steps.isEmpty() && asker.hasTime());
        List<String> suspected = new ArrayList<>(unanswered);
        suspicions.waiting().forEach(each -> suspected.add(each.toString()));
        if (!unread.isEmpty() || uncompared + steps.size() > 0 || !suspected.isEmpty()) {
            asker.leaveOut();
        }
        proposals.sort(Comparator.comparingInt(Look::kindOrder)
                .thenComparing(Comparator.comparingDouble((Proposal each) -> each.evidence().confidence()).reversed())
                .thenComparing(each -> each.tables().toString() + each.columns()));
        return new Discovered(target, proposals, asker.millis(), all.size(), asker.complete(),
                new Left(unread, uncompared + steps.size(), suspected));
    }

    private static int kindOrder(Proposal proposal) {
        return switch (proposal) {
            case Proposal.ForeignKey _ -> 0;
            case Proposal.Counter _ -> 1;
            case Proposal.Flag _ -> 2;
            case Proposal.NearUnique _ -> 3;
        };
    }

    /// Small tables first, so that much is known early.
    ///
    /// @return those that could not be read
    private List<String> sample(List<TableShape> tables) {
        List<TableShape> ordered = tables.stream().sorted(Comparator.comparingLong(TableShape::rows)).toList();
        int some = TableSample.rowsOf(tables.size());
        List<String> unread = new ArrayList<>();
        int read = 0;
        for (TableShape table : ordered) {
            report(0.4 * read++ / ordered.size(), table.name().toString());
            if (!asker.hasTime()) {
                unread.add(table.name().toString());
                continue;
            }
            switch (TableSample.of(asker, table, some)) {
                case TableSample.Reading.Read(TableSample sample) -> samples.put(table.name(), sample);
                case TableSample.Reading.Nothing _ -> {
                    // no rows, or no column that can be compared
                }
                case TableSample.Reading.Unread _ -> unread.add(table.name().toString());
            }
        }
        return unread;
    }

    /// What names and declared links speak of comes first; what only values could give away comes last.
    private void plan() {
        Keys keys = new Keys(asker);
        samples.values().forEach(keys::learn);
        Values values = new Values(target.engine());
        ForeignKeys links = new ForeignKeys(asker, values, suspicions);
        Doubles doubles = new Doubles(asker, suspicions);
        steps.addAll(links.named(keys.single(), samples.values()));
        steps.addAll(new CompositeKeys(asker, values, suspicions).steps(keys.composite(), samples.values()));
        steps.add(() -> declared().forEach(this::follow));
        steps.add(this::followSuspected);
        steps.addAll(links.unnamed(keys.single(), samples.values()));
        steps.add(this::followSuspected);
        samples.values().forEach(doubles::look);
    }

    private void compare() {
        while (!steps.isEmpty() && asker.hasTime()) {
            report(0.4 + 0.3 * done / (done + steps.size()), target.name());
            int before = asker.unanswered();
            steps.removeFirst().run();
            uncompared += asker.unanswered() > before ? 1 : 0;
            done++;
        }
    }

    private void verify() {
        List<Suspicion> waiting = suspicions.waiting();
        for (int i = 0; i < waiting.size() && asker.hasTime(); i++) {
            Suspicion suspicion = waiting.get(i);
            report(0.7 + 0.3 * i / waiting.size(), suspicion.table().toString());
            int before = asker.unanswered();
            Optional<Proposal> proposal = suspicion.verify();
            proposal.ifPresent(proposals::add);
            if (proposal.isEmpty() && asker.unanswered() > before) {
                unanswered.add(suspicion.toString());
            }
            suspicions.done(suspicion, proposal.isPresent());
        }
    }

    /// Progress never goes back, though comparisons and questions take turns.
    private void report(double fraction, String doing) {
        shown = Math.max(shown, fraction);
        context.progress(shown, doing);
    }

    private List<Link> declared() {
        List<Link> links = new ArrayList<>();
        for (TableSample table : samples.values()) {
            for (Reference reference : table.shape().references()) {
                if (reference.columns().size() == reference.keys().size() && !reference.keys().isEmpty()) {
                    links.add(new Link(table.shape().name(), reference.columns(), reference.parent(),
                            reference.keys()));
                }
            }
        }
        return links;
    }

    private void followSuspected() {
        suspicions.links().forEach(this::follow);
        for (Proposal proposal : proposals) {
            if (proposal instanceof Proposal.ForeignKey link) {
                follow(link.link());
            }
        }
    }

    /// Has a link looked along for counters and flags, next and once.
    private void follow(Link link) {
        TableSample parent = samples.get(link.parent());
        TableSample child = samples.get(link.child());
        if (parent != null && child != null && followed.add(link)) {
            steps.addFirst(() -> counters.look(link, parent, child));
        }
    }
}
