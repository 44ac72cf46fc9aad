package plumbline.core.backup;

import java.util.List;
import java.util.Locale;

/// Which backups would go and which stay, and why. Nothing is deleted by making one.
///
/// @param lines newest first
/// @param scripts plain scripts that would be compressed
public record PrunePlan(List<Line> lines, List<FoundBackup> scripts) {

    public PrunePlan {
        lines = List.copyOf(lines);
        scripts = List.copyOf(scripts);
    }

    /// One backup.
    public record Line(FoundBackup backup, Reason reason) {}

    /// Why a backup stays or goes.
    public enum Reason {

        DAILY, WEEKLY, MONTHLY, NEWEST, NOT_OURS, YOUNG_HALF, OLD, HALF;

        /// Whether it goes.
        public boolean goes() {
            return this == OLD || this == HALF;
        }

        /// The word in JSON.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// What would be deleted.
    public List<FoundBackup> going() {
        return lines.stream().filter(line -> line.reason().goes()).map(Line::backup).toList();
    }
}
