package plumbline.ui.locks;

import java.util.Locale;

/// A form in which the tree leaves the console.
public enum TreeForm {

    TEXT("txt"), MARKDOWN("md"), JSON("json"), CSV("csv");

    private final String extension;

    TreeForm(String extension) {
        this.extension = extension;
    }

    /// The ending of a file, without the dot.
    public String extension() {
        return extension;
    }

    /// The word in ids and message keys.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
