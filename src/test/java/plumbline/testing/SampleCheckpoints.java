package plumbline.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.Checkpoint.Label;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Fault.Code;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.KeyOrder;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;
import plumbline.core.target.ServerVersion;

/// Checkpoints of a made-up shop, as they would lie in a folder.
///
/// @param now the time of their ages
public record SampleCheckpoints(Instant now) {

    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("'checkpoint_'yyyyMMdd_HHmmss");

    /// The tables every one of them holds, with their rows.
    public static final List<String> TABLES = List.of("customers", "products", "orders", "order_lines", "invoices",
            "payments", "shipments", "region_theme_permits");

    private static final List<Long> ROWS = List.of(18_204L, 3_911L, 1_204_551L, 4_820_112L, 902_118L, 880_004L,
            640_320L, 1_247L);

    /// A table's form: number, text, number, time, with `id` as key.
    public static TableForm form(String table) {
        return new TableForm(TableName.of("public", table), "table", null,
                List.of(column("id", "bigint", "int8", ValueKind.NUMBER),
                        column("title", "text", "text", ValueKind.TEXT),
                        column("amount", "numeric(12,2)", "numeric", ValueKind.NUMBER),
                        column("note", "text", "text", ValueKind.TEXT),
                        column("updated_at", "timestamptz", "timestamptz", ValueKind.TIME)),
                List.of(), List.of(new KeyPart(0, KeyOrder.SIGNED)), true, Coding.COPY_TEXT, List.of(), 1000, 64_000);
    }

    private static ColumnForm column(String name, String type, String base, ValueKind kind) {
        return new ColumnForm(new Ident(name), type, 20, base, kind, false, false);
    }

    /// A row of a table as a person reads it.
    public static List<@Nullable String> row(long id) {
        List<@Nullable String> row = new ArrayList<>();
        row.add(String.valueOf(id));
        row.add("Article " + id + (id % 7 == 0 ? " (城市花园)" : ""));
        row.add((id * 37 % 9_000) / 10 + "." + id % 10 + "0");
        row.add(id % 3 == 0 ? null : "Delivered to ramp " + id % 12 + ",\nsigned by A. Keller");
        row.add("2026-11-" + (10 + id % 10) + " 08:" + (10 + id % 50) + ":00+00");
        return row;
    }

