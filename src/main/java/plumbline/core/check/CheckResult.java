package plumbline.core.check;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.pack.Check;
import plumbline.core.pack.Severity;
import plumbline.core.problem.Problem;
import plumbline.core.session.Column;
import plumbline.core.session.Row;

/// The answer of one check on one target.
///
/// @param count    of findings; exact, also where `rows` holds fewer; ignored ones are not counted
/// @param severity how much the findings matter; for a check of two levels that of the worst finding
/// @param columns  of the rows; empty where there are none
/// @param rows     the findings and what is shown beside them, at most as many as were asked for; masked columns hold no
///                 value
/// @param verdicts a row's own verdict by its place, INFO for one that is no finding; empty: each row is a finding
/// @param ignored  findings a person chose to ignore
/// @param ways     which ways to put the findings right can't work on the target
/// @param problem  why it failed or was skipped, or null
/// @param millis   how long it took
public record CheckResult(String target, Check check, CheckStatus status, long count, Severity severity,
        List<Column> columns, List<Row> rows, List<Severity> verdicts, List<Row> ignored, Ways ways,
        @Nullable Problem problem, long millis, Instant at) {

    public CheckResult {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        verdicts = List.copyOf(verdicts);
        ignored = List.copyOf(ignored);
    }

    /// An answer whose rows are all findings.
    public static CheckResult of(String target, Check check, CheckStatus status, long count, List<Column> columns,
            List<Row> rows, long millis, Instant at) {
        return new CheckResult(target, check, status, count, check.severity(), columns, rows, List.of(), List.of(),
                Ways.UNASKED, null, millis, at);
    }

    /// An answer without rows: failed, skipped, or clean.
    public static CheckResult without(String target, Check check, CheckStatus status, @Nullable Problem problem,
            long millis, Instant at) {
        return new CheckResult(target, check, status, 0, check.severity(), List.of(), List.of(), List.of(), List.of(),
                Ways.UNASKED, problem, millis, at);
    }

    /// The same answer where more is known about the ways to put its findings right.
    public CheckResult with(Ways known) {
        return new CheckResult(target, check, status, count, severity, columns, rows, verdicts, ignored, known, problem,
                millis, at);
    }

    /// How much a row matters; INFO for one that is only shown.
    public Severity verdict(int row) {
        return verdicts.isEmpty() ? severity : verdicts.get(row);
    }

    /// Whether a row is a finding.
    public boolean isFinding(int row) {
        return verdicts.isEmpty() || verdicts.get(row) != Severity.INFO;
    }
}
