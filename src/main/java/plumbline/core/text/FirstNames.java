package plumbline.core.text;

import java.util.List;

/// A list of names that may be long, as a sentence has room for it.
public final class FirstNames {

    private FirstNames() {}

    /// The first names beside each other, and dots where there are more.
    ///
    /// @param most how many at most
    public static String of(List<String> names, int most) {
        String some = String.join(", ", names.subList(0, Math.min(most, names.size())));
        return names.size() > most ? some + ", ..." : some;
    }
}
