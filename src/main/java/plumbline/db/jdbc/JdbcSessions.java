package plumbline.db.jdbc;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.target.Address;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;

/// Sessions over JDBC. Two targets with the same address share theirs, so that a database never sees more than two
/// sessions for watching.
public final class JdbcSessions implements Sessions {

    private final Map<Engine, EngineDriver> drivers;
    private final Deadlines deadlines;
    private final Watchdog watchdog = new Watchdog();
    private final Map<Address, TargetSessions> open = new ConcurrentHashMap<>();
    private final Map<Address, CostMeter> costs = new ConcurrentHashMap<>();
    private final AtomicInteger pools = new AtomicInteger();

    /// @param drivers one for each database system
    public JdbcSessions(Map<Engine, EngineDriver> drivers, Deadlines deadlines) {
        this.drivers = new EnumMap<>(drivers);
        this.deadlines = deadlines;
    }

    @Override
    public Session control(Target target) {
        return of(target).control(target);
    }

    @Override
    public Session monitor(Target target, Duration timeout) {
        return of(target).monitor(target, timeout);
    }

    @Override
    public Session action(Target target, Duration timeout) {
        return of(target).action(target, timeout);
    }

    @Override
    public Session job(Target target, Duration timeout) {
        return of(target).job(target, timeout);
    }

    @Override
    public Session rehearsal(Target target, Duration timeout) {
        return of(target).rehearsal(target, timeout);
    }

    @Override
    public Cost cost(Target target) {
        TargetSessions sessions = open.get(target.address());
        return meter(target.address()).cost(sessions == null ? 0 : sessions.idle());
    }

    @Override
    public void release(Target target) {
        TargetSessions sessions = open.remove(target.address());
        if (sessions != null) {
            sessions.release();
        }
    }

    @Override
    public void close() {
        open.values().forEach(TargetSessions::release);
        open.clear();
        watchdog.close();
    }

    private TargetSessions of(Target target) {
        return open.computeIfAbsent(target.address(), address -> new TargetSessions(driver(address.engine()), deadlines,
                watchdog, meter(address), address.engine().word() + "-" + pools.incrementAndGet()));
    }

    private CostMeter meter(Address address) {
        return costs.computeIfAbsent(address, _ -> new CostMeter());
    }

    private EngineDriver driver(Engine engine) {
        EngineDriver driver = drivers.get(engine);
        if (driver == null) {
            throw new IllegalArgumentException("no driver for " + engine);
        }
        return driver;
    }
}
