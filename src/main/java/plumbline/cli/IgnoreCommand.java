package plumbline.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.check.IgnoredFindings.Ignored;
import plumbline.core.pack.Check;
import plumbline.core.pack.Packs;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Target;

/// `ignore`: leaves findings out of the count, and lists them. Changes nothing on a target and asks none.
@Command(name = "ignore", description = "Leave findings out of a check's count, with a reason; or list those.")
final class IgnoreCommand implements Callable<Answer> {

    private final TargetNames names;
    private final Supplier<Packs> packs;
    private final Supplier<IgnoredFindings> ignored;
    private final Said said;

    @Mixin
    TargetWord target = new TargetWord();

    @Option(names = "--check", paramLabel = "ID", description = "the check: its id, or pack/id")
    @Nullable
    String check;

    @Option(names = "--key", paramLabel = "COL=VALUE,…", description = "a finding; may be given several times")
    List<String> keys = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; kept with the finding")
    String reason = "";

    @Option(names = "--until", paramLabel = "DATE", description = "the last day, such as 2026-12-31 (default: for ever)")
    @Nullable
    String until;

    @Option(names = "--heed", description = "take it back: the findings named count again")
    boolean heed;

    @Option(names = "--list", description = "only list what is ignored")
    boolean list;

    @Mixin
    AskOptions asked = new AskOptions();

    IgnoreCommand(TargetNames names, Supplier<Packs> packs, Supplier<IgnoredFindings> ignored, Said said) {
        this.names = names;
        this.packs = packs;
        this.ignored = ignored;
        this.said = said;
    }

    @Override
    public Answer call() {
        Target found = names.named(target.word, asked.environment);
        if (!list) {
            change(found);
        }
        return listed(found);
    }

    private void change(Target found) {
        Check chosen = checks(found).stream().findFirst().filter(_ -> check != null)
                .orElseThrow(() -> bad("--check", "ID"));
        if (keys.isEmpty()) {
            throw bad("--key", "COL=VALUE");
        }
        List<Map<String, String>> findings = keys.stream().map(FindingKeys::parse).toList();
        for (Map<String, String> key : findings) {
            if (!key.keySet().equals(new HashSet<>(chosen.key()))) {
                throw new ProblemException(Problem.of(ProblemCode.BAD_KEY, String.join(", ", key.keySet()),
                        String.join(", ", chosen.key())));
            }
        }
        if (heed) {
            ignored.get().heed(found.name(), chosen.path(), findings);
            return;
        }
        if (reason.isBlank()) {
            throw bad("--reason", "TEXT");
        }
        Instant now = Instant.now();
        Instant end = end(now);
        String who = System.getProperty("user.name", "");
        ignored.get().ignore(found.name(), chosen.path(),
                findings.stream().map(key -> new Ignored(key, reason.strip(), who, now, end)).toList());
    }

    private Instant end(Instant now) {
        if (until == null) {
            return Instant.MAX;
        }
        try {
            Instant end = LocalDate.parse(until).plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant();
            if (end.isAfter(now)) {
                return end;
            }
        } catch (DateTimeParseException _) {
            // said below
        }
        throw bad("--until", until);
    }

    private static ProblemException bad(String option, String detail) {
        return new ProblemException(Problem.of(ProblemCode.BAD_INPUT, option, detail));
    }

    /// The checks meant: all there are where none is named.
    private List<Check> checks(Target found) {
        List<Check> all = packs.get().shelf().get().packs().stream().flatMap(pack -> pack.checks().stream())
                .filter(each -> each.asksOn(found.engine())).toList();
        if (check == null) {
            return all;
        }
        List<Check> these = all.stream().filter(each -> each.id().equals(check) || each.path().equals(check)).toList();
        Set<String> ids = new HashSet<>(found.packs());
        if (these.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_CHECK, check,
                    String.join(", ", all.stream().map(Check::path).toList())));
        }
        List<Check> bound = these.stream().filter(each -> ids.contains(each.pack())).toList();
        return bound.isEmpty() ? these : bound;
    }

    private Answer listed(Target found) {
        List<Object> json = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Check each : checks(found)) {
            for (Ignored one : ignored.get().of(found.name(), each.path(), Instant.now())) {
                String end = one.until().equals(Instant.MAX) ? "" : one.until().toString();
                json.add(Json.object("pack", each.pack(), "check", each.id(), "key",
                        FindingKeys.ordered(each, one.key()),
                        "reason", one.reason(), "who", one.who(), "at", one.at().toString(), "until",
                        end.isEmpty() ? null : end));
                rows.add(List.of(each.path(), FindingKeys.text(each, one.key()), one.reason(), one.who(),
                        end.isEmpty() ? said.text("cli.ignore.ever") : end));
            }
        }
        List<Block> blocks = rows.isEmpty()
                ? List.of(new Block.Line(said.text("cli.ignore.none", found.name())))
                : List.of(new Block.Table(List.of(said.text("cli.ignore.check"), said.text("cli.ignore.key"),
                        said.text("cli.ignore.reason"), said.text("cli.journal.who"), said.text("cli.ignore.until")),
                        List.of(false, false, false, false, false), rows));
        return new Answer(Json.object("target", found.name(), "ignored", json), blocks, ExitCode.OK);
    }
}
