package plumbline.db.postgresql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.RestoreOrder;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestorePlan.Said;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreTables;
import plumbline.core.checkpoint.Restoring;
import plumbline.core.checkpoint.ScriptFrame;
import plumbline.core.checkpoint.SequenceDifference;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.session.Access;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.Sql;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.SqlFile;

/// Puts rows back into PostgreSQL 13 to 18 as a plain owner of the tables.
public final class PostgresRestoring implements Restoring {

    private static final Duration LOOKING = Duration.ofSeconds(30);
    private static final SqlFile SEQUENCES = SqlFile.read("postgresql/restore/sequence_rights.sql");

    private final Sessions sessions;

    public PostgresRestoring(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public RestoreTables open(Target target, WorkContext context) {
        return PostgresRestoreTables.open(sessions, target, context);
    }

    @Override
    public Preflight preflight(RestoreRequest request, Inventory inventory, List<TableDifference> differences,
            List<SequenceDifference> sequences, WorkContext context) {
        return preflight(request, inventory, differences, sequences, List.of(), context);
    }

    @Override
    public Preflight preflight(RestoreRequest request, Inventory inventory, List<TableDifference> differences,
            List<SequenceDifference> sequences, List<Delta> deltas, WorkContext context) {
        try (Session session = sessions.monitor(request.target(), LOOKING);
                Subscription _ = context.onCancel(session::cancel)) {
            session.begin(Access.READ_ONLY);
            try {
                return new Look(JdbcSession.of(session), request, inventory, differences, sequences).look(deltas);
            } finally {
                session.rollback();
            }
        }
    }

    @Override
    public ScriptFrame frame(RestorePlan plan, WorkContext context) {
        try (Session session = sessions.monitor(plan.request().target(), LOOKING);
                Subscription _ = context.onCancel(session::cancel)) {
            session.begin(Access.READ_ONLY);
            try {
                // so that definitions name every schema
                session.query(Sql.of("SELECT pg_catalog.set_config('search_path', 'pg_catalog', true)"), 1);
                return RestoreWork.frame(JdbcSession.of(session), plan);
            } finally {
                session.rollback();
            }
        }
    }

    /// One look.
    private static final class Look {

        private final JdbcSession session;
        private final RestoreRequest request;
        private final List<TableName> tables;
        private final Map<TableName, TableDifference> differences = new HashMap<>();
        private final Map<TableName, TableForm> forms = new HashMap<>();
        private final List<SequenceDifference> sequences;
        private final List<Problem> obstacles = new ArrayList<>();
        private final List<Said> warnings = new ArrayList<>();
        private final boolean reload;

        Look(JdbcSession session, RestoreRequest request, Inventory inventory, List<TableDifference> differences,
                List<SequenceDifference> sequences) {
            this.session = session;
            this.request = request;
            this.tables = inventory.tables().stream().map(TableForm::name).toList();
            differences.forEach(each -> this.differences.put(each.name(), each));
            inventory.tables().forEach(each -> forms.put(each.name(), each));
            this.sequences = sequences;
            this.reload = request.mode() == RestoreRequest.Mode.RELOAD;
        }

        /// @param deltas what is put back
        Preflight look(List<Delta> deltas) {
            List<RestoreRights> rights = RestoreRights.of(session, tables);
            List<RestoreLink> links = RestoreLink.of(session, tables);
            if (Boolean.TRUE.equals(session.query(Sql.of("SELECT pg_catalog.pg_is_in_recovery()"), 1).rows().getFirst()
                    .get(0))) {
                obstacles.add(Problem.of(ProblemCode.READ_ONLY, request.target().name()));
            }
            rights.forEach(this::table);
            boolean wait = reload || circle(links) || rights.stream().anyMatch(this::swaps);
            List<String> suppressed = triggers(links);
            outside(links);
            if (!links.isEmpty()) {
                warnings.addAll(new ComingOrphans(session, deltas, request.choice().all())
                        .find(RestoreReference.of(session, tables)));
            }
            altered(rights, links, wait);
            sequences();
            List<String> left = RestoreWork.views(session, tables, false);
            left.forEach(view -> warnings.add(new Said("restoring.warn.view", List.of(view))));
            long indexes = rights.stream().mapToLong(RestoreRights::indexBytes).sum();
            return new Preflight(suppressed, RestoreWork.views(session, tables, true), obstacles, warnings, wait,
                    indexes);
        }

        private void table(RestoreRights rights) {
            String name = rights.table().toString();
            boolean changes = reload || changes(rights.table());
            if (changes && !rights.writable()) {
                refuse(ProblemCode.RIGHTS, name, "GRANT SELECT, INSERT, UPDATE, DELETE ON " + rights.table().quoted());
            }
            if (reload && !rights.truncatable()) {
                refuse(ProblemCode.RIGHTS, name, "GRANT TRUNCATE ON " + rights.table().quoted());
            }
            if (rights.rowSecurity()) {
                refuse(ProblemCode.ROW_SECURITY, name, "");
            }
            if (changes && !rights.temporary()) {
                refuse(ProblemCode.RIGHTS, name, "GRANT TEMPORARY ON DATABASE");
            }
            if (changes && rights.rules() > 0) {
                warnings.add(new Said("restoring.warn.rules", List.of(name)));
            }
            if (changes && rights.published()) {
                warnings.add(new Said("restoring.warn.published", List.of(name)));
            }
        }

        private boolean changes(TableName table) {
            TableDifference difference = differences.get(table);
            return difference != null && !difference.same();
        }

        /// Whether a row may want a value that another row still has.
        private boolean swaps(RestoreRights rights) {
            TableDifference difference = differences.get(rights.table());
            if (difference == null || difference.same()) {
                return false;
            }
            TableForm form = forms.get(rights.table());
            boolean always = form != null && form.columns().stream()
                    .anyMatch(column -> column.always() && difference.cells().containsKey(column.name().name()));
            boolean touched = rights.uniqueColumns().stream().anyMatch(difference.cells()::containsKey)
                    || (rights.uniqueExpressions() && difference.changed() > 0);
            boolean unique = !rights.uniqueColumns().isEmpty() || rights.uniqueExpressions();
            boolean lifted = rights.notValid() && difference.added() + difference.changed() > 0;
            return lifted || always || touched
                    || (unique && difference.added() > 0 && difference.removed() > 0);
        }

        /// Whether two tables that change refer to each other in a circle; partitions of one table may, too.
        private boolean circle(List<RestoreLink> links) {
            Map<TableName, Set<TableName>> parents = new HashMap<>();
            Set<TableName> round = new HashSet<>();
            for (RestoreLink link : links) {
                if (link.inside()) {
                    TableName child = root(link.children().iterator().next());
                    TableName parent = root(link.parents().iterator().next());
                    if (!child.equals(parent)) {
                        parents.computeIfAbsent(child, _ -> new HashSet<>()).add(parent);
                    } else if (link.children().size() + link.parents().size() > 2) {
                        round.add(child);
                    }
                }
            }
            RestoreOrder.of(parents).cycles().forEach(round::addAll);
            return differences.values().stream().filter(each -> !each.same())
                    .anyMatch(each -> round.contains(root(each.name())));
        }

        private TableName root(TableName table) {
            TableForm form = forms.get(table);
            TableName root = form == null ? null : form.root();
            return root == null ? table : root;
        }

        private List<String> triggers(List<RestoreLink> links) {
            List<String> suppressed = new ArrayList<>();
            List<String> firing = new ArrayList<>();
            for (RestoreTrigger trigger : RestoreTrigger.of(session, tables, links)) {
                if (!(reload && forms.containsKey(trigger.table())) && !fires(trigger, links)) {
                    continue;
                }
                if (!request.allTriggers() && !request.suppressed().contains(trigger.word())) {
                    firing.add(trigger.word());
                    continue;
                }
                if (!trigger.owned()) {
                    refuse(ProblemCode.RIGHTS, trigger.word(), "ALTER TABLE ... DISABLE TRIGGER: owner");
                }
                suppressed.add(trigger.word());
            }
            if (!firing.isEmpty()) {
                warnings.add(new Said("restoring.warn.fires", List.of(String.join(", ", firing))));
            }
            return suppressed;
        }

        private boolean fires(RestoreTrigger trigger, List<RestoreLink> links) {
            return changes(trigger.table()) || (!reload && !trigger.eachRow() && links.stream().anyMatch(
                    link -> link.reaches() && link.child().equals(trigger.table()) && removes(link)));
        }

        private void outside(List<RestoreLink> links) {
            for (RestoreLink link : links) {
                if (!link.parentInside() || link.childInside()) {
                    continue;
                }
                if (reload) {
                    refuse(ProblemCode.OUTSIDE_CHILDREN, link.parent().toString(), link.child().toString());
                } else if (link.reaches() && removes(link)) {
                    warnings.add(new Said("restoring.warn.reaches",
                            List.of(link.parent().toString(), link.child().toString())));
                }
            }
        }

        private boolean removes(RestoreLink link) {
            return link.parents().stream().map(differences::get).anyMatch(each -> each != null && each.removed() > 0);
        }

        private void altered(List<RestoreRights> rights, List<RestoreLink> links, boolean wait) {
            if (wait && !reload) {
                links.stream().filter(link -> link.inside() && !link.owned() && (!link.deferred() || link.acts()))
                        .forEach(link -> refuse(ProblemCode.RIGHTS, link.child().toString(),
                                "ALTER TABLE ... ALTER CONSTRAINT " + link.name().quoted() + ": owner"));
            }
            if (rights.stream().anyMatch(each -> each.eventTriggers() > 0)) {
                warnings.add(new Said("restoring.warn.event-triggers", List.of()));
            }
        }

        private void sequences() {
            List<String> names = sequences.stream().filter(each -> each.after() != null)
                    .map(each -> each.name().quoted()).toList();
            session.query(SEQUENCES.bind(Map.of("sequences", new KeyArray("text", names))), Integer.MAX_VALUE).rows()
                    .stream().filter(row -> !RestoreLink.is(row, 1))
                    .forEach(row -> refuse(ProblemCode.RIGHTS, row.text(0), "ALTER SEQUENCE: owner"));
        }

        private void refuse(ProblemCode code, String subject, String detail) {
            obstacles.add(Problem.of(code, subject, detail));
        }
    }
}
