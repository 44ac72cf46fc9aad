package plumbline.ui.locks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Backend;
import plumbline.core.activity.LockMode;
import plumbline.core.activity.LockedObject;
import plumbline.core.activity.Participant;
import plumbline.core.activity.Participant.Cycle;
import plumbline.core.activity.Participant.Prepared;
import plumbline.core.activity.Participant.ServerProcess;
import plumbline.core.activity.SessionList;
import plumbline.core.activity.SessionList.Horizon;
import plumbline.core.activity.Wait;
import plumbline.core.sql.Ident;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Target;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Texts;

/// What the screen says of locks and sessions. FX thread only, since the language may change.
///
/// @param zone in which moments are told
record LockWords(Texts texts, ZoneId zone) {

    private static final int LISTED = 8;

    String number(long number) {
        return new Formats(texts.messages()).number((double) number);
    }

    /// A length of time without fractions of a second, so that a column of them stands still.
    String age(@Nullable Duration age) {
        return age == null ? "" : new Formats(texts.messages()).duration(Duration.ofSeconds(age.toSeconds()));
    }

    String age(@Nullable Instant since, Instant now) {
        return since == null ? "" : age(since.isAfter(now) ? Duration.ZERO : Duration.between(since, now));
    }

    String moment(Instant at, Instant now) {
        return new Formats(texts.messages()).moment(at, now, zone);
    }

    /// A participant by the name that tells it apart.
    String name(Participant who) {
        return switch (who) {
            case ServerProcess(int pid) -> String.valueOf(pid);
            case Prepared(String gid) -> texts.now("locks.who.prepared", gid.isEmpty() ? "?" : gid);
            case Cycle(List<Integer> pids) -> texts.now("locks.who.cycle", number(pids.size()));
        };
    }

    /// A participant as the head of the inspector.
    String title(Participant who) {
        return who instanceof ServerProcess(int pid) ? texts.now("locks.who.session", String.valueOf(pid)) : name(who);
    }

    /// A session with what a person knows it by: `4711 (anna, psql)`.
    String known(Participant who, @Nullable Backend backend) {
        if (backend == null) {
            return name(who);
        }
        String facts = List.of(backend.user(), backend.application()).stream().filter(each -> !each.isBlank())
                .collect(Collectors.joining(texts.now("locks.list")));
        return facts.isEmpty() ? name(who) : texts.now("locks.who.known", name(who), facts);
    }

    /// The name of a prepared transaction; empty for anything else.
    String gid(WaitLine line) {
        return line.key().who() instanceof Prepared(String gid) ? gid : "";
    }

    /// The sessions of a cycle in the order in which each waits for the next.
    String round(Cycle cycle) {
        String listed = cycle.pids().stream().limit(LISTED).map(String::valueOf).collect(Collectors.joining(", "));
        return cycle.pids().size() > LISTED ? listed + ", …" : listed;
    }

    /// What a line is in the tree: `blocks 7`, `waits`, `waits, blocks 2`.
    String part(WaitLine line) {
        int blocks = line.node().blocks();
        if (line.key().who() instanceof Cycle) {
            return texts.now("locks.part.cycle");
        }
        if (line.waits()) {
            return blocks == 0 ? texts.now("locks.part.waits") : texts.now("locks.part.both", number(blocks), blocks);
        }
        return texts.now("locks.part.blocks", number(blocks), blocks);
    }

    /// `blocks 7, longest wait 4 m 12 s`.
    String headline(WaitLine line, Duration later) {
        String longest = age(line.node().longest().plus(later));
        return line.key().who() instanceof Cycle
                ? texts.now("locks.headline.cycle", number(line.node().blocks()), longest, line.node().blocks())
                : texts.now("locks.headline", number(line.node().blocks()), longest);
    }

    String shape(WaitLine line) {
        return switch (line.key().who()) {
            case Cycle _ -> "lock-cycle";
            case Prepared _ -> "lock-prepared";
            case ServerProcess _ when line.waits() -> line.node().blocks() > 0 ? "lock-both" : "lock-waits";
            case ServerProcess _ -> "lock-root";
        };
    }

    String state(Backend backend) {
        return texts.now("locks.state." + backend.state().word());
    }

    String state(WaitLine line) {
        Backend backend = line.backend();
        return switch (line.key().who()) {
            case Prepared _ -> texts.now("locks.state.prepared");
            case Cycle _ -> texts.now("locks.state.deadlock");
            case ServerProcess _ -> backend == null ? texts.now("locks.state.gone") : state(backend);
        };
    }

