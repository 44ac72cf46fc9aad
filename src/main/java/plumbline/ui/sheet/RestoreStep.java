package plumbline.ui.sheet;

import java.util.Locale;

/// The steps of a restore's sheet, in their order.
public enum RestoreStep {

    CHECKS(1), CHANGES(2), CONFIRM(3), RUNNING(4), RESULT(5);

    private final int number;

    RestoreStep(int number) {
        this.number = number;
    }

    /// Its place, from 1.
    int number() {
        return number;
    }

    /// The step a person goes on to.
    RestoreStep next() {
        return switch (this) {
            case CHECKS -> CHANGES;
            case CHANGES -> CONFIRM;
            case CONFIRM -> RUNNING;
            case RUNNING, RESULT -> RESULT;
        };
    }

    /// The step a person goes back to.
    RestoreStep back() {
        return this == CONFIRM ? CHANGES : CHECKS;
    }

    /// The word in ids and message keys.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
