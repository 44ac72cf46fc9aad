package plumbline.core.check;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.pack.Check;
import plumbline.core.problem.Problem;
import plumbline.core.session.Column;
import plumbline.core.session.Row;

/// The answer of one check on one target.
///
/// @param count   exact, also where `rows` holds fewer
/// @param columns of the findings; empty unless there are findings
/// @param rows    the findings, at most as many as were asked for; masked columns hold no value
/// @param problem why it failed or was skipped, or null
/// @param millis  how long it took
public record CheckResult(String target, Check check, CheckStatus status, long count, List<Column> columns,
        List<Row> rows, @Nullable Problem problem, long millis, Instant at) {

    public CheckResult {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
