package plumbline.core.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.core.sql.TableName;

/// The table of contents of a dump, as `pg_restore --list` writes it.
///
/// @param database the database's name
/// @param server   the version of the server it was made of
/// @param tool     the version of the tool that made it
/// @param entries  what is in it, in the order it would be put back
public record ArchiveContents(String database, String server, String tool, List<Entry> entries) {

    /// The kinds of entries whose name has more than one word (PostgreSQL's pg_dump.c, descriptions of archive entries).
    private static final List<String> LONG_KINDS = List.of("MATERIALIZED VIEW DATA", "TEXT SEARCH CONFIGURATION",
            "TEXT SEARCH DICTIONARY", "TEXT SEARCH TEMPLATE", "TEXT SEARCH PARSER", "PUBLICATION TABLES IN SCHEMA",
            "FOREIGN DATA WRAPPER", "PROCEDURAL LANGUAGE", "MATERIALIZED VIEW", "SEQUENCE OWNED BY",
            "PUBLICATION TABLE", "STATISTICS DATA", "SECURITY LABEL", "OPERATOR CLASS", "OPERATOR FAMILY",
            "DATABASE PROPERTIES", "CHECK CONSTRAINT", "FK CONSTRAINT", "ACCESS METHOD", "FOREIGN TABLE",
            "FOREIGN SERVER", "EVENT TRIGGER", "REPLICA IDENTITY", "BLOB METADATA", "SEQUENCE SET", "TABLE ATTACH",
            "INDEX ATTACH", "ROW SECURITY", "USER MAPPING", "DEFAULT ACL", "TABLE DATA", "SHELL TYPE", "BLOB COMMENTS");
    private static final Pattern LINE = Pattern.compile("(\\d+); \\d+ \\d+ (.+)");
    private static final Pattern MAJOR = Pattern.compile("(\\d+).*");

    public ArchiveContents {
        entries = List.copyOf(entries);
    }

    /// One entry.
    ///
    /// @param line as the tool wrote it, which is also how the tool is told to put it back
    /// @param kind such as `TABLE` or `TABLE DATA`
    /// @param rest schema, name and owner, between spaces and not quoted
    public record Entry(String line, String kind, String rest) {

        /// Whether it belongs to this table; a table without a schema is meant in any.
        boolean isOf(TableName table) {
            String name = table.table().name() + " ";
            if (table.schema().isPresent()) {
                return rest.startsWith(table.schema().get().name() + " " + name);
            }
            int space = rest.indexOf(' ');
            return space > 0 && rest.startsWith(name, space + 1);
        }

        /// Schema and name, as far as they can be told apart from the owner.
        public String object() {
            int owner = rest.lastIndexOf(' ');
            String object = owner < 0 ? rest : rest.substring(0, owner);
            int space = object.indexOf(' ');
            return object.startsWith("- ") || space < 0
                    ? object.replaceFirst("^- ", "")
                    : object.substring(0, space) + "." + object.substring(space + 1);
        }
    }

    /// Reads the tool's answer.
    public static ArchiveContents parse(List<String> lines) {
        String database = "";
        String server = "";
        String tool = "";
        List<Entry> entries = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(";")) {
                database = after(line, "dbname: ", database);
                server = after(line, "Dumped from database version: ", server);
                tool = after(line, "Dumped by pg_dump version: ", tool);
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                entries.add(entry(line, matcher.group(2)));
            }
        }
        return new ArchiveContents(database, server, tool, entries);
    }

    private static String after(String line, String word, String otherwise) {
        int place = line.indexOf(word);
        return place < 0 ? otherwise : line.substring(place + word.length()).strip();
    }

    private static Entry entry(String line, String words) {
        for (String kind : LONG_KINDS) {
            if (words.startsWith(kind + " ")) {
                return new Entry(line, kind, words.substring(kind.length() + 1));
            }
        }
        int space = words.indexOf(' ');
        return space < 0
                ? new Entry(line, words, "")
                : new Entry(line, words.substring(0, space), words.substring(space + 1));
    }

    /// The major version of the tool that made it; 0 where it does not say.
    public int toolMajor() {
        Matcher matcher = MAJOR.matcher(tool);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /// The entries that hold rows of tables.
    public List<Entry> rows() {
        return entries.stream().filter(entry -> entry.kind().equals("TABLE DATA")).toList();
    }

    /// The entries that define tables.
    public List<Entry> tables() {
        return entries.stream().filter(entry -> entry.kind().equals("TABLE")).toList();
    }
}
