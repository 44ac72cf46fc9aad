package plumbline.ui.connections;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

import org.jspecify.annotations.Nullable;

import plumbline.core.pack.Pack;
import plumbline.core.pack.Packs;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.session.Diagnosis.Found;
import plumbline.core.target.Address;
import plumbline.core.target.Target;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

/// A connection while it is being added or edited. FX thread only.
///
/// Nothing of it is anywhere else before it is saved; only a test puts the typed password into the memory of the
/// program for a moment, and [#discard] puts back what was there.
public final class ConnectionDialogViewModel {
    private final ConnectionServices services;
    private final UiWork work;
    private final Texts texts;
    private final String replaces;
    private final ConnectionForm form = new ConnectionForm();
    private final StringProperty uri = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final ObservableMap<Field, String> mistakes = FXCollections.observableHashMap();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EDITING);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>();
    private final List<Object> original;
    private boolean checking;
    private Runnable cancel = () -> {};
    private Runnable forget = () -> {};

    /// @param existing the connection to edit; empty for a new one
    public ConnectionDialogViewModel(ConnectionServices services, UiWork work, Optional<Target> existing) {
        this.services = services;
        this.work = work;
        this.texts = work.texts();
        existing.ifPresent(form::take);
        replaces = existing.map(Target::name).orElse("");
        original = form.values();
        InvalidationListener edited = _ -> edited();
        form.parts().forEach(part -> part.addListener(edited));
        password.addListener(edited);
    }

    private void edited() {
        found.set(null); // what was found belongs to what was tried
        if (checking) {
            showMistakes();
        }
    }

    /// Fills the fields from a URI, or says beside it why that can't be done.
    public void takeUri() {
        String text = uri.get().strip();
        if (text.isEmpty()) {
            mistakes.remove(Field.URI);
            return;
        }
        switch (services.parseUri().apply(text)) {
            case Outcome.Done<Address>(Address address) -> {
                form.take(address);
                uri.set(""); // it may have held a password
                mistakes.remove(Field.URI);
            }
            case Outcome.Failed<Address>(Problem failure) -> mistakes.put(Field.URI, texts.now(failure));
        }
    }

    // from the first try on, mistakes go away as they are mended and come when they are made
    private boolean withoutMistakes() {
        checking = true;
        showMistakes();
        return mistakes.keySet().stream().allMatch(field -> field == Field.URI);
    }

    private void showMistakes() {
        Map<Field, String> keys = form.mistakes(this::taken);
        for (Field field : Field.values()) {
            if (field != Field.URI) {
                String key = keys.get(field);
                if (key == null) {
                    mistakes.remove(field);
                } else {
                    mistakes.put(field, texts.now(key));
                }
            }
        }
    }

    private boolean taken(String name) {
        return !name.equals(replaces)
                && services.connections().all().get().stream().anyMatch(target -> target.name().equals(name));
    }

    /// Tries the connection as it is typed; everything typed stays, whatever comes of it.
    public void test() {
        if (state.get() != State.EDITING || !withoutMistakes()) {
            return;
        }
        Target target = form.target();
        lendPassword(target);
        begin(State.TESTING);
        var job = work.ask(texts.now("connections.job.test", target.name()), target.name(),
                _ -> services.diagnosis().test(target), outcome -> {
                    end(outcome);
                    if (outcome instanceof Outcome.Done<Found>(Found seen)) {
                        found.set(seen);
                    }
                });
        cancel = job.cancel();
    }

    /// Stops waiting for the test.
    public void cancelTest() {
        cancel.run();
    }

    /// Saves it; the dialog may close when the state is [State#SAVED].
    public void save() {
        if (state.get() != State.EDITING || !withoutMistakes()) {
            return;
        }
        Target target = form.target();
        begin(State.SAVING);
        work.<Target>quietly(() -> {
            services.connections().save(target, replaces);
            return target;
        }, outcome -> {
            end(outcome);
            if (outcome instanceof Outcome.Done<Target>) {
                keepPassword(target);
                state.set(State.SAVED);
            }
        });
    }

    private void begin(State next) {
        problem.set(null);
        found.set(null);
        state.set(next);
    }

    private void end(Outcome<?> outcome) {
        state.set(State.EDITING);
        if (outcome instanceof Outcome.Failed<?>(Problem failure)) {
            problem.set(failure);
            if (failure.code() == ProblemCode.NAME_TAKEN) {
                mistakes.put(Field.NAME, texts.now("connections.mistake.name-taken"));
            }
        }
    }

    private void lendPassword(Target target) {
        if (password.get().isEmpty()) {
            return;
        }
        forget.run();
        Optional<char[]> before = services.memory().password(target);
        keepPassword(target);
        forget = () -> {
            if (before.isPresent()) {
                services.memory().keep(target, before.get());
            } else {
                services.memory().forget(target);
            }
        };
    }

    private void keepPassword(Target target) {
        if (!password.get().isEmpty()) {
            char[] secret = password.get().toCharArray();
            services.memory().keep(target, secret.clone());
            Arrays.fill(secret, '\0');
        }
    }

    /// Whether closing would lose something a person typed.
    public boolean dirty() {
        return state.get() != State.SAVED
                && (!form.values().equals(original) || !password.get().isEmpty() || !uri.get().isBlank());
    }

    /// The dialog is left without saving.
    public void discard() {
        if (state.get() != State.SAVED) {
            cancel.run();
            forget.run();
        }
        password.set("");
    }

    /// The packs that fit the chosen database system.
    public List<Pack> fittingPacks() {
        Packs.Shelf shelf = services.packs().shelf().get();
        return shelf.packs().stream().filter(pack -> pack.engines().contains(form.engineProperty().get())).toList();
    }

    /// Whether it is a new connection.
    public boolean adds() {
        return replaces.isEmpty();
    }

    /// The fields.
    public ConnectionForm form() {
        return form;
    }

    /// A URI to fill the fields from.
    public StringProperty uriProperty() {
        return uri;
    }

    /// The password; never saved.
    public StringProperty passwordProperty() {
        return password;
    }

    /// What is wrong, in words, by field.
    public ObservableMap<Field, String> mistakes() {
        return mistakes;
    }

    /// Where the dialog stands.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Why the last test or save failed, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What the last test found, until something is edited; or null.
    public ReadOnlyObjectProperty<@Nullable Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// The life of the dialog.
    public enum State {
        EDITING, TESTING, SAVING, SAVED
    }
}
