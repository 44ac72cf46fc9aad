package plumbline.core.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names of backups: those of the scripts this part replaces, so that people and their own scripts find them.
final class BackupNames {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final Pattern DATED = Pattern.compile("(.*?)_(\\d{8})(?:_(\\d{6}))?(?:_\\d+)?(\\D.*)?");
    private static final Pattern SEEDS = Pattern.compile("backup_.*\\.sql\\.gz|db_.*\\.sqlite3|project_.*");

    private BackupNames() {}

    /// `name_YYYYMMDD_HHMMSS` by this machine's clock on the wall, as `date` writes it.
    static String stamped(String name, Instant now, ZoneId zone) {
        return name + "_" + STAMP.format(now.atZone(zone));
    }

    /// A name without what has a meaning in a path or to a shell.
    static String safe(String name) {
        String safe = name.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        return safe.startsWith(".") || safe.startsWith("-") || safe.isEmpty() ? "_" + safe : safe;
    }

    /// Whether the scripts this part replaces made it and also deleted it by age.
    static boolean isOfAScript(String name) {
        return SEEDS.matcher(name).matches();
    }

    /// What kind of backup its name says it is; empty where it is none.
    static Optional<Kind> kindOf(String name, boolean folder) {
        if (folder) {
            return name.startsWith("project_") ? Optional.of(Kind.PROJECT) : Optional.empty();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".sql") || lower.endsWith(".sql.gz")) {
            return Optional.of(Kind.SCRIPT);
        }
        if (lower.endsWith(".dump")) {
            return Optional.of(Kind.DATABASE);
        }
        if (lower.endsWith(".tar.gz") || lower.endsWith(".tgz")) {
            return Optional.of(Kind.FILES);
        }
        boolean sqlite = lower.endsWith(".sqlite3") || lower.endsWith(".sqlite") || lower.endsWith(".db")
                || lower.contains(".before_restore.");
        return sqlite ? Optional.of(Kind.SQLITE) : Optional.empty();
    }

    /// The moment in a name.
    static Optional<Instant> moment(String name, ZoneId zone) {
        Matcher matcher = DATED.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(matcher.group(2), DAY);
            LocalDateTime moment = matcher.group(3) == null
                    ? day.atTime(LocalTime.MIN)
                    : LocalDateTime.parse(matcher.group(2) + "_" + matcher.group(3), STAMP);
            return Optional.of(moment.atZone(zone).toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /// What names of the same series share.
    static String seriesOf(String name) {
        Matcher matcher = DATED.matcher(name);
        return matcher.matches()
                ? matcher.group(1) + "_*" + (matcher.group(4) == null ? "" : matcher.group(4))
                : name;
    }
}
