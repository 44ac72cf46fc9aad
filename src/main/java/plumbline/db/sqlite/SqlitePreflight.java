package plumbline.db.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.FileUse;
import plumbline.core.activity.FileUse.Holder;
import plumbline.core.activity.FileUseReader;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.RestorePlan.Said;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.Restoring.Preflight;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.health.Bytes;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Row;
import plumbline.core.sql.Sql;
import plumbline.core.sql.TableName;

/// What a restore of a SQLite file would meet, found out inside a read transaction. Used once.
final class SqlitePreflight {

    private final SqliteAccess access;
    private final SqliteTables live;
    private final RestoreRequest request;
    private final Inventory inventory;
    private final List<TableDifference> differences;
    private final List<Delta> deltas;
    private final SqliteIndexes indexes;
    private final boolean reload;
    private final List<Problem> obstacles = new ArrayList<>();
    private final List<Said> warnings = new ArrayList<>();

    /// @param live        the file's tables on the same access
    /// @param differences of the tables that are put back
    /// @param deltas      what is put back of them
    SqlitePreflight(SqliteAccess access, SqliteTables live, RestoreRequest request, Inventory inventory,
            List<TableDifference> differences, List<Delta> deltas) {
        this.access = access;
        this.live = live;
        this.request = request;
        this.inventory = inventory;
        this.differences = differences;
        this.deltas = deltas;
        this.indexes = SqliteIndexes.read(access);
        this.reload = request.mode() == RestoreRequest.Mode.RELOAD;
    }

    Preflight look(FileUseReader uses) {
        Path file = SqliteCodes.path(access.target());
        boolean log = live.origin().facts().getOrDefault("journal_mode", "").equals("wal");
        writable(file);
        users(uses, file, log);
        facts();
        Map<TableName, TableForm> forms = new HashMap<>();
        inventory.tables().forEach(form -> forms.put(form.name(), form));
        for (TableDifference table : differences) {
            TableForm form = forms.get(table.name());
            if (form != null && (reload || !table.same())) {
                table(form);
            }
        }
        List<TableName> changing = differences.stream().filter(each -> reload || !each.same())
                .map(TableDifference::name).toList();
        List<SearchTables.Search> searches = SearchTables.all(access);
        searches.stream().filter(each -> each.content().isEmpty() && !each.restored())
                .forEach(own -> warn("restoring.warn.virtual", own.name()));
        orphans();
        space(file);
        return new Preflight(suppressed(Set.copyOf(changing)),
                searches.stream().filter(search -> search.reads(changing)).map(SearchTables.Search::name).toList(),
                obstacles, warnings, !log, -1);
    }

    private void warn(String key, Object... arguments) {
        warnings.add(new Said(key, List.of(arguments)));
    }

