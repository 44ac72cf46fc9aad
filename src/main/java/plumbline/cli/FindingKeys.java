package plumbline.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.pack.Check;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

/// How a finding is named on the command line: `COL=VALUE,COL=VALUE`.
final class FindingKeys {

    private FindingKeys() {}

    static Map<String, String> parse(String text) {
        Map<String, String> key = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new ProblemException(Problem.of(ProblemCode.BAD_KEY, text, "COL=VALUE"));
            }
            key.put(part.substring(0, equals).strip(), part.substring(equals + 1));
        }
        return key;
    }

    /// A key with its columns in the check's order.
    static Map<String, @Nullable Object> ordered(Check check, Map<String, String> key) {
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        check.key().forEach(column -> ordered.put(column, key.get(column)));
        return ordered;
    }

    /// A key as it is typed.
    static String text(Check check, Map<String, String> key) {
        return check.key().stream().map(column -> column + "=" + key.get(column)).collect(Collectors.joining(","));
    }
}
