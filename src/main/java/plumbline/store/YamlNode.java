package plumbline.store;

import java.util.List;

/// A piece of a YAML file that still knows its line, so that every mistake can be shown where it is.
sealed interface YamlNode {

    /// The line it begins in, from 1.
    int line();

    /// One value.
    ///
    /// @param text as it was written; empty where nothing was
    record Scalar(int line, String text) implements YamlNode {}

    /// Values one after the other.
    record Sequence(int line, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// Keys with their values, in the order of the file; a key may stand twice.
    record Mapping(int line, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /// A key and its value.
    ///
    /// @param line the key's
    record Entry(int line, String key, YamlNode value) {}
}
