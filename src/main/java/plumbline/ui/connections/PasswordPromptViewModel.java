package plumbline.ui.connections;

import java.util.Arrays;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Secrets;
import plumbline.core.target.Target;

/// Asks for a password that no source has, or that the server refused. FX thread only.
public final class PasswordPromptViewModel {
    private final Secrets memory;
    private final Target target;
    private final Runnable entered;
    private final StringProperty password = new SimpleStringProperty("");
    private final BooleanBinding ready = Bindings.createBooleanBinding(() -> !password.get().isEmpty(), password);

    /// @param entered told when the password is in memory, to try again
    public PasswordPromptViewModel(Secrets memory, Target target, Runnable entered) {
        this.memory = memory;
        this.target = target;
        this.entered = entered;
    }

    /// Keeps the password until the program ends and forgets the typed one.
    public void enter() {
        if (ready.get()) {
            char[] secret = password.get().toCharArray();
            memory.keep(target, secret.clone());
            Arrays.fill(secret, '\0');
            password.set("");
            entered.run();
        }
    }

    /// The role it is for.
    public String role() {
        return target.address() instanceof PostgresAddress address ? address.user() : "";
    }

    /// Whose password.
    public Target target() {
        return target;
    }

    /// What is typed.
    public StringProperty passwordProperty() {
        return password;
    }

    /// Whether there is something to try.
    public BooleanBinding ready() {
        return ready;
    }
}