    /// The mode as SQL names it: the documentation's words, the same in every language.
    static String mode(String catalogName) {
        return LockMode.of(catalogName).map(mode -> mode.name().replace('_', ' ')).orElse(catalogName);
    }

    /// Another database's table has only a number here.
    private String place(LockedObject object) {
        return object.isUnnamed()
                ? texts.now("locks.object.unnamed", object.relation(), object.database())
                : object.relation();
    }

    /// What a lock is on, in words.
    String object(LockedObject object) {
        String place = place(object);
        return switch (object.type()) {
            case "relation" -> place;
            case "transactionid" -> place.isEmpty()
                    ? texts.now("locks.object.transaction", object.number())
                    : texts.now("locks.object.row-of", object.row(), place, object.number());
            case "tuple" -> texts.now("locks.object.tuple", object.row(), place);
            case "page" -> texts.now("locks.object.page", object.row(), place);
            case "extend" -> texts.now("locks.object.extend", place);
            case "virtualxid" -> texts.now("locks.object.virtual", object.number());
            case "advisory" -> texts.now("locks.object.advisory", object.number());
            case "userlock" -> texts.now("locks.object.userlock", object.number());
            case "object" -> texts.now("locks.object.object", object.number());
            case "spectoken" -> texts.now("locks.object.spectoken", object.number());
            case "applytransaction" -> texts.now("locks.object.apply", object.number());
            case "frozenid" -> texts.now("locks.object.frozenid");
            case "safesnapshot" -> texts.now("locks.object.safesnapshot");
            default -> object.line();
        };
    }

    /// Mode and object of a wait: `ACCESS EXCLUSIVE on public.orders`. Where a whole transaction is waited for, its mode
    /// says nothing.
    String lock(Wait wait) {
        String object = object(wait.object());
        boolean plain = wait.mode().isEmpty()
                || List.of("transactionid", "virtualxid", "spectoken").contains(wait.object().type());
        return plain ? object : texts.now("locks.lock", mode(wait.mode()), object);
    }

    String lock(WaitLine line) {
        if (line.node().waits().isEmpty()) {
            return "";
        }
        String first = lock(line.node().waits().getFirst());
        int more = line.node().waits().size() - 1;
        return more == 0 ? first : texts.now("locks.lock.more", first, number(more));
    }

    /// The statement on one line; empty where there is none.
    static String flat(String statement) {
        return statement.strip().replaceAll("\\s+", " ");
    }

    String statement(Backend backend) {
        String flat = flat(backend.statement());
        return backend.statementIsLast() && !flat.isEmpty() ? texts.now("locks.statement.last", flat) : flat;
    }

    String statement(WaitLine line) {
        Backend backend = line.backend();
        return backend == null
                ? line.key().who() instanceof Cycle cycle ? round(cycle) : ""
                : statement(backend);
    }

    /// `The oldest rows are kept by 4711 (anna, psql), in a transaction since 6 h; age 120,000 transactions.`
    String horizon(Horizon oldest, SessionList list) {
        String age = number(oldest.age());
        return switch (oldest.kind()) {
            case SESSION -> list.backends().stream().filter(each -> each.pid() == oldest.pid()).findFirst()
                    .map(each -> texts.now("locks.horizon.session",
                            known(new ServerProcess(each.pid()), each), age(each.transaction(), list.at()), age))
                    .orElseGet(() -> texts.now("locks.horizon.session-gone", oldest.name(), age));
            case PREPARED -> list.prepared().stream().filter(each -> each.gid().equals(oldest.name())).findFirst()
                    .map(each -> texts.now("locks.horizon.prepared", each.gid(), age(each.prepared(), list.at()), age))
                    .orElseGet(() -> texts.now("locks.horizon.prepared", oldest.name(), "?", age));
            case SLOT -> texts.now("locks.horizon.slot", oldest.name(), age);
            case STANDBY -> texts.now("locks.horizon.standby", oldest.name(), age);
        };
    }

    /// What would let the connection's role see everything; written as SQL in every language.
    static String grant(Target target) {
        return target.address() instanceof PostgresAddress address
                ? "GRANT pg_monitor TO " + new Ident(address.user()).quoted() + ";"
                : "";
    }

    String kind(String kind) {
        String key = "locks.kind." + kind.toLowerCase(Locale.ROOT).replace(' ', '-');
        return texts.messages().has(key) ? texts.now(key) : kind;
    }
}
