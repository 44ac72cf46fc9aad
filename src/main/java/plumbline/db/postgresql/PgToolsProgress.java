package plumbline.db.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.core.work.WorkContext;

/// Follows a dump: the table it is at, from what it says, and the size of its file.
final class PgToolsProgress implements PgToolsChild.Watch {

    private static final Pattern TABLE = Pattern.compile("dumping contents of table (.+)");

    private final Path file;
    private final WorkContext context;
    private volatile String table = "";

    PgToolsProgress(Path file, WorkContext context) {
        this.file = file;
        this.context = context;
    }

    @Override
    public void said(String line) {
        Matcher matcher = TABLE.matcher(line);
        if (matcher.find()) {
            table = matcher.group(1).replace("\"", "");
        }
    }

    @Override
    public long sign() {
        long size = size();
        context.progress(-1, table.isEmpty() ? "" : table + ", " + (size >> 10) + " KiB");
        return size;
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return -1;
        }
    }
}
