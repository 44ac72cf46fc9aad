package plumbline.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// One application that runs its statements at their rhythm. Used by one thread.
final class ApplicationAtWork implements Workload.Actor {

    /// A statement runs at most this part of the time.
    private static final int SHARE = 50;

    /// How much a rhythm wavers, so that sessions don't march in step.
    private static final double WAVERING = 0.2;

    private final DemoSystem system;
    private final DemoSystem.Application application;
    private final List<Due> dues = new ArrayList<>();

    ApplicationAtWork(DemoSystem system, DemoSystem.Application application) {
        this.system = system;
        this.application = application;
        for (DemoSystem.Load load : application.loads()) {
            dues.add(new Due(system.statement(load.file()), load, System.nanoTime() + load.first().toNanos()));
        }
    }

    @Override
    public void work(Workload on) throws SQLException {
        if (application.stays()) {
            Connection connection = on.open(system, application.name());
            try {
                while (on.pause(untilNext())) {
                    run(connection);
                }
            } finally {
                on.release(connection);
            }
        } else {
            while (on.pause(untilNext())) {
                Connection connection = on.open(system, application.name());
                try {
                    run(connection);
                } finally {
                    on.release(connection);
                }
            }
        }
    }

    private Duration untilNext() {
        return Duration.ofNanos(next().at - System.nanoTime());
    }

    private Due next() {
        return dues.stream().min(Comparator.comparingLong(due -> due.at)).orElseThrow();
    }

    private void run(Connection connection) throws SQLException {
        Due due = next();
        long start = System.nanoTime();
        long pause = due.load.every().toNanos();
        try (Statement statement = connection.createStatement()) {
            statement.execute(due.statement);
            pause = Math.max(pause, (System.nanoTime() - start) * SHARE);
        } finally {
            double wavering = 1 + ThreadLocalRandom.current().nextDouble(-WAVERING, WAVERING);
            due.at = start + (long) (pause * wavering);
        }
    }

    private static final class Due {

        private final String statement;
        private final DemoSystem.Load load;
        private long at;

        Due(String statement, DemoSystem.Load load, long at) {
            this.statement = statement;
            this.load = load;
            this.at = at;
        }
    }
}
