package plumbline.core.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.core.backup.FoundBackup.State;
import plumbline.core.backup.PrunePlan.Line;
import plumbline.core.backup.PrunePlan.Reason;

/// Decides which backups go. Each series is judged by itself; the newest good one of a series always stays, also where
/// all of it is older than every tier. A pure calculation.
///
/// The newest of a week and of a month is chosen among all backups and not only among the old ones, so that the choice
/// stays the same from day to day.
final class Pruning {

    private static final Duration HALF_STAYS = Duration.ofDays(1);

    private final Tiers tiers;
    private final boolean others;
    private final Instant now;
    private final ZoneId zone;

    /// @param others whether files without a record go too, where scripts made them that also deleted them by age
    Pruning(Tiers tiers, boolean others, Instant now, ZoneId zone) {
        this.tiers = tiers;
        this.others = others;
        this.now = now;
        this.zone = zone;
    }

    /// @param newestFirst of one folder
    List<Line> decide(List<FoundBackup> newestFirst) {
        Map<String, Set<String>> weeks = new HashMap<>();
        Map<String, Set<YearMonth>> months = new HashMap<>();
        Set<String> seen = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        for (FoundBackup backup : newestFirst) {
            lines.add(new Line(backup, reason(backup, seen, weeks, months)));
        }
        return lines;
    }

    private Reason reason(FoundBackup backup, Set<String> seen, Map<String, Set<String>> weeks,
            Map<String, Set<YearMonth>> months) {
        if (backup.state() == State.HALF) {
            return backup.at().isBefore(now.minus(HALF_STAYS)) ? Reason.HALF : Reason.YOUNG_HALF;
        }
        boolean good = backup.state() != State.DAMAGED;
        String series = backup.series();
        LocalDate day = backup.at().atZone(zone).toLocalDate();
        // each is asked, so that each tier counts what another one keeps
        boolean newest = good && seen.add(series);
        boolean ofWeek = good && weeks.computeIfAbsent(series, _ -> new HashSet<>()).add(week(day));
        boolean ofMonth = good && months.computeIfAbsent(series, _ -> new HashSet<>()).add(YearMonth.from(day));
        if (backup.record() == null && !(others && BackupNames.isOfAScript(backup.name()))) {
            return Reason.NOT_OURS;
        }
        if (!backup.at().isBefore(now.minus(Duration.ofDays(tiers.daily())))) {
            return Reason.DAILY;
        }
        LocalDate today = now.atZone(zone).toLocalDate();
        if (ofWeek && ChronoUnit.WEEKS.between(monday(day), monday(today)) < tiers.weekly()) {
            return Reason.WEEKLY;
        }
        if (ofMonth && ChronoUnit.MONTHS.between(YearMonth.from(day), YearMonth.from(today)) < tiers.monthly()) {
            return Reason.MONTHLY;
        }
        return newest ? Reason.NEWEST : Reason.OLD;
    }

    private static String week(LocalDate day) {
        return day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private static LocalDate monday(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1L);
    }
}
