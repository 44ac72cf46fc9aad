package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.RowImages;
import plumbline.core.session.RowChange;
import plumbline.core.sql.TableName;

final class ImageCodecTest {

    @Test
    void losesNoValue() throws IOException {
        List<@Nullable Object> values = Arrays.asList(null, "", "null", "-0.0", " a\tb\r\n", "\u0000\u0001\u001f\u007f",
                "用量 計數 🧵👩‍👩‍👧", "\ud83e", "\uddf5 alone", "{\"d\":\"1\"}", "\u2028", true, false, 0L, -1L,
                Long.MAX_VALUE, Long.MIN_VALUE, 0.0, -0.0, 0.1, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN,
                Double.NEGATIVE_INFINITY, 1.0e22, new BigDecimal("0"), new BigDecimal("1.10"), new BigDecimal("1E+50"),
                new BigDecimal("-0.000000000000000000000000000001"), new BigDecimal("9".repeat(5000) + ".5"),
                "x".repeat(1_000_000), "宽".repeat(1_000_000));
        for (Object value : values) {
            ChangeRecord images = Samples.images(value, "other");
            ChangeRecord record = ImageCodec.decode(ImageCodec.encode(images));
            assertEquals(images, record);
            RowImages again = record.tables().getFirst();
            Map<String, @Nullable Object> before = Objects.requireNonNull(again.changes().getFirst().before());
            assertTrue(before.containsKey("n"));
            Object found = before.get("n");
            assertEquals(value == null ? null : value.getClass(), found == null ? null : found.getClass());
        }
    }

    private static RowImages decoded(RowImages images) throws IOException {
        return ImageCodec.decode(ImageCodec.encode(ChangeRecord.of(images))).tables().getFirst();
    }

    @Test
    void tellsInsertedDeletedAndUpdatedApart() throws IOException {
        Map<String, @Nullable Object> key = Map.of("id", 1L, "n\"\\\u0000名", "k");
        RowImages images = new RowImages(TableName.of("t"), List.of(),
                List.of(new RowChange(key, null, Map.of("a", 1L)),
                        new RowChange(key, Map.of("a", 1L), null), new RowChange(key, Map.of(), Map.of())));
        RowImages again = decoded(images);
        assertEquals(images, again);
        assertEquals(List.of(RowChange.Kind.INSERTED, RowChange.Kind.DELETED, RowChange.Kind.UPDATED),
                again.changes().stream().map(RowChange::kind).toList());
    }

    @Test
    void keepsTheColumnsInTheirOrder() throws IOException {
        List<String> names = new ArrayList<>();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 99; i >= 0; i--) {
            names.add("c" + i);
            row.put("c" + i, (long) i);
        }
        RowImages again = decoded(
                new RowImages(TableName.of("t"), List.of(), List.of(new RowChange(row, row, null))));
        assertEquals(names, List.copyOf(again.changes().getFirst().key().keySet()));
    }

    @Test
    void isSmallWhereRowsAreAlike() {
        Map<String, @Nullable Object> row = Map.of("a_rather_long_column_name", "the same text in every row", "n", 1L);
        RowImages images = new RowImages(TableName.of("t"), List.of(),
                Collections.nCopies(10_000, new RowChange(Map.of(), row, row)));
        assertTrue(ImageCodec.encode(ChangeRecord.of(images)).length < 100_000);
    }

    @Test
    void refusesAValueItCouldNotGiveBack() {
        assertThrows(IllegalArgumentException.class, () -> ImageCodec.encode(Samples.images(1, 2)));
    }

    @Test
    void saysWhenTheBytesAreNotItsOwn() {
        assertThrows(IOException.class, () -> ImageCodec.decode(new byte[]{1, 2, 3}));
    }
}
