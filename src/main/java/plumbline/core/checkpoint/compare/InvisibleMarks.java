package plumbline.core.checkpoint.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// Makes visible what differs between two texts though a person sees no difference. Stateless.
public final class InvisibleMarks {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private InvisibleMarks() {}

    /// Why two texts that differ look alike.
    ///
    /// - `NONE`: they don't look alike, or don't differ.
    /// - `NULL_OR_EMPTY`: one is NULL, the other has no characters.
    /// - `SCALE`: equal numbers of different scale, such as 1.0 and 1.00.
    /// - `JSON_FORMAT`: the same JSON, written in another way.
    /// - `NORMAL_FORM`: the same characters in another Unicode normal form.
    /// - `LINE_ENDS`: different ends of lines.
    /// - `BLANKS`: different blanks: trailing ones, tabs, no-break spaces.
    /// - `ZERO_WIDTH`: characters without width.
    /// - `CONTROLS`: other characters that can't be seen.
    public enum Reason {

        NONE, NULL_OR_EMPTY, SCALE, JSON_FORMAT, NORMAL_FORM, LINE_ENDS, BLANKS, ZERO_WIDTH, CONTROLS;

        /// The word in messages and exports.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// Why two cells that differ look alike; the first reason that explains all of it.
    ///
    /// @param before null for NULL
    /// @param after  null for NULL
    public static Reason reason(@Nullable String before, @Nullable String after) {
        if (before == null || after == null) {
            String other = before == null ? after : before;
            return other != null && other.isEmpty() ? Reason.NULL_OR_EMPTY : Reason.NONE;
        }
        if (before.equals(after)) {
            return Reason.NONE;
        }
        if (sameNumber(before, after)) {
            return Reason.SCALE;
        }
        if (lineEnds(before).equals(lineEnds(after))) {
            return Reason.LINE_ENDS;
        }
        if (normal(before).equals(normal(after))) {
            return Reason.NORMAL_FORM;
        }
        if (blanks(before).equals(blanks(after))) {
            return Reason.BLANKS;
        }
        if (widths(before).equals(widths(after))) {
            return Reason.ZERO_WIDTH;
        }
        if (visible(before).equals(visible(after))) {
            return Reason.CONTROLS;
        }
        return sameJson(before, after) ? Reason.JSON_FORMAT : Reason.NONE;
    }

    private static boolean sameNumber(String before, String after) {
        try {
            return new BigDecimal(before).compareTo(new BigDecimal(after)) == 0;
        } catch (NumberFormatException notNumbers) {
            return false;
        }
    }

    private static boolean sameJson(String before, String after) {
        boolean container = before.stripLeading().startsWith("{") || before.stripLeading().startsWith("[");
        try {
            return container && JSON.readTree(before).equals(JSON.readTree(after));
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }

    private static String lineEnds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String blanks(String text) {
        return text.replaceAll("[\\h]+", " ").replaceAll("(?m) +$", "").strip();
    }

    private static String widths(String text) {
        return text.replaceAll("\\p{Cf}", "");
    }

    private static String visible(String text) {
        return blanks(normal(lineEnds(text)).replaceAll("[\\p{Cf}\\p{Cc}&&[^\\n\\t]]", ""));
    }

    /// A text with what can't be seen written in signs: a middle dot for trailing blanks, arrows for tabs, returns for ends
    /// of lines, and the code point for what has no sign.
    public static String marked(String text) {
        StringBuilder marked = new StringBuilder();
        int trailing = text.stripTrailing().length();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            switch (point) {
                case ' ' -> marked.append(endOfLine(text, i) || i >= trailing ? '\u00b7' : ' ');
                case '\t' -> marked.append('\u2192');
                case '\n' -> marked.append("\u21b5\n");
                case '\r' -> marked.append('\u240d');
                case '\u00a0' -> marked.append('\u237d');
                default -> mark(marked, point);
            }
        }
        return marked.toString();
    }

    private static boolean endOfLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private static void mark(StringBuilder marked, int point) {
        int type = Character.getType(point);
        boolean hidden = type == Character.FORMAT || type == Character.CONTROL || type == Character.SPACE_SEPARATOR
                || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
        if (hidden) {
            marked.append('\u2039').append(String.format("U+%04X", point)).append('\u203a');
        } else {
            marked.appendCodePoint(point);
        }
    }
}
