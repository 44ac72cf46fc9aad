package plumbline.core.checkpoint.compare;

import java.util.Optional;
import plumbline.core.checkpoint.LinkSpeed;

/// What it takes to compare a table by the server's sums, and what to read all of it, over a line of a known speed.
///
/// @param link empty: there is no line to speak of
record PushDownCost(Optional<LinkSpeed> link) {

    /// What a server sends of binary rows in a second, and needs for each, where the line is no limit: 1 M rows of 280 bytes
    /// in 1.9 s, 3 M of 48 bytes in 0.75 s, on one core of a rented machine.
    private static final double SENT = 170e6;
    private static final double SENT_ROW = 0.2e-6;
    /// What it takes to sum up a row, and each of its bytes, there and here: 300,000 rows of 287 bytes in 1.5 s.
    private static final double SUMMED_ROW = 3.2e-6;
    private static final double SUMMED_BYTE = 6e-9;
    /// A range's bound there and its sum back.
    private static final double RANGE_BYTES = 100;
    private static final double RANGE_ROWS = 64;
    private static final double RANGE_ROW_BYTES = 16 * 1024;
    /// Ranges that one question is about, as a rule; some more questions are asked in any case.
    private static final double BATCH = 2048;
    private static final double QUESTIONS = 12;
    /// How much of a table is read in the end, as a guess.
    private static final double READ = 0.05;
    /// How much quicker it has to be.
    private static final double MARGIN = 1.25;

    /// Whether sums are quicker.
    ///
    /// @param bytes of all rows as they are sent
    boolean pays(long rows, long bytes) {
        return link.isPresent() && pays(link.get(), (double) rows, (double) bytes);
    }

    /// How long reading all takes: after that time summing up has not paid.
    ///
    /// @param bytes of all rows as they are sent
    /// @return nanoseconds
    long patience(long rows, long bytes) {
        return link.isPresent() ? (long) (1e9 * reading(link.get(), (double) rows, (double) bytes)) : Long.MAX_VALUE;
    }

    private static boolean pays(LinkSpeed link, double rows, double bytes) {
        return summing(link, rows, bytes) * MARGIN < reading(link, rows, bytes);
    }

    private static double reading(LinkSpeed link, double rows, double bytes) {
        return Math.max(bytes / link.bytesPerSecond(), bytes / SENT + rows * SENT_ROW);
    }

    private static double summing(LinkSpeed link, double rows, double bytes) {
        double ranges = Math.max(rows / RANGE_ROWS, bytes / RANGE_ROW_BYTES);
        double questions = (ranges / BATCH + QUESTIONS) * link.roundTripNanos() / 1e9;
        return questions + rows * SUMMED_ROW + bytes * SUMMED_BYTE
                + (ranges * RANGE_BYTES + bytes * READ) / link.bytesPerSecond();
    }
}
