package plumbline.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.RowImages;
import plumbline.core.journal.SchemaChange;
import plumbline.core.pack.Check;
import plumbline.core.pack.Kind;
import plumbline.core.pack.Means;
import plumbline.core.pack.Pack;
import plumbline.core.pack.Repair;
import plumbline.core.pack.Severity;
import plumbline.core.pack.Touch;
import plumbline.core.problem.Problem;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairRequest;
import plumbline.core.session.Column;
import plumbline.core.session.Effects;
import plumbline.core.session.Needs;
import plumbline.core.session.Row;
import plumbline.core.session.RowChange;
import plumbline.core.session.TableColumn;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.TableName;
import plumbline.core.sql.Template;
import plumbline.core.target.Address;
import plumbline.core.target.Engine;
import plumbline.core.target.Environment;
import plumbline.core.target.Identity;
import plumbline.core.target.ServerVersion;
import plumbline.core.target.Target;
import plumbline.core.target.TlsMode;
import plumbline.core.text.Language;
import plumbline.core.text.LocalText;

/// A made-up shop: targets, a pack with its checks, findings and plans, for tests of screens.
public final class Shop {

    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    public static final Target PROD = target("shop-prod", Environment.PRODUCTION);
    public static final Target TEST = target("shop-test", Environment.TEST);
    public static final Repair RECOUNT = repair("recount", true);
    public static final Repair REBUILD = repair("rebuild", false);
    /// Runs outside a transaction and can't be taken back.
    public static final Repair REINDEX = new Repair("reindex", LocalText.same("Rebuild the index"),
            LocalText.same("Builds the index anew beside the old one."), LocalText.same("Blocks nobody."),
            new Means.Outside(Map.of(Engine.POSTGRESQL, new Template("REINDEX INDEX CONCURRENTLY {{keyword}}")),
                    Optional.empty()),
            List.of(), true, 10_000, Needs.NOTHING, Optional.of(LocalText.same("The old index is gone.")));
    public static final Check COUNTS = check("usage-count", Severity.CRITICAL, List.of(RECOUNT, REBUILD));
    public static final Check ORPHANS = check("orphans", Severity.WARNING, List.of());
    public static final Pack PACK = new Pack("usage-tracking",
            new LocalText(Map.of(Language.EN, "Usage tracking", Language.ZH_CN, "使用跟踪")), Set.of(Engine.POSTGRESQL),
            List.of("distillations"), List.of(COUNTS, ORPHANS), "built in");
    public static final List<Column> COLUMNS = List.of(new Column("id", "bigint", ValueKind.NUMBER),
            new Column("keyword", "text", ValueKind.TEXT), new Column("usage_count", "integer", ValueKind.NUMBER),
            new Column("counted", "bigint", ValueKind.NUMBER));

    private Shop() {}

    public static Target target(String name, Environment environment) {
        return new Target(name, "", environment,
                new Address.PostgresAddress("10.1.2.3", 5432, "shop", "plumbline", TlsMode.PREFER, ""), List.of(),
                Target.DEFAULT_REFRESH, true);
    }

    private static Repair repair(String id, boolean narrowable) {
        return new Repair(id, new LocalText(Map.of(Language.EN, "Set " + id, Language.ZH_CN, "重新计数")),
                new LocalText(Map.of(Language.EN, "Sets usage_count to the number of usage rows.", Language.ZH_CN,
                        "将 usage_count 设为使用记录的行数。")),
                new LocalText(Map.of(Language.EN, "Locks the rows it changes, for milliseconds.", Language.ZH_CN,
                        "仅锁定被修改的行，耗时几毫秒。")),
                new Means.Statements(Map.of(Engine.POSTGRESQL,
                        List.of(NamedSql.parse("UPDATE distillations SET usage_count = 0")))),
                List.of(new Touch(TableName.of("distillations"), Map.of("id", "id"))), narrowable, 10_000,
                Needs.NOTHING, Optional.empty());
    }

