package plumbline.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestorePlan.Said;
import plumbline.core.checkpoint.RestorePlan.TablePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.RestoreResult.TableResult;
import plumbline.core.checkpoint.Restores;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.sql.TableName;
import plumbline.core.work.WorkContext;

/// Restores that only remember what they were asked for.
public final class FakeRestores implements Restores {

    private final List<RestoreRequest> previewed = new CopyOnWriteArrayList<>();
    private final List<RestorePlan> applied = new CopyOnWriteArrayList<>();
    private final List<RestorePlan> plans = new CopyOnWriteArrayList<>();
    private volatile Function<RestoreRequest, Outcome<RestorePlan>> preview = request -> new Outcome.Done<>(
            plan(request, obstacles(request), "99.90"));
    private volatile BiFunction<RestorePlan, WorkContext, Outcome<RestoreResult>> apply = (plan,
            _) -> new Outcome.Done<>(result(plan));

    public List<RestoreRequest> previewed() {
        return previewed;
    }

    public List<RestorePlan> applied() {
        return applied;
    }

    /// The plans that were made.
    public List<RestorePlan> plans() {
        return plans;
    }

    public void preview(Function<RestoreRequest, Outcome<RestorePlan>> answer) {
        preview = answer;
    }

    public void apply(BiFunction<RestorePlan, WorkContext, Outcome<RestoreResult>> answer) {
        apply = answer;
    }

    private static List<Problem> obstacles(RestoreRequest request) {
        boolean own = request.checkpoint().contents().origin().target().equals(request.target().name());
        return own || request.intoOther()
                ? List.of()
                : List.of(Problem.of(ProblemCode.OTHER_DATABASE, request.target().name()));
    }

    /// A plan of the sample shop.
    ///
    /// @param amount what the changed order's amount becomes
    public static RestorePlan plan(RestoreRequest request, List<Problem> obstacles, String amount) {
        var origin = request.checkpoint().contents().origin();
        List<TableName> order = SampleCheckpoints.TABLES.stream().map(name -> TableName.of("public", name)).toList();
        List<TablePlan> tables = new ArrayList<>();
        for (TableName table : order) {
            String name = table.table().name();
            tables.add(switch (name) {
                case "orders" -> new TablePlan(table, 1, 1, 1, 1_204_551, List.of());
                case "customers" -> new TablePlan(table, 0, 1_244, 0, 18_204, List.of());
                default -> new TablePlan(table, 0, 0, 0, 3_911, List.of());
            });
        }
        FakeComparison comparison = new FakeComparison(origin, origin, amount);
        return new RestorePlan(request, SampleCheckpoints.identity(request.target().name()), List.of(), order,
                List.of(List.of(TableName.of("public", "orders"), TableName.of("public", "invoices"))),
                SampleCheckpoints.links(), tables, comparison.sequences(),
                request.allTriggers()
                        ? List.of("public.orders: orders_audit", "public.customers: customers_touch")
                        : request.suppressed(),
                List.of("public.order_totals"), obstacles, List.of(new Said("restore.order.cycle", List.of())),
                List.of(new Said("restore.expected-no-wal", List.of("3 s"))), true, 48_000_000, 2_900, comparison,
                Shop.NOON);
    }

    /// What a plan did.
    public static RestoreResult result(RestorePlan plan) {
        return new RestoreResult("r-20261120-0012", plan.request().safety() ? "auto_backup_before_restore_x" : "",
                plan.order(), plan.tables().stream().map(table -> new TableResult(table.name(), table.inserts(),
                        table.updates(), table.deletes(), table.rows())).toList(),
                true, 2_134, List.of());
    }

    @Override
    public Outcome<RestorePlan> preview(RestoreRequest request, CheckpointLog log, WorkContext context) {
        previewed.add(request);
        Outcome<RestorePlan> outcome = preview.apply(request);
        if (outcome instanceof Outcome.Done<RestorePlan>(RestorePlan made)) {
            plans.add(made);
        }
        return outcome;
    }

    @Override
    public Outcome<RestoreResult> apply(RestorePlan plan, CheckpointLog log, WorkContext context) {
        applied.add(plan);
        log.line(Level.WARN, "[CHECKPOINT] [1/8] restoring customers");
        log.at(new CheckpointLog.Progress("applying", 3, 8, "orders", 1_247, 90_000, 3_000, 220_000,
                4_000_000_000L));
        return apply.apply(plan, context);
    }

    @Override
    public Outcome<RestoreResult> applyUnseen(RestoreRequest request, CheckpointLog log, WorkContext context) {
        throw new UnsupportedOperationException("a screen shows it first");
    }

    @Override
    public Outcome<String> script(RestorePlan plan) {
        return new Outcome.Done<>("BEGIN;\n-- restore\nCOMMIT;\n");
    }
}
