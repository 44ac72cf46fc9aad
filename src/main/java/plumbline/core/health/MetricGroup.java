package plumbline.core.health;

/// The groups in which tiles stand on the target screen, in their order.
public enum MetricGroup {
    AVAILABILITY, SESSIONS, WAITS, THROUGHPUT, MAINTENANCE, STORAGE, REPLICATION, APPLICATION
}
