package plumbline.ui.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemText;
import plumbline.core.target.Environment;
import plumbline.core.text.Language;
import plumbline.core.text.LocalText;
import plumbline.core.text.Messages;

/// The words on screen, in a language that can be switched while the window is open. FX thread only.
public final class Texts {

    private final ObjectProperty<Language> language;

    public Texts(Language first) {
        this.language = new SimpleObjectProperty<>(first);
    }

    /// The language of the screens; setting it changes every bound text.
    public ObjectProperty<Language> languageProperty() {
        return language;
    }

    /// The texts in the present language, for a text that is made once.
    public Messages messages() {
        return Messages.in(language.get());
    }

    /// A text as it reads now.
    public String now(String key, Object... arguments) {
        return messages().text(key, arguments);
    }

    /// A local text as it reads now.
    public String now(LocalText text) {
        return text.in(language.get());
    }

    /// An environment's word, as every badge and dialog writes it.
    public String now(Environment environment) {
        return now("control.environment." + environment.word());
    }

    /// What a problem says to a person, in one line.
    public String now(Problem problem) {
        return ProblemText.onScreen(messages()).line(problem);
    }

    /// What a database says of itself, as a person reads it.
    ///
    /// @param line as [plumbline.core.target.Identity#line] writes it and the journal keeps it
    public String identity(String line) {
        return new IdentityWords(messages()).of(line);
    }

    /// A text that follows the language, and those of its arguments that are observable.
    public StringBinding of(String key, Object... arguments) {
        List<Observable> causes = new ArrayList<>();
        causes.add(language);
        for (Object argument : arguments) {
            if (argument instanceof Observable observable) {
                causes.add(observable);
            }
        }
        return Bindings.createStringBinding(() -> now(key, valuesOf(arguments)), causes.toArray(Observable[]::new));
    }

    /// A local text that follows the language.
    public StringBinding of(LocalText text) {
        return Bindings.createStringBinding(() -> now(text), language);
    }

    private static Object[] valuesOf(Object[] arguments) {
        Object[] values = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            Object value = arguments[i] instanceof ObservableValue<?> observable ? observable.getValue() : arguments[i];
            values[i] = value == null ? "" : value;
        }
        return values;
    }
}
