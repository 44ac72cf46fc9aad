package plumbline.ui.connections;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import plumbline.core.target.Address;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Engine;
import plumbline.core.target.Environment;
import plumbline.core.target.HostName;
import plumbline.core.target.ServiceAddress;
import plumbline.core.target.Target;
import plumbline.core.target.TlsMode;

/// What is typed into the connection dialog, for both database systems at once, so that switching loses nothing.
/// FX thread only.
public final class ConnectionForm {
    /// The refresh intervals there are to choose from.
    public static final List<Duration> INTERVALS = List.of(1, 2, 5, 10, 15, 30, 60).stream().map(Duration::ofSeconds)
            .toList();
    private static final int POSTGRES_PORT = 5432;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty group = new SimpleStringProperty("");
    // a new connection is production until a person says otherwise: the mistake in that direction costs a word to type
    private final ObjectProperty<Environment> environment = new SimpleObjectProperty<>(Environment.PRODUCTION);
    private final ObjectProperty<Engine> engine = new SimpleObjectProperty<>(Engine.POSTGRESQL);
    private final StringProperty host = new SimpleStringProperty("");
    private final StringProperty port = new SimpleStringProperty(String.valueOf(POSTGRES_PORT));
    private final StringProperty database = new SimpleStringProperty("");
    private final StringProperty user = new SimpleStringProperty("");
    private final ObjectProperty<TlsMode> tls = new SimpleObjectProperty<>(TlsMode.PREFER);
    private final StringProperty rootCert = new SimpleStringProperty("");
    private final StringProperty file = new SimpleStringProperty("");
    private final ObjectProperty<Duration> refresh = new SimpleObjectProperty<>(Target.DEFAULT_REFRESH);
    private final StringProperty service = new SimpleStringProperty("");
    private final ObservableList<String> packs = FXCollections.observableArrayList();

    /// Puts in what a target holds.
    public void take(Target target) {
        name.set(target.name());
        group.set(target.group());
        environment.set(target.environment());
        refresh.set(target.refresh());
        packs.setAll(target.packs());
        service.set(target.service());
        take(target.address());
    }

    /// Puts in an address, for example one pasted as a URI.
    public void take(Address address) {
        engine.set(address.engine());
        switch (address) {
            case PostgresAddress(String toHost, int toPort, String toDatabase, String role, TlsMode mode, String cert) -> {
                host.set(toHost);
                port.set(String.valueOf(toPort));
                database.set(toDatabase);
                user.set(role);
                tls.set(mode);
                rootCert.set(cert);
            }
            case SqliteAddress(Path path) -> file.set(path.toString());
        }
        if (name.get().isBlank()) {
            name.set(address.databaseName());
        }
    }

    /// Every mistake there is, by its field, as message key.
    ///
    /// @param taken whether another connection has this name
    public Map<Field, String> mistakes(Predicate<String> taken) {
        Map<Field, String> found = new EnumMap<>(Field.class);
        String called = name.get().strip();
        if (called.isEmpty()) {
            found.put(Field.NAME, "connections.mistake.name-missing");
        } else if (taken.test(called)) {
            found.put(Field.NAME, "connections.mistake.name-taken");
        }
        switch (engine.get()) {
            case POSTGRESQL -> serverMistakes(found);
            case SQLITE -> fileMistakes(found);
        }
        if (!service.get().isBlank() && !ServiceAddress.valid(service.get())) {
            found.put(Field.SERVICE, "connections.mistake.service");
        }
        return found;
    }

    private void serverMistakes(Map<Field, String> found) {
        if (host.get().isBlank()) {
            found.put(Field.HOST, "connections.mistake.host-missing");
        } else if (!HostName.valid(host.get().strip())) {
            found.put(Field.HOST, "connections.mistake.host");
        }
        int number = portNumber();
        if (number < 1 || number > 65_535) {
            found.put(Field.PORT, "connections.mistake.port");
        }
        if (database.get().isBlank()) {
            found.put(Field.DATABASE, "connections.mistake.database-missing");
        }
        if (user.get().isBlank()) {
            found.put(Field.USER, "connections.mistake.user-missing");
        }
        if (!rootCert.get().isBlank() && !absolute(rootCert.get())) {
            found.put(Field.ROOT_CERT, "connections.mistake.path");
        }
    }

    private void fileMistakes(Map<Field, String> found) {
        if (file.get().isBlank()) {
            found.put(Field.FILE, "connections.mistake.file-missing");
        } else if (!absolute(file.get())) {
            found.put(Field.FILE, "connections.mistake.path");
        }
    }

    private static boolean absolute(String path) {
        try {
            return Path.of(path.strip()).isAbsolute();
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private int portNumber() {
        try {
            return Integer.parseInt(port.get().strip());
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /// The target that is described; only without mistakes.
    public Target target() {
        return new Target(name.get().strip(), group.get().strip(), environment.get(), address(), packs, refresh.get(),
                ServiceAddress.of(service.get()).map(ServiceAddress::toString).orElse(""), true);
    }

    private Address address() {
        return switch (engine.get()) {
            case POSTGRESQL -> new PostgresAddress(host.get().strip(), portNumber(), database.get().strip(),
                    user.get().strip(), tls.get(), rootCert.get().strip());
            case SQLITE -> new SqliteAddress(Path.of(file.get().strip()).normalize());
        };
    }

    /// Everything in it that can be changed, in the order of the dialog.
    public List<Observable> parts() {
        List<Observable> parts = new ArrayList<>(List.<Property<?>>of(name, group, environment, engine, host, port,
                database, user, tls, rootCert, file, refresh, service));
        parts.add(packs);
        return parts;
    }

    /// All of it as values, to see whether anything was edited.
    public List<Object> values() {
        return List.of(name.get(), group.get(), environment.get(), engine.get(), host.get(), port.get(), database.get(),
                user.get(), tls.get(), rootCert.get(), file.get(), refresh.get(), service.get(), List.copyOf(packs));
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty groupProperty() {
        return group;
    }

    public ObjectProperty<Environment> environmentProperty() {
        return environment;
    }

    public ObjectProperty<Engine> engineProperty() {
        return engine;
    }

    public StringProperty hostProperty() {
        return host;
    }

    public StringProperty portProperty() {
        return port;
    }

    public StringProperty databaseProperty() {
        return database;
    }

    public StringProperty userProperty() {
        return user;
    }

    public ObjectProperty<TlsMode> tlsProperty() {
        return tls;
    }

    public StringProperty rootCertProperty() {
        return rootCert;
    }

    public StringProperty fileProperty() {
        return file;
    }

    public ObjectProperty<Duration> refreshProperty() {
        return refresh;
    }

    /// The base address of the application's own service, or empty.
    public StringProperty serviceProperty() {
        return service;
    }

    /// Ids of the chosen packs; empty: those whose tables are found.
    public ObservableList<String> packs() {
        return packs;
    }
}
