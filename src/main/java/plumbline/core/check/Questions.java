package plumbline.core.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumbline.core.pack.Check;
import plumbline.core.pack.Kind;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Column;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Template;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Asks checks, whatever their kind, inside the open transaction of a session; whoever looks for findings (a check, a
/// repair, an undo) asks here, so that all of them see the same ones. Used by one thread.
public final class Questions {

    private final Session session;
    private final Target target;
    private final WorkContext context;

    public Questions(Session session, Target target, WorkContext context) {
        this.session = session;
        this.target = target;
        this.context = context;
    }

    /// Whether a check has a question here that findings come from.
    public static boolean asks(Check check, Target target) {
        return check.statement(target.engine()).isPresent();
    }

    /// Asks a check.
    ///
    /// @param keep how many rows to keep; all are counted
    /// @return the answer before it is judged
    /// @throws ProblemException where it is refused, or takes longer in all than the check allows
    public Rows ask(Check check, int keep) {
        NamedSql statement = check.statement(target.engine())
                .orElseThrow(() -> problem(ProblemCode.UNKNOWN_CHECK, check.path() + ": " + target.engine().title()));
        refuseSeveral(statement);
        if (!(check.kind() instanceof Kind.Each each)) {
            return session.ask(statement.bind(Map.of()), keep);
        }
        Template template = each.perRow().get(target.engine());
        if (template == null) {
            throw problem(ProblemCode.BAD_PACK, check.path() + ": nothing to ask for each row");
        }
        Rows candidates = session.ask(statement.bind(Map.of()), Integer.MAX_VALUE);
        Answers answers = new Answers(candidates, each.refused());
        long deadline = System.nanoTime() + check.timeout().toNanos();
        int asked = 0;
        for (Row candidate : candidates.rows()) {
            context.checkCancelled();
            if (System.nanoTime() - deadline > 0) {
                throw problem(ProblemCode.TIMEOUT, "stopped after " + check.timeout().toMillis() + " ms and " + asked
                        + " of " + candidates.count());
            }
            asked++;
            askOne(check, template, answers, candidate);
        }
        return answers.rows(keep, () -> stillThere(check, statement));
    }

    /// Asks a check about chosen findings alone, if its pack says how.
    ///
    /// @param keys the values of the question's `:names`
    /// @return empty where the check can only be asked whole
    public Optional<Rows> askAbout(Check check, Map<String, ? extends @Nullable Object> keys) {
        NamedSql narrowed = check.kind() instanceof Kind.Rows rows ? rows.narrowed().get(target.engine()) : null;
        if (narrowed == null) {
            return Optional.empty();
        }
        refuseSeveral(narrowed);
        return Optional.of(session.ask(narrowed.bind(keys), Integer.MAX_VALUE));
    }

    private void askOne(Check check, Template template, Answers answers, Row candidate) {
        try {
            NamedSql sql = filled(check, template, answers.candidates, candidate);
            answers.add(candidate, answers.refused.isEmpty()
                    ? session.ask(sql.bind(Map.of()), Integer.MAX_VALUE)
                    : session.tryAsk(sql.bind(Map.of()), Integer.MAX_VALUE));
        } catch (ProblemException failed) {
            Problem problem = failed.problem();
            if (answers.refused.isEmpty() || !isAnswer(problem.code())) {
                throw new ProblemException(new Problem(problem.code(), problem.subject(), problem.effect(),
                        named(check, answers.candidates, candidate) + ": " + problem.detail()), failed);
            }
            answers.refuse(candidate, key(check, answers.candidates, candidate), problem.detail());
        }
    }

    private NamedSql filled(Check check, Template template, Rows candidates, Row candidate) {
        try {
            NamedSql sql = template.fill(name -> candidates.indexOf(name).map(candidate::get).orElse(null));
            refuseSeveral(sql);
            return sql;
        } catch (IllegalArgumentException missing) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BAD_PACK, check.path(), String.valueOf(missing.getMessage())), missing);
        }
    }

    /// Whether the server looked at what it was asked about and did not like it. That a lock was held, a right was
    /// missing or time ran out says nothing about it.
    private static boolean isAnswer(ProblemCode code) {
        return switch (code) {
            case STATEMENT, MISSING_TABLE, MISSING_COLUMN, MISSING_FUNCTION, CONSTRAINT, FILE_DAMAGED -> true;
            default -> false;
        };
    }

    private Set<List<String>> stillThere(Check check, NamedSql statement) {
        Rows candidates = session.ask(statement.bind(Map.of()), Integer.MAX_VALUE);
        Set<List<String>> keys = new HashSet<>();
        candidates.rows().forEach(row -> keys.add(key(check, candidates, row)));
        return keys;
    }

    private static String named(Check check, Rows candidates, Row candidate) {
        return String.join(".", key(check, candidates, candidate));
    }

    private static List<String> key(Check check, Rows candidates, Row candidate) {
        return check.key().stream().map(column -> candidates.indexOf(column).map(candidate::text)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.BAD_PACK, check.path(),
                        "the candidates have no key column " + column))))
                .toList();
    }

    private void refuseSeveral(NamedSql sql) {
        if (!session.dialect().isOneStatement(sql)) {
            throw problem(ProblemCode.BAD_PACK, "more than one statement in a check");
        }
    }

    private ProblemException problem(ProblemCode code, String detail) {
        return new ProblemException(Problem.of(code, target.name(), detail));
    }

    /// What the candidates came to: their own columns, then those of the answers, then the words of a refusal.
    private static final class Answers {

        private final Rows candidates;
        private final String refused;
        private final List<Found> found = new ArrayList<>();
        private List<Column> answered = List.of();

        private Answers(Rows candidates, String refused) {
            this.candidates = candidates;
            this.refused = refused;
        }

        /// @param answer null where the question was refused
        private record Found(Row candidate, List<String> key, @Nullable Row answer, String words) {}

        void add(Row candidate, Rows answer) {
            if (answered.isEmpty() || found.stream().allMatch(each -> each.answer() == null)) {
                answered = answer.columns(); // types are known from the rows on SQLite
            }
            answer.rows().forEach(row -> found.add(new Found(candidate, List.of(), row, "")));
        }

        void refuse(Row candidate, List<String> key, String words) {
            found.add(new Found(candidate, key, null, words));
        }

        /// @param stillThere keys of the candidates now: what was dropped while it was asked about is not wrong
        Rows rows(int keep, Supplier<Set<List<String>>> stillThere) {
            boolean anyRefused = found.stream().anyMatch(each -> each.answer() == null);
            Set<List<String>> there = anyRefused ? stillThere.get() : Set.of();
            List<Column> columns = new ArrayList<>(candidates.columns());
            columns.addAll(answered);
            if (!refused.isEmpty()) {
                columns.add(new Column(refused, "text", ValueKind.TEXT));
            }
            List<Row> rows = found.stream().filter(each -> each.answer() != null || there.contains(each.key()))
                    .map(this::whole).toList();
            return new Rows(columns, rows.size() > keep ? rows.subList(0, keep) : rows, rows.size());
        }

        private Row whole(Found each) {
            List<@Nullable Object> values = new ArrayList<>(each.candidate().values());
            Row answer = each.answer();
            values.addAll(answer == null
                    ? Arrays.asList(new @Nullable Object[answered.size()])
                    : answer.values());
            if (!refused.isEmpty()) {
                values.add(answer == null ? each.words() : null);
            }
            return new Row(values);
        }
    }
}
