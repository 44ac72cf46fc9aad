package plumbline.core.checkpoint.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import plumbline.core.checkpoint.SavedTable;

/// The one hash of all rows: SHA-256 over a line for each table of schema, name, scope, count of rows, digest, the file's
/// hash and that of the absent rows' file, each ended by a NUL, in the manifest's order. Stateless.
final class Root {

    private Root() {}

    /// @param files by name, for those of absent rows
    static String of(List<SavedTable> tables, Map<String, StoredFile> files) {
        MessageDigest hash = Disk.sha256();
        for (SavedTable table : tables) {
            StoredFile absent = files.get(table.absent());
            add(hash, table.form().name().schema().map(schema -> schema.name()).orElse(""));
            add(hash, table.form().name().table().name());
            add(hash, table.scope());
            add(hash, Long.toString(table.rows()));
            add(hash, table.digest());
            add(hash, table.sha256());
            add(hash, absent == null ? "" : absent.sha256());
            hash.update((byte) '\n');
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    private static void add(MessageDigest hash, String text) {
        hash.update(text.getBytes(StandardCharsets.UTF_8));
        hash.update((byte) 0);
    }
}