    /// The journal is made beside the file, also where only a row changes.
    private void writable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isWritable(file)) {
            obstacles.add(Problem.of(ProblemCode.FILE_NOT_WRITABLE, request.target().name(), file.toString()));
        } else if (folder != null && !Files.isWritable(folder)) {
            obstacles.add(Problem.of(ProblemCode.FILE_NOT_WRITABLE, request.target().name(), folder.toString()));
        }
    }

    private void users(FileUseReader uses, Path file, boolean log) {
        FileUse use;
        try {
            use = uses.read(file);
        } catch (ProblemException untold) {
            return; // who uses it is only a help
        }
        use.writer().ifPresent(writer -> warn("restoring.warn.file-writer", writer.line()));
        List<String> readers = use.holders().stream()
                .filter(holder -> !use.writer().equals(Optional.of(holder)))
                .map(Holder::line).toList();
        if (!log && !readers.isEmpty()) {
            warn("restoring.warn.file-readers", String.join("; ", readers));
        }
    }

    /// What programs keep in the file's header to tell which form its tables have.
    private void facts() {
        Map<String, String> now = live.origin().facts();
        Map<String, String> then = request.checkpoint().contents().origin().facts();
        for (String fact : List.of("user_version", "application_id", "encoding")) {
            String is = now.getOrDefault(fact, "");
            String was = then.getOrDefault(fact, is);
            if (!is.equals(was)) {
                warn("restoring.warn.file-fact", fact, is, was);
            }
        }
    }

    private void table(TableForm form) {
        String name = form.name().toString();
        if (!form.generated().isEmpty()) {
            warn("restoring.warn.generated", name, String.join(", ", form.generated()));
        }
        boolean byRowId = form.key().size() == 1 && SqliteInventory.isRowId(form);
        if (byRowId) {
            warn("restoring.warn.rowid", name);
        }
        TableForm then = saved(form.name());
        if (isStrict(form) && then != null && !isStrict(then)) {
            warn("restoring.warn.strict", name);
        }
        for (LinkForm link : inventory.links()) {
            boolean outside = inventory.tables().stream().noneMatch(each -> each.name().equals(link.child()));
            if (outside && link.parent().equals(form.name()) && acts(link) && removes(form.name())) {
                warn("restoring.warn.file-actions", name, link.child().toString(), link.onDelete());
            }
        }
    }

    private @Nullable TableForm saved(TableName name) {
        return request.checkpoint().contents().tables().stream().map(SavedTable::form)
                .filter(form -> form.name().equals(name)).findFirst().orElse(null);
    }

    private static boolean isStrict(TableForm form) {
        return form.definition().contains("strict");
    }

    private static boolean acts(LinkForm link) {
        return link.onDelete().equals("cascade") || link.onDelete().startsWith("set ");
    }

    private boolean removes(TableName table) {
        return differences.stream().anyMatch(each -> each.name().equals(table) && each.removed() > 0);
    }

    /// References that would lead nowhere are refused, unless the checkpoint has them as well, or it is a restore that is
    /// taken back.
    private void orphans() {
        List<ComingOrphans.Dangling> found = new ComingOrphans(access, inventory.links(), indexes,
                live.encoding().equals(StandardCharsets.UTF_8)).find(deltas);
        if (found.isEmpty()) {
            return;
        }
        boolean undo = request.checkpoint().contents().reason().equals(Manifest.SAFETY);
        Map<LinkForm, Long> kept = new LinkedHashMap<>();
        Map<LinkForm, Long> refused = new LinkedHashMap<>();
        Map<LinkForm, String> examples = new HashMap<>();
        try (Tables saved = request.shelf().open(request.checkpoint())) {
            for (ComingOrphans.Dangling each : found) {
                boolean asSaved = undo || (saved.ofFile() instanceof SqliteTables copy
                        && copy.dangles(each.link(), each.values()));
                (asSaved ? kept : refused).merge(each.link(), each.rows(), Long::sum);
                if (!asSaved) {
                    examples.putIfAbsent(each.link(), example(each.link(), each.values()));
                }
            }
        }
        kept.forEach((link, rows) -> warn("restoring.warn.orphans-kept", link.child().toString(),
                link.parent().toString(), rows));
        refused.forEach((link, rows) -> obstacles.add(Problem.of(ProblemCode.ORPHANS, link.child().toString(),
                words(link) + ": " + rows + ", " + examples.get(link))));
    }

    /// The foreign key in one line.
    static String words(LinkForm link) {
        return "(" + link.columns().stream().map(Object::toString).collect(Collectors.joining(", ")) + ") -> "
                + link.parent() + " (" + link.keys().stream().map(Object::toString).collect(Collectors.joining(", "))
                + ")";
    }

    private static String example(LinkForm link, Row values) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < link.columns().size(); i++) {
            Object value = values.get(i);
            String text = value instanceof byte[] ? "x'...'" : String.valueOf(value);
            parts.add(link.columns().get(i) + " = " + (text.length() > 40 ? text.substring(0, 40) + "..." : text));
        }
        return String.join(", ", parts);
    }

    /// Each changed row may touch a page of the table and one of each of its indexes; the journal keeps them.
    private void space(Path file) {
        Row size = access.ask(Sql.of("SELECT c.page_count, s.page_size FROM pragma_page_count AS c,"
                + " pragma_page_size AS s")).getFirst();
        long pages = Long.parseLong(size.text(0));
        long touched = 0;
        for (TableDifference table : differences) {
            long rows = table.added() + table.removed() + table.changed() + (reload ? table.unchanged() : 0);
            touched += rows * (1 + indexes.count(table.name().table().name()));
        }
        long coming = differences.stream().mapToLong(TableDifference::added).sum();
        long all = differences.stream().mapToLong(each -> each.unchanged() + each.changed() + each.removed()).sum();
        long growth = all == 0 ? coming : Math.min(coming, pages * coming / all + 1);
        long needed = (Math.min(pages, touched) + growth) * Long.parseLong(size.text(1));
        try {
            long free = Files.getFileStore(file).getUsableSpace();
            if (needed > free) {
                warn("restoring.warn.file-space", Bytes.text((double) needed), Bytes.text((double) free),
                        String.valueOf(file.toAbsolutePath().getParent()));
            }
        } catch (IOException untold) {
            // a full disk is said when it happens, and nothing is changed then
        }
    }

    private List<String> suppressed(Set<TableName> changing) {
        return inventory.triggers().stream().filter(trigger -> changing.contains(trigger.table()))
                .map(trigger -> trigger.table() + ": " + trigger.name())
                .filter(word -> request.allTriggers() || request.suppressed().contains(word)).toList();
    }
}
