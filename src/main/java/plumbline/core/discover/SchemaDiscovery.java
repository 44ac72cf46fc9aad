package plumbline.core.discover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.core.problem.Outcome;
import plumbline.core.session.Sessions;
import plumbline.core.session.TableShape;
import plumbline.core.session.TableShape.Reference;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Looks for links first, then along them for counters and flags, then for doubles. Thread-safe.
public final class SchemaDiscovery implements Discovery {

    /// Until when each step may last, as a share of the budget; what one leaves over the next one has.
    private static final double SAMPLES_UNTIL = 0.4;
    private static final double LINKS_UNTIL = 0.75;
    private static final double COUNTERS_UNTIL = 0.95;

    private final Sessions sessions;

    public SchemaDiscovery(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Outcome<Discovered> look(Target target, List<String> schemas, Duration budget, WorkContext context) {
        return Outcome.of(() -> {
            try (Asker asker = new Asker(sessions, target, budget, context)) {
                return new Look(target, asker, context).look(schemas);
            }
        });
    }

    /// One look at one target.
    private record Look(Target target, Asker asker, WorkContext context, Map<TableName, TableSample> samples) {

        Look(Target target, Asker asker, WorkContext context) {
            this(target, asker, context, new LinkedHashMap<>());
        }

        Discovered look(List<String> schemas) {
            List<TableShape> tables = asker.with(session -> session.dialect().schema(session, schemas))
                    .orElse(List.of());
            asker.share(SAMPLES_UNTIL);
            sample(tables);
            asker.share(LINKS_UNTIL);
            List<Proposal.ForeignKey> links = foreignKeys();
            asker.share(COUNTERS_UNTIL);
            List<Proposal> proposals = new ArrayList<>(links);
            List<Proposal> counters = counters(links);
            proposals.addAll(counters);
            asker.share(1);
            proposals.addAll(doubles(links, counters));
            proposals.sort(Comparator.comparingInt(Look::kindOrder)
                    .thenComparingDouble(each -> -each.evidence().confidence())
                    .thenComparing(each -> each.tables().toString() + each.columns()));
            return new Discovered(target, proposals, asker.millis(), tables.size(), asker.complete());
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
        private void sample(List<TableShape> tables) {
            List<TableShape> ordered = tables.stream().sorted(Comparator.comparingLong(TableShape::rows)).toList();
            int done = 0;
            for (TableShape table : ordered) {
                context.progress(SAMPLES_UNTIL * done++ / ordered.size(), table.name().toString());
                TableSample.of(asker, table).ifPresent(sample -> samples.put(table.name(), sample));
            }
        }

        private List<Proposal.ForeignKey> foreignKeys() {
            ForeignKeys finder = new ForeignKeys(asker, new Values(target.engine()));
            samples.values().forEach(finder::learn);
            List<Proposal.ForeignKey> links = new ArrayList<>();
            int done = 0;
            for (TableSample table : samples.values()) {
                context.progress(between(SAMPLES_UNTIL, LINKS_UNTIL, done++), table.shape().name().toString());
                table.columns().values().forEach(column -> finder.find(table, column).ifPresent(links::add));
            }
            return links;
        }

        private double between(double from, double until, int done) {
            return from + (until - from) * done / Math.max(1, samples.size());
        }

        /// Along declared links and those just found. A column that several links explain is proposed once.
        private List<Proposal> counters(List<Proposal.ForeignKey> found) {
            Counters finder = new Counters(asker, new Values(target.engine()));
            Map<String, Proposal> best = new LinkedHashMap<>();
            List<Link> links = links(found);
            int done = 0;
            for (Link link : links) {
                context.progress(LINKS_UNTIL + (COUNTERS_UNTIL - LINKS_UNTIL) * done++ / links.size(),
                        link.parent().toString());
                TableSample parent = samples.get(link.parent());
                TableSample child = samples.get(link.child());
                if (parent != null && child != null) {
                    for (Proposal proposal : finder.find(link, parent, child)) {
                        best.merge(proposal.table() + "\0" + proposal.column(), proposal,
                                (one, other) -> other.evidence().agree() > one.evidence().agree() ? other : one);
                    }
                }
            }
            return List.copyOf(best.values());
        }

        private List<Link> links(List<Proposal.ForeignKey> found) {
            Set<Link> links = new java.util.LinkedHashSet<>();
            for (TableSample table : samples.values()) {
                for (Reference reference : table.shape().references()) {
                    if (reference.columns().size() == 1 && reference.keys().size() == 1) {
                        links.add(new Link(table.shape().name(), reference.columns().getFirst(), reference.parent(),
                                reference.keys().getFirst()));
                    }
                }
            }
            found.forEach(proposal -> links.add(proposal.link()));
            return List.copyOf(links);
        }

        /// What is explained already is left alone.
        private List<Proposal> doubles(List<Proposal.ForeignKey> links, List<Proposal> counters) {
            Doubles finder = new Doubles(asker);
            Set<String> explained = new HashSet<>();
            links.forEach(each -> explained.add(each.table() + "\0" + each.column()));
            counters.forEach(each -> explained.add(each.table() + "\0" + each.column()));
            List<Proposal> found = new ArrayList<>();
            int done = 0;
            for (TableSample table : samples.values()) {
                context.progress(between(COUNTERS_UNTIL, 1, done++), table.shape().name().toString());
                table.columns().values().stream()
                        .filter(column -> !explained.contains(table.shape().name() + "\0" + column.name()))
                        .map(column -> finder.find(table, column)).flatMap(Optional::stream).forEach(found::add);
            }
            return found;
        }
    }
}
