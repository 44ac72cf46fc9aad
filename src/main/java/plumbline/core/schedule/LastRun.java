package plumbline.core.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;
import plumbline.core.text.Sentence;

/// What became of a job when it was last done, kept so that it is seen also by who was away.
///
/// @param ended   when it was over
/// @param made    the names of what it made
/// @param deleted how many old ones went
/// @param problem null where it was done
public record LastRun(Instant ended, List<String> made, int deleted, @Nullable Problem problem) {

    private static final JsonMapper MAPPER = new JsonMapper();

    public LastRun {
        made = List.copyOf(made);
    }

    /// Whether it was done.
    public boolean done() {
        return problem == null;
    }

    /// As it is kept.
    public String json() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("ended", ended.toString()).put("deleted", deleted);
        made.forEach(json.putArray("made")::add);
        if (problem != null) {
            ObjectNode failed = json.putObject("problem").put("code", problem.code().name())
                    .put("subject", problem.subject()).put("detail", problem.detail());
            Sentence words = problem.words();
            if (words != null) {
                ObjectNode said = failed.putObject("words");
                for (Language each : Language.values()) {
                    said.put(each.tag(), words.in(Messages.in(each)));
                }
            }
        }
        return json.toString();
    }

    /// What was kept; empty where it can't be read, as after a change of the form.
    public static Optional<LastRun> of(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            List<String> made = new ArrayList<>();
            json.path("made").forEach(each -> made.add(each.asText()));
            JsonNode failed = json.path("problem");
            Problem problem = failed.isObject() ? problem(failed) : null;
            return Optional.of(new LastRun(Instant.parse(json.path("ended").asText()), made,
                    json.path("deleted").asInt(), problem));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Problem problem(JsonNode failed) {
        ProblemCode code = ProblemCode.valueOf(failed.path("code").asText());
        String subject = failed.path("subject").asText();
        String detail = failed.path("detail").asText();
        JsonNode words = failed.path("words");
        return words.isObject()
                ? Problem.of(code, subject,
                        (Sentence) messages -> words.path(messages.language().tag()).asText(detail))
                : Problem.of(code, subject, detail);
    }
}
