package plumbline.app;

import java.util.concurrent.CompletableFuture;
import plumbline.core.activity.LockWatch;
import plumbline.core.check.Baselines;
import plumbline.core.check.Checks;
import plumbline.core.check.FindingHistory;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.check.Schedules;
import plumbline.core.health.HealthMonitor;
import plumbline.core.health.MetricHistory;
import plumbline.core.journal.Journal;
import plumbline.core.repair.Repairs;
import plumbline.core.session.Diagnosis;
import plumbline.core.target.Connections;
import plumbline.core.target.Secrets;

/// The services behind the window, made off its thread while the toolkit starts.
record WindowServices(BackgroundState state, Connections saved, Checks checks, Repairs repairs, Journal journal,
        FindingHistory findings, Baselines baselines, IgnoredFindings ignored, Schedules schedules,
        MetricHistory history, HealthMonitor monitor, LockWatch locks, Diagnosis diagnosis, Secrets secrets) {

    /// Makes them; what is slow is made side by side.
    static WindowServices make(Wiring wiring) {
        CompletableFuture<HealthMonitor> monitor = CompletableFuture.supplyAsync(wiring::monitor);
        BackgroundState state = wiring.uiState();
        return new WindowServices(state, wiring.followedConnections(), wiring.checks(), wiring.repairs(),
                wiring.journal(), wiring.findings(), wiring.baselines(), wiring.ignored(), wiring.schedules(),
                wiring.history(), monitor.join(), wiring.lockWatch(), wiring.diagnosis(),
                wiring.secrets());
    }
}
