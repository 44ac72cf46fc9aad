package plumbline.core.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.pack.Check;
import plumbline.core.pack.Kind;
import plumbline.core.pack.Severity;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.ValueKind;

/// Tells findings from what is only shown. Stateless.
public final class Judge {

    private static final Column VERDICT = new Column("verdict", "text", ValueKind.TEXT);

    private Judge() {}

    /// What an answer comes to.
    ///
    /// @param count    of what is wrong
    /// @param severity of the worst finding
    /// @param verdicts by place; empty: each row is a finding
    public record Judged(List<Column> columns, List<Row> rows, List<Severity> verdicts, long count,
            Severity severity) {

        public Judged {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            verdicts = List.copyOf(verdicts);
        }

        /// The rows that are findings.
        public List<Row> findings() {
            if (verdicts.isEmpty()) {
                return rows;
            }
            List<Row> findings = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                if (verdicts.get(i) != Severity.INFO) {
                    findings.add(rows.get(i));
                }
            }
            return findings;
        }
    }

    /// Judges an answer.
    ///
    /// @throws ProblemException where the answer lacks a column the check names
    public static Judged judge(Check check, Rows answer) {
        return switch (check.kind()) {
            case Kind.Rows _,Kind.Each _,Kind.Trial _ ->
                new Judged(answer.columns(), answer.rows(), List.of(), answer.count(), check.severity());
            case Kind.Listing _ -> new Judged(answer.columns(), answer.rows(),
                    answer.rows().stream().map(_ -> Severity.INFO).toList(), 0, check.severity());
            case Kind.Report report -> report(check, report, answer);
            case Kind.Bounds bounds -> bounds(check, bounds, answer);
            case Kind.Baseline _,Kind.StatementTime _,Kind.Probe _,Kind.WalSize _ ->
                throw new IllegalArgumentException("judged where it is measured: " + check.path());
        };
    }

    private static Judged report(Check check, Kind.Report report, Rows answer) {
        int status = report.status().isEmpty() ? -1 : place(check, answer, report.status());
        int issues = report.issues().isEmpty() ? -1 : place(check, answer, report.issues());
        List<Severity> verdicts = new ArrayList<>();
        long count = 0;
        for (Row row : answer.rows()) {
            long wrong = issues < 0 ? 0 : number(row.get(issues)).map(BigDecimal::longValue).orElse(0L);
            Severity verdict = status >= 0
                    ? word(row.text(status), check.severity())
                    : wrong > 0 ? check.severity() : Severity.INFO;
            verdicts.add(verdict);
            if (verdict != Severity.INFO) {
                count += issues < 0 ? 1 : wrong;
            }
        }
        return new Judged(answer.columns(), answer.rows(), verdicts, count, worst(verdicts, check.severity()));
    }

    /// A word nobody knows is no PASS.
    private static Severity word(String status, Severity otherwise) {
        return switch (status.strip().toUpperCase(Locale.ROOT)) {
            case "PASS", "PASSED", "INFO", "GOOD", "OK", "CLEAN" -> Severity.INFO;
            case "WARNING", "WARN", "SLOW" -> Severity.WARNING;
            case "FAIL", "FAILED", "ERROR", "CRITICAL" -> Severity.CRITICAL;
            default -> otherwise == Severity.INFO ? Severity.WARNING : otherwise;
        };
    }

    private static Judged bounds(Check check, Kind.Bounds bounds, Rows answer) {
        int value = place(check, answer, bounds.value());
        int against = bounds.against().isEmpty() ? -1 : place(check, answer, bounds.against());
        List<Severity> verdicts = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Row row : answer.rows()) {
            Optional<BigDecimal> found = number(row.get(value));
            if (against >= 0) {
                Optional<BigDecimal> other = number(row.get(against));
                found = found.isEmpty() || other.isEmpty()
                        ? Optional.empty()
                        : Optional.of(found.get().subtract(other.get()).abs());
            }
            Severity verdict = found.map(number -> bounds.limits().judge(number.doubleValue())).orElse(Severity.INFO);
            verdicts.add(verdict);
            rows.add(with(row, verdict));
        }
        return judged(check, answer.columns(), rows, verdicts);
    }

    /// What rows come to that were measured and judged one by one.
    static Judged judged(Check check, List<Column> columns, List<Row> rows, List<Severity> verdicts) {
        List<Column> withVerdict = new ArrayList<>(columns);
        withVerdict.add(VERDICT);
        long count = verdicts.stream().filter(verdict -> verdict != Severity.INFO).count();
        return new Judged(withVerdict, rows, verdicts, count, worst(verdicts, check.severity()));
    }

    /// A row with its verdict as a word at its end.
    static Row with(Row row, Severity verdict) {
        List<@Nullable Object> values = new ArrayList<>(row.values());
        values.add(verdict == Severity.INFO ? "ok" : verdict.word());
        return new Row(values);
    }

    /// How much a number of rows has drifted from its baseline.
    static Severity drift(Kind.Baseline kind, long baseline, long current) {
        double percent = Math.abs(percent(baseline, current).doubleValue());
        if (percent > kind.critical()) {
            return Severity.CRITICAL;
        }
        return percent > kind.warning() ? Severity.WARNING : Severity.INFO;
    }

    /// The change in percent, two places behind the point.
    static BigDecimal percent(long baseline, long current) {
        if (baseline == 0) {
            return current == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(100);
        }
        return BigDecimal.valueOf(current - baseline).multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(baseline), 2, RoundingMode.HALF_UP);
    }

    private static Severity worst(List<Severity> verdicts, Severity none) {
        return verdicts.stream().filter(verdict -> verdict != Severity.INFO).min(java.util.Comparator.naturalOrder())
                .orElse(none);
    }

    private static int place(Check check, Rows answer, String column) {
        return answer.indexOf(column).orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.BAD_PACK,
                check.path(), "the answer has no column " + column)));
    }

    private static Optional<BigDecimal> number(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case BigDecimal number -> Optional.of(number);
            case Long number -> Optional.of(BigDecimal.valueOf(number));
            case Double number when Double.isFinite(number) -> Optional.of(BigDecimal.valueOf(number));
            default -> text(value.toString());
        };
    }

    private static Optional<BigDecimal> text(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
