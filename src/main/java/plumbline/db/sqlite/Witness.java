package plumbline.db.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.KeyOrder;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.session.TransactionFate;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// One row that a restore changes, by which it is found out later whether the restore was committed: SQLite numbers no
/// transactions, but a transaction is done whole or not at all. Only hashes of its cells are kept.
///
/// @param table   its table
/// @param key     names of the key's columns
/// @param place   the key as a tuple of those columns, in Base64
/// @param columns names of the columns that are looked at; none where the row comes or goes
/// @param before  hash of their cells before the restore, or empty where the row was not there
/// @param after   hash of them afterwards, or empty where the row is not there any more
record Witness(String table, List<String> key, String place, List<String> columns, String before, String after) {

    private static final String MARK = "row";
    private static final int PARTS = 7;
    private static final int MOST_COLUMNS = 8;
    private static final int MOST_BYTES = 1024;

    /// The first changed row whose key is short enough to be kept; none where nothing changes.
    static Optional<Witness> of(List<Delta> deltas) {
        for (Delta delta : deltas) {
            if (delta.size() == 0) {
                continue;
            }
            try (Delta.DeltaReader rows = delta.read()) {
                while (rows.next()) {
                    Optional<Witness> found = of(delta.form(), rows);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Witness> of(TableForm form, Delta.DeltaReader rows) {
        List<Integer> key = form.key().stream().map(KeyPart::column).toList();
        Tuple row = rows.kind() == Delta.Kind.ADDED ? rows.after() : rows.before();
        byte[] place = part(row, key);
        if (place.length > MOST_BYTES) {
            return Optional.empty();
        }
        List<Integer> differing = rows.kind() != Delta.Kind.CHANGED
                ? List.of()
                : IntStream.range(0, form.columns().size())
                        .filter(i -> !rows.before().sameField(i, rows.after(), i)).limit(MOST_COLUMNS).boxed().toList();
        return Optional
                .of(new Witness(form.name().table().name(), names(form, key), coded(place), names(form, differing),
                        rows.kind() == Delta.Kind.ADDED ? "" : hash(part(rows.before(), differing)),
                        rows.kind() == Delta.Kind.REMOVED ? "" : hash(part(rows.after(), differing))));
    }

    private static List<String> names(TableForm form, List<Integer> places) {
        return places.stream().map(place -> form.columns().get(place).name().name()).toList();
    }

    /// Some fields of a row as a row.
    private static byte[] part(Tuple row, List<Integer> fields) {
        int size = 2 + fields.stream().mapToInt(field -> 4 + row.length(field)).sum();
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putShort((short) fields.size());
        for (int field : fields) {
            out.putInt(row.isNull(field) ? -1 : row.length(field));
            out.put(row.bytes(), row.place(field), row.length(field));
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static String hash(byte[] cells) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(cells), 0, 16);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never); // every Java platform has it
        }
    }

    /// As one word for the journal.
    String word() {
        return String.join(".", MARK, coded(table.getBytes(StandardCharsets.UTF_8)), coded(key), place,
                coded(columns), before, after);
    }

    private static String coded(List<String> names) {
        return coded(String.join("\0", names).getBytes(StandardCharsets.UTF_8));
    }

    private static String coded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Reads the word again; empty where it is none.
    static Optional<Witness> parse(String word) {
        String[] parts = word.split("\\.", -1);
        if (parts.length != PARTS || !parts[0].equals(MARK)) {
            return Optional.empty();
        }
        try {
            if (Base64.getUrlDecoder().decode(parts[3]).length < 2) {
                return Optional.empty();
            }
            return Optional.of(new Witness(text(parts[1]), List.of(text(parts[2]).split("\0", -1)),
                    parts[3],
                    parts[4].isEmpty() ? List.of() : List.of(text(parts[4]).split("\0", -1)), parts[5], parts[6]));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static String text(String coded) {
        return new String(Base64.getUrlDecoder().decode(coded), StandardCharsets.UTF_8);
    }

    /// What became of the restore, by the row as it is now. Somebody else may have changed it since: then it can't be told.
    ///
    /// @param rows reads rows of a file by their key
    TransactionFate fate(RowsByKey rows) {
        Tuple wanted = new Tuple();
        byte[] bytes = Base64.getUrlDecoder().decode(place);
        wanted.set(bytes, 0, bytes.length);
        List<ColumnForm> columnsOfKey = key.stream().map(Witness::column).toList();
        List<ColumnForm> all = new ArrayList<>(columnsOfKey);
        columns.forEach(name -> all.add(column(name)));
        List<KeyPart> parts = IntStream.range(0, key.size())
                .mapToObj(i -> new KeyPart(i, KeyOrder.SQLITE)).toList();
        TableForm form = new TableForm(TableName.of(table), "table", null, all, List.of(), parts, true,
                Coding.SQLITE, List.of(), -1, -1);
        String now = rows.row(form, wanted)
                .map(row -> hash(part(row, IntStream.range(key.size(), all.size()).boxed().toList()))).orElse("");
        if (now.equals(after)) {
            return TransactionFate.COMMITTED;
        }
        return now.equals(before) ? TransactionFate.ROLLED_BACK : TransactionFate.UNKNOWN;
    }

    private static ColumnForm column(String name) {
        return new ColumnForm(new Ident(name), "", 0, "", ValueKind.TEXT, false, false);
    }

    /// Reads a row.
    @FunctionalInterface
    interface RowsByKey {

        /// The row with the key of another one, if it is there.
        ///
        /// @param key a row of the key's columns only
        Optional<Tuple> row(TableForm form, Tuple key);
    }
}
