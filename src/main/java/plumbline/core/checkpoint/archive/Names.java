package plumbline.core.checkpoint.archive;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.TableName;
import plumbline.core.text.Phrase;

/// Names that every file system takes. Stateless.
final class Names {

    /// How the folder of a checkpoint ends.
    static final String FOLDER = ".plcp";
    /// How it ends until it is whole.
    static final String PARTIAL = ".plcp.partial";

    /// How a folder ends that is being removed; its name begins with a dot.
    static final String DELETING = ".deleting";

    private static final int LONGEST = 120;
    private static final int LONGEST_ID = 160;
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private Names() {}

    /// A name for a table's files that nobody has yet: letters and digits of ASCII, `_` and `-` as they are, all else as
    /// `%` and two hex digits a byte; what is too long is cut and told apart by a hash.
    ///
    /// @param ending put behind the name
    /// @param taken  the names given so far, in small letters; the new one is added
    static String of(TableName table, String ending, Set<String> taken) {
        String schema = table.schema().map(its -> escaped(its.name()) + ".").orElse("");
        String name = schema + escaped(table.table().name());
        if (name.length() > LONGEST) {
            String whole = table.schema().map(its -> its.name() + "\0").orElse("\0") + table.table().name();
            String hash = Disk.sha256(whole.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
            name = name.substring(0, LONGEST - 17) + "~" + hash;
        }
        if (RESERVED.matcher(name).matches()) {
            name = "_" + name;
        }
        name += ending;
        String free = name;
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = name + "~" + i;
        }
        return free;
    }

    private static String escaped(String name) {
        StringBuilder text = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z')
                    || (each >= '0' && each <= '9') || each == '_' || each == '-';
            if (plain) {
                text.append((char) each);
            } else {
                text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return text.toString();
    }

    /// An id from outside, if it can be the name of a folder on every system.
    ///
    /// @throws ProblemException BAD_INPUT
    static String checked(String id) {
        if (!valid(id)) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BAD_INPUT, shown(id), Phrase.of("detail.no-checkpoint-name")));
        }
        return id;
    }

    /// Whether a file is named as the licensing-risk system names its checkpoints and its copies before a restore.
    static boolean isNative(String file) {
        return (file.startsWith("checkpoint_") || file.startsWith("auto_backup_")) && file.endsWith(".json");
    }

    /// Whether an id can be the name of a folder on every system.
    static boolean valid(String id) {
        boolean printable = id.codePoints().noneMatch(Names::odd);
        return printable && !id.isEmpty() && id.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ID
                && !id.startsWith(".") && !id.startsWith("-") && !id.startsWith(" ") && !id.endsWith(".")
                && !id.endsWith(" ") && !id.contains("..") && !RESERVED.matcher(id).matches();
    }

    private static boolean odd(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> "/\\:*?\"<>|".indexOf(point) >= 0;
        };
    }

    /// A text from outside as it can stand in a message.
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST_ID).forEach(point -> shown
                .appendCodePoint(Character.isISOControl(point) || point == 0x2028 || point == 0x2029 ? '?' : point));
        return shown.toString();
    }
}
