package plumbline.core.repair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import plumbline.core.check.Judge;
import plumbline.core.check.Questions;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.RowImages;
import plumbline.core.pack.Check;
import plumbline.core.pack.Kind;
import plumbline.core.pack.Pack;
import plumbline.core.pack.Packs;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.RowChange;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.work.WorkContext;

/// The other checks of a pack that read what a repair wrote: none of them may find more than before (invariant 9).
final class Neighbours {

    private final Sessions sessions;
    private final Packs packs;

    Neighbours(Sessions sessions, Packs packs) {
        this.sessions = sessions;
        this.packs = packs;
    }

    /// Asks them inside the open transaction, and from outside it, where nothing has changed yet, only where one finds
    /// something.
    void refuseWorse(Session session, RepairRequest request, ChangeRecord change, WorkContext context) {
        for (Check check : readers(request, change)) {
            context.checkCancelled();
            OptionalLong now = count(session, request, check, context);
            if (now.isPresent() && now.getAsLong() == 0) {
                continue;
            }
            OptionalLong before = before(request, check, context);
            if (before.isPresent() && (now.isEmpty() || now.getAsLong() > before.getAsLong())) {
                throw new ProblemException(Problem.of(ProblemCode.WORSE, request.target().name(), check.id() + ": "
                        + before.getAsLong() + " -> " + (now.isEmpty() ? "?" : now.getAsLong())));
            }
        }
    }

    private List<Check> readers(RepairRequest request, ChangeRecord change) {
        Map<String, Set<String>> written = written(change);
        List<Check> readers = new ArrayList<>();
        for (Check check : packs.pack(request.check().pack()).map(Pack::checks).orElse(List.of())) {
            boolean other = !check.id().equals(request.check().id());
            if (other && Questions.asks(check, request.target()) && isCounted(check.kind()) && reads(check, written)) {
                readers.add(check);
            }
        }
        return readers;
    }

    private static boolean isCounted(Kind kind) {
        return switch (kind) {
            case Kind.Rows _,Kind.Each _,Kind.Report _,Kind.Bounds _ -> true;
            case Kind.Listing _,Kind.Trial _,Kind.Baseline _,Kind.StatementTime _,Kind.Probe _,Kind.WalSize _ -> false;
        };
    }

    /// Table to the columns that were written; a row that came or went wrote all of them, which `*` stands for.
    private static Map<String, Set<String>> written(ChangeRecord change) {
        Map<String, Set<String>> written = new LinkedHashMap<>();
        for (RowImages images : change.tables()) {
            Set<String> columns = written.computeIfAbsent(images.table().table().name(), _ -> new HashSet<>());
            for (RowChange row : images.changes()) {
                var before = row.before();
                var after = row.after();
                if (before == null || after == null) {
                    columns.add("*");
                    break;
                }
                before.forEach((column, value) -> {
                    if (!Objects.equals(value, after.get(column))) {
                        columns.add(column);
                    }
                });
            }
        }
        return written;
    }

    private static boolean reads(Check check, Map<String, Set<String>> written) {
        return check.needs().tables().entrySet().stream().anyMatch(need -> {
            String table = need.getKey().substring(need.getKey().indexOf('.') + 1);
            Set<String> columns = written.getOrDefault(table, Set.of());
            return columns.contains("*") || need.getValue().stream().anyMatch(columns::contains)
                    || (need.getValue().isEmpty() && !columns.isEmpty());
        });
    }

    /// @return empty where it can't be asked of this database at all, which is no fault of the repair
    private static OptionalLong count(Session session, RepairRequest request, Check check, WorkContext context) {
        if (!session.dialect().missing(session, check.needs()).isEmpty()) {
            return OptionalLong.of(0);
        }
        // a report's few rows are judged; of findings the number is enough
        int keep = check.kind() instanceof Kind.Rows ? 0 : Integer.MAX_VALUE;
        try {
            return OptionalLong.of(
                    Judge.judge(check, new Questions(session, request.target(), context).ask(check, keep)).count());
        } catch (ProblemException failed) {
            return switch (failed.problem().code()) {
                case LOST, NO_ANSWER, CANCELLED -> throw failed;
                default -> OptionalLong.empty();
            };
        }
    }

    private OptionalLong before(RepairRequest request, Check check, WorkContext context) {
        try (Session outside = sessions.monitor(request.target(), check.timeout())) {
            outside.begin(Access.READ_ONLY);
            try {
                return count(outside, request, check, context);
            } finally {
                outside.rollback();
            }
        }
    }
}
