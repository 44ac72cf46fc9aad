package plumbline.ui.target;

import java.time.Duration;

/// How much of the past the chart shows.
enum HistoryRange {

    HOUR(Duration.ofHours(1), "1h"), SIX_HOURS(Duration.ofHours(6), "6h"), DAY(Duration.ofDays(1),
            "24h"), WEEK(Duration.ofDays(7), "7d");

    private final Duration length;
    private final String word;

    HistoryRange(Duration length, String word) {
        this.length = length;
        this.word = word;
    }

    Duration length() {
        return length;
    }

    /// The word in node ids.
    String word() {
        return word;
    }

    /// The message key of its name.
    String key() {
        return "target.range." + word;
    }
}