    private static Check check(String id, Severity severity, List<Repair> repairs) {
        boolean counts = id.equals("usage-count");
        return new Check("usage-tracking", id,
                new LocalText(Map.of(Language.EN, counts ? "Wrong usage counters" : "Orphaned usage rows",
                        Language.ZH_CN, counts ? "使用计数错误" : "孤立的使用记录")),
                new LocalText(Map.of(Language.EN,
                        "The counter of a distillation must equal the number of its usage rows. A wrong counter ranks "
                                + "keywords wrongly and bills the wrong campaigns.",
                        Language.ZH_CN, "每条蒸馏记录的计数必须等于其使用记录的行数。计数错误会导致关键词排名错误，并向错误的活动计费。")),
                severity, Kind.Rows.whole(), List.of(Engine.POSTGRESQL),
                Map.of(Engine.POSTGRESQL,
                        NamedSql.parse("""
                                SELECT d.id, d.keyword, d.usage_count, count(u.id) AS counted
                                FROM distillations d LEFT JOIN usage u ON u.distillation_id = d.id
                                GROUP BY d.id
                                HAVING d.usage_count <> count(u.id)""")),
                List.of("id"), "usage_count", "counted", Needs.NOTHING, Duration.ofSeconds(30), "", List.of(), repairs);
    }

    /// The same check under another id.
    public static Check like(Check check, String id) {
        return like(check, id, check.kind(), check.schedule());
    }

    /// The same check under another id, judged in another way and asked at other times.
    public static Check like(Check check, String id, Kind kind, String schedule) {
        return new Check(check.pack(), id, LocalText.same("Check " + id), check.why(), check.severity(), kind,
                check.engines(), check.statements(), check.key(), check.wrong(), check.right(), check.needs(),
                check.timeout(), schedule, check.masked(), check.repairs());
    }

    /// Findings with the ids 1 to `count`.
    public static List<Row> findings(long count) {
        return LongStream.rangeClosed(1, count).mapToObj(id -> row(id, "keyword " + id, id + 3, id)).toList();
    }

    public static Row row(@Nullable Object... values) {
        return new Row(Arrays.asList(values));
    }

    public static CheckResult found(Target target, Check check, long count) {
        CheckStatus status = count == 0 ? CheckStatus.CLEAN : CheckStatus.FINDINGS;
        return CheckResult.of(target.name(), check, status, count, COLUMNS, findings(count), 12, NOON);
    }

    public static CheckResult failed(Target target, Check check, CheckStatus status, Problem problem) {
        return CheckResult.without(target.name(), check, status, problem, 12, NOON);
    }

    public static RepairRequest request(Target target) {
        return new RepairRequest(target, COUNTS, RECOUNT, List.of(), "");
    }

    public static RepairRequest request(Target target, Repair way) {
        return new RepairRequest(target, COUNTS, way, List.of(), "");
    }

    /// A plan of two statements that were not tried.
    public static RepairPlan stated(RepairRequest request) {
        RepairPlan tried = plan(request, 2, true);
        ChangeRecord steps = new ChangeRecord(List.of(),
                List.of(new SchemaChange(Map.of("id", "1"), "REINDEX INDEX CONCURRENTLY a", ""),
                        new SchemaChange(Map.of("id", "2"), "REINDEX INDEX CONCURRENTLY b", "")));
        return new RepairPlan(request, tried.identity(), tried.columns(), tried.findings(),
                "REINDEX INDEX CONCURRENTLY a;\nREINDEX INDEX CONCURRENTLY b", steps, Map.of(), Effects.NONE,
                RepairPlan.Extent.STATED, true, 0, 0, tried.at(), List.of("repair.note.stated"));
    }

    public static ChangeRecord change(int rows) {
        return ChangeRecord.of(images(rows));
    }

    public static RowImages images(int rows) {
        List<TableColumn> columns = List.of(
                new TableColumn(new Ident("id"), "bigint", ValueKind.NUMBER, 1, false),
                new TableColumn(new Ident("keyword"), "text", ValueKind.TEXT, 0, false),
                new TableColumn(new Ident("usage_count"), "integer", ValueKind.NUMBER, 0, false));
        List<RowChange> changes = LongStream.rangeClosed(1, rows)
                .mapToObj(id -> new RowChange(Map.of("id", id),
                        Map.of("id", id, "keyword", "keyword " + id, "usage_count", id + 3),
                        Map.of("id", id, "keyword", "keyword " + id, "usage_count", id)))
                .toList();
        return new RowImages(TableName.of("distillations"), columns, changes);
    }

    public static RepairPlan plan(RepairRequest request, int rows, boolean verified) {
        return new RepairPlan(request,
                new Identity("7391000000000000004", "16384 shop", "10.1.2.3:5432", "plumbline",
                        new ServerVersion(180_006, "18.6")),
                COLUMNS, findings(rows),
                "UPDATE distillations d SET usage_count = c.counted\nFROM (SELECT …) c\nWHERE d.id = ANY (:keys)",
                change(rows), Map.of("distillations", (long) rows), Effects.NONE, RepairPlan.Extent.DONE, verified, 0,
                4, NOON.minusSeconds(2), List.of());
    }
}
