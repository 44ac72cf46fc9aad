package plumbline.db.postgresql;

import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.LinkSpeed;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.sql.Sql;
import plumbline.db.jdbc.JdbcSession;

/// Measures the line to a server: small answers for the round trip, then larger and larger ones until one takes long
/// enough to tell the rate from it. What is sent is made of 8 KiB of sums, which a line that packs what goes over it makes
/// smaller; it is then believed to be faster than it is. Stateless.
final class LinkProbe {

    private static final int TRIPS = 3;
    private static final int ROW_BYTES = 8192;
    private static final int[] ROWS = {8, 64, 512};
    private static final long LONG_ENOUGH = 50_000_000L;

    private LinkProbe() {}

    static LinkSpeed measure(JdbcSession session) {
        long trip = Long.MAX_VALUE;
        for (int i = 0; i < TRIPS; i++) {
            long begun = System.nanoTime();
            session.query(Sql.of("SELECT 1"), 1);
            trip = Math.min(trip, System.nanoTime() - begun);
        }
        double rate = 0;
        for (int rows : ROWS) {
            long took = took(session, rows);
            // what a busy machine makes of a moment is no property of the line
            took = took < LONG_ENOUGH ? took : Math.min(took, took(session, rows));
            rate = Math.max(rate, (double) rows * ROW_BYTES * 1e9 / Math.max(1, took - trip));
            if (took >= LONG_ENOUGH) {
                break;
            }
        }
        return new LinkSpeed(trip, rate);
    }

    private static long took(JdbcSession session, int rows) {
        long begun = System.nanoTime();
        try (TupleReader reader = CopyRows.open(session, statement(rows), Coding.COPY_BINARY)) {
            while (reader.next()) {
                // only counted by time
            }
        }
        return System.nanoTime() - begun;
    }

    private static Sql statement(int rows) {
        return new plumbline.core.sql.SqlBuilder().add("""
                COPY (SELECT p.piece
                      FROM (SELECT pg_catalog.string_agg(pg_catalog.md5(n::text), '') AS piece
                            FROM pg_catalog.generate_series(1, 256) AS n) AS p,
                           pg_catalog.generate_series(1, CAST(""").literal(String.valueOf(rows)).add("""
                AS int)) AS r) TO STDOUT (FORMAT binary)""").toSql();
    }
}
