package plumbline.core.yaml;

import java.util.List;
import java.util.Map;

/// A part of a YAML file together with the line it stands in, so that a mistake can be pointed at.
public sealed interface YamlNode {

    /// The line, from 1.
    int line();

    /// A single value, as text whatever it looks like.
    record Scalar(String text, int line) implements YamlNode {}

    /// A list.
    record Items(List<YamlNode> items, int line) implements YamlNode {}

    /// A mapping, in the order of the file.
    record Fields(Map<String, YamlNode> fields, int line) implements YamlNode {}
}