    /// A row in the form in which it is saved.
    public static Tuple tuple(List<@Nullable String> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(values.size());
            for (String value : values) {
                byte[] text = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text == null ? -1 : text.length);
                if (text != null) {
                    out.write(text);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Tuple tuple = new Tuple();
        tuple.set(bytes.toByteArray(), 0, bytes.size());
        return tuple;
    }

    /// Who the shop's database is.
    public static Identity identity(String target) {
        return new Identity("7391204455660077304", "16402 shop", "10.1.2.3:5432", target.contains("prod")
                ? "shop_owner"
                : "tester", new ServerVersion(180_001, "18.1"));
    }

    /// A checkpoint that can be used.
    public Checkpoint of(String target, String reason, Duration ago, String description) {
        String id = ID.format(now.minus(ago).atZone(ZoneOffset.UTC));
        return of(reason.equals(Manifest.SAFETY) ? "auto_backup_before_restore_" + id : id, target, reason, ago,
                description, new Label(description, false, null, false));
    }

    /// The same one with another label.
    public static Checkpoint with(Checkpoint one, boolean pinned, @Nullable Instant verified, boolean intact) {
        return new Checkpoint(one.id(), one.path(), one.condition(), one.fault(), one.manifest(),
                new Label(one.label().description(), pinned, verified, intact), one.diskBytes());
    }

    private Checkpoint of(String id, String target, String reason, Duration ago, String description, Label label) {
        List<SavedTable> tables = new ArrayList<>();
        boolean safety = reason.equals(Manifest.SAFETY);
        for (int i = 0; i < TABLES.size(); i++) {
            long rows = safety ? ROWS.get(i) / 1000 : ROWS.get(i);
            tables.add(new SavedTable(form(TABLES.get(i)), rows, rows * 61,
                    "tables/public." + TABLES.get(i) + ".copy.zst", rows * 14, "ab12", "9f3c", List.of(),
                    safety ? SavedTable.ROWS : SavedTable.WHOLE, ""));
        }
        Manifest manifest = new Manifest(1, 1, id, description, reason, "shop_owner", "dba", "1.4.0", now.minus(ago),
                4_812, safety ? "checkpoint_20261119_020000" : "", safety ? "r-20261120-0007" : "",
                new Origin(Engine.POSTGRESQL, target, identity(target), now.minus(ago),
                        Map.of("encoding", "UTF8", "lsn", "3/A91C00", "collation", "de_CH.UTF-8")),
                tables,
                new Inventory(List.of(), links(), List.of(), List.of(),
                        List.of(new Skipped("public.order_totals", "materialized-view"),
                                new Skipped("audit.events", "no-right")),
                        ""),
                "c0ffee");
        return new Checkpoint(id, Path.of("/home/dba/.plumbline/checkpoints", id + ".plcp"), Condition.GOOD, null,
                manifest, label, tables.stream().mapToLong(SavedTable::fileBytes).sum());
    }

    /// The foreign keys of the shop: orders and invoices point at each other.
    public static List<LinkForm> links() {
        return List.of(link("orders", "customers"), link("order_lines", "orders"), link("order_lines", "products"),
                link("invoices", "orders"), link("orders", "invoices"), link("payments", "invoices"),
                link("shipments", "orders"));
    }

    private static LinkForm link(String child, String parent) {
        return new LinkForm(child + "_" + parent + "_fkey", TableName.of("public", child),
                List.of(new Ident(parent + "_id")), TableName.of("public", parent), List.of(new Ident("id")), "", false,
                false, true, "no action");
    }

    /// One that the licensing-risk system wrote: it names no target.
    public Checkpoint json(Duration ago, String description) {
        Checkpoint one = of("", Manifest.IMPORTED, ago, description);
        return new Checkpoint(one.id(), Path.of("/srv/lawrisk/data/checkpoints", one.id() + ".json"),
                Condition.NATIVE_JSON, null, one.manifest(), one.label(), one.diskBytes());
    }

    /// One that can't be used.
    public Checkpoint broken(String id, Condition condition, Fault fault) {
        return new Checkpoint(id, Path.of("/home/dba/.plumbline/checkpoints", id + ".plcp"), condition, fault, null,
                new Label("", false, null, false), 48_000);
    }

    /// A folder after some weeks.
    public List<Checkpoint> some() {
        List<Checkpoint> all = new ArrayList<>();
        all.add(of("shop-prod", Manifest.MANUAL, Duration.ofMinutes(12), "before the price change"));
        all.add(with(of("shop-prod", Manifest.SAFETY, Duration.ofHours(3), ""), false, null, false));
        all.add(with(of("shop-prod", Manifest.SCHEDULED, Duration.ofHours(8), "nightly"), false,
                now.minus(Duration.ofHours(7)), true));
        all.add(with(of("shop-prod", Manifest.MANUAL, Duration.ofDays(9), "release 4.2, keep"), true,
                now.minus(Duration.ofDays(2)), true));
        all.add(with(of("billing-test", Manifest.IMPORTED, Duration.ofDays(1), "from the old console"), false,
                now.minus(Duration.ofHours(2)), false));
        all.add(of("billing-test", Manifest.MANUAL, Duration.ofDays(3), ""));
        all.add(broken("checkpoint_20261118_020000", Condition.INCOMPLETE, Fault.of(Code.MISSING, "manifest.json")));
        all.add(broken("checkpoint_20261031_114502", Condition.NEWER, Fault.of(Code.NEWER, 2, 2)));
        all.add(broken("notes", Condition.FOREIGN, Fault.of(Code.FOREIGN, "manifest.json")));
        all.add(broken("checkpoint_20261001_020000", Condition.DAMAGED,
                Fault.at("tables/public.orders.copy.zst", Code.LISTS_DIFFER)));
        return all;
    }

    /// So many of three targets.
    public List<Checkpoint> many(int count) {
        List<Checkpoint> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(of(i % 3 == 0 ? "shop-prod" : i % 3 == 1 ? "shop-test" : "billing-test",
                    i % 5 == 0 ? Manifest.MANUAL : Manifest.SCHEDULED, Duration.ofMinutes(7L * i), "run " + i));
        }
        return all;
    }
}
