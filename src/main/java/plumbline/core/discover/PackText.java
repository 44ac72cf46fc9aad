package plumbline.core.discover;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import plumbline.core.pack.yaml.PackFiles;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;

/// Writes the files of a pack: its description and one statement a file. Used once.
final class PackText {

    private static final int LONGEST_ID = 54;

    private final String id;
    private final Target target;
    private final List<Proposal> proposals;
    private final StringBuilder yaml = new StringBuilder();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final boolean oneSchema;

    PackText(String id, Target target, List<Proposal> proposals) {
        this.id = id;
        this.target = target;
        this.proposals = proposals;
        this.oneSchema = proposals.stream().flatMap(each -> each.tables().stream()).map(TableName::schema).distinct()
                .count() == 1;
    }

    /// The texts by file name.
    Map<String, String> files() {
        line(0, "id: " + id);
        local(0, "title", "discover.pack.title", target.name());
        line(0, "engines: [" + target.engine().word() + "]");
        String tables = proposals.stream().flatMap(each -> each.tables().stream()).filter(PackText::writable)
                .map(TableName::toString).distinct().map(PackText::quoted).collect(Collectors.joining(", "));
        line(0, "tables: [" + tables + "]");
        line(0, "checks:");
        proposals.forEach(this::check);
        files.put(PackFiles.DESCRIPTION, yaml.toString());
        return files;
    }

    private void check(Proposal proposal) {
        String check = idOf(proposal);
        String words = "discover.pack." + proposal.words();
        Object[] names = names(proposal);
        line(1, "- id: " + check);
        local(2, "title", words + ".title", names);
        local(2, "why", words + ".why", names);
        line(2, "severity: warning");
        line(2, "sql: " + file(check, proposal.evidence().sql()));
        line(2, "key: [" + CheckSql.aliases(proposal.rowKey()).stream().map(PackText::quoted)
                .collect(Collectors.joining(", ")) + "]");
        if (!(proposal instanceof Proposal.NearUnique) && !proposal.rowKey().contains(proposal.column())) {
            line(2, "wrong: " + quoted(proposal.column().name()));
        }
        if (proposal instanceof Proposal.Counter || proposal instanceof Proposal.Flag) {
            line(2, "right: " + CheckSql.EXPECTED);
        }
        needs(proposal);
        if (proposal.keyed() && writable(proposal.table())) {
            repairs(proposal, check, names);
        }
    }

    private void needs(Proposal proposal) {
        Map<TableName, Set<Ident>> needs = new LinkedHashMap<>();
        proposal.rowKey().forEach(column -> need(needs, proposal.table(), column));
        need(needs, proposal.table(), proposal.column());
        switch (proposal) {
            case Proposal.ForeignKey(Link link, _, _, _, _) -> need(needs, link);
            case Proposal.Counter counter -> {
                need(needs, counter.link());
                counter.summed().forEach(column -> need(needs, counter.link().child(), column));
            }
            case Proposal.Flag flag -> need(needs, flag.link());
            case Proposal.NearUnique _ -> {
                // its own table only
            }
        }
        needs.keySet().removeIf(table -> !writable(table));
        if (!needs.isEmpty()) {
            line(2, "needs:");
            needs.forEach((table, columns) -> line(3, quoted(table.toString()) + ": [" + columns.stream()
                    .map(column -> quoted(column.name())).collect(Collectors.joining(", ")) + "]"));
        }
    }

    private static void need(Map<TableName, Set<Ident>> needs, Link link) {
        link.columns().forEach(column -> need(needs, link.child(), column));
        link.keys().forEach(key -> need(needs, link.parent(), key));
    }

    private static void need(Map<TableName, Set<Ident>> needs, TableName table, Ident column) {
        needs.computeIfAbsent(table, _ -> new java.util.LinkedHashSet<>()).add(column);
    }

    /// The least destructive first. Which of two equal values is the right one only a person knows: doubles have none.
    private void repairs(Proposal proposal, String check, Object[] names) {
        RepairSql sql = new RepairSql(target.engine());
        switch (proposal) {
            case Proposal.ForeignKey link -> {
                line(2, "repairs:");
                if (link.clearable()) {
                    repair(proposal, check, "clear", sql.clear(link), names);
                }
                repair(proposal, check, "delete", sql.delete(link), names);
            }
            case Proposal.Counter counter -> {
                line(2, "repairs:");
                repair(proposal, check, "recount", sql.recount(counter), names);
            }
            case Proposal.Flag flag -> {
                line(2, "repairs:");
                repair(proposal, check, "reflag", sql.reflag(flag), names);
            }
            case Proposal.NearUnique _ -> {
                // none that is safe
            }
        }
    }

    private void repair(Proposal proposal, String check, String way, String statement, Object[] names) {
        String words = "discover.pack.repair." + way;
        line(3, "- id: " + way);
        local(4, "title", words + ".title", names);
        local(4, "does", words + ".does", names);
        local(4, "locks", "discover.pack.repair.locks", names);
        line(4, "sql: " + file(check + ".repair." + way, statement));
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < proposal.rowKey().size(); i++) {
            rows.add(quoted(proposal.rowKey().get(i).name()) + ": " + quoted(CheckSql.alias(proposal.rowKey(), i)));
        }
        line(4, "touches: {" + quoted(proposal.table().toString()) + ": {" + String.join(", ", rows) + "}}");
    }

    private String file(String name, String statement) {
        files.put(name + ".sql", statement + "\n");
        return name + ".sql";
    }

    /// Where all tables are in one schema its name is left out. 0 the table, 1 its column, 2 the other table, 3 what is added up or the other's key, 4 rows that agreed, 5 all.
    private Object[] names(Proposal proposal) {
        List<String> names = new ArrayList<>(proposal.names());
        if (oneSchema) {
            names.set(0, proposal.table().table().name());
            names.set(2, proposal.tables().getLast().table().name());
        }
        long agree = proposal.evidence().agree();
        names.add(Long.toString(agree));
        names.add(Long.toString(agree + proposal.evidence().disagree()));
        return names.toArray();
    }

    private String idOf(Proposal proposal) {
        String name = (proposal.kind() + "-" + proposal.table().table() + "-" + proposal.column())
                .toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-+$", "");
        String stem = name.length() > LONGEST_ID ? name.substring(0, LONGEST_ID) : name;
        String free = stem;
        for (int i = 2; !ids.add(free); i++) {
            free = stem + "-" + i;
        }
        return free;
    }

    /// Packs write a table as `schema.table`: a dot in a name would be read as the one between them.
    private static boolean writable(TableName table) {
        return !table.table().name().contains(".")
                && table.schema().map(name -> !name.name().contains(".")).orElse(true);
    }

    private void local(int depth, String option, String key, Object... values) {
        line(depth, option + ":");
        for (Language language : Language.values()) {
            line(depth + 1, language.tag() + ": " + quoted(Messages.in(language).text(key, values)));
        }
    }

    private void line(int depth, String words) {
        yaml.append("  ".repeat(depth)).append(words).append('\n');
    }

    /// A double-quoted text of YAML 1.2, section 7.3.1.
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(sign -> {
            if (sign == '"' || sign == '\\') {
                quoted.append('\\').append((char) sign);
            } else if (sign < ' ' || sign == 0x7f || sign == 0x85 || sign == 0x2028 || sign == 0x2029) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", sign));
            } else {
                quoted.append((char) sign);
            }
        });
        return quoted.append('"').toString();
    }
}
