package plumbline.ui.fx;

import java.util.Locale;
import plumbline.core.health.TargetState;
import plumbline.core.health.Verdict;

/// A state as a person sees it, the same on every screen: its shape and role colour by style class, its word by key.
public enum Mark {

    OK, WARNING, CRITICAL, UNKNOWN, UNREACHABLE, CONNECTING, RUNNING;

    /// The mark of a value.
    public static Mark of(Verdict verdict) {
        return switch (verdict) {
            case OK -> OK;
            case WARNING -> WARNING;
            case CRITICAL -> CRITICAL;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /// The mark of a target.
    public static Mark of(TargetState state) {
        return switch (state) {
            case CONNECTING -> CONNECTING;
            case OK -> OK;
            case WARNING -> WARNING;
            case CRITICAL -> CRITICAL;
            case UNREACHABLE -> UNREACHABLE;
        };
    }

    /// The style class that carries shape and colour.
    public String style() {
        return "mark-" + word();
    }

    /// The message key of its word.
    public String key() {
        return "control.mark." + word();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
