package plumbline.ui.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says where inside two values they differ, and makes visible what can't be seen. Thread-safe.
@FunctionalInterface
public interface ValueMarks {

    /// The first value's parts that are the same or gone, then those of the second that are the same or new.
    Both of(String before, String after);

    /// Where two documents differ, place by place; empty where the values are no documents.
    default List<Place> places(String before, String after) {
        return List.of();
    }

    /// A place in a document.
    ///
    /// @param path   such as `$.lines[2].price`
    /// @param before what stood there, or null where there was nothing
    /// @param after  the same
    record Place(String path, @Nullable String before, @Nullable String after) {}

    /// Two values in parts.
    ///
    /// @param reason why they look alike though they differ, as a word; empty where they don't
    record Both(List<Part> before, List<Part> after, String reason) {
        public Both {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /// A piece of a value.
    ///
    /// @param differs whether the other value lacks it
    record Part(String text, boolean differs) {}
}
