package plumbline.core.problem;

import java.util.ArrayList;
import java.util.List;
import plumbline.core.text.Messages;

/// Says a [Problem] to a person: what happened to what, what it left behind, what to do.
///
/// @param messages the language to say it in
/// @param screen   whether it is read in the window, where options and commands of the command line are no help
public record ProblemText(Messages messages, boolean screen) {

    /// For the command line.
    public ProblemText(Messages messages) {
        this(messages, false);
    }

    /// For the window.
    public static ProblemText onScreen(Messages messages) {
        return new ProblemText(messages, true);
    }

    /// One line: the sentence, the effect, the advice; then what else stood in the way, each with its advice.
    public String line(Problem problem) {
        List<String> sentences = new ArrayList<>(List.of(what(problem), effect(problem), advice(problem)));
        problem.others().forEach(other -> sentences.addAll(List.of(what(other), advice(other))));
        return messages.sentences(sentences.toArray(String[]::new));
    }

    /// What happened, to what.
    public String what(Problem problem) {
        String sentence = messages.text("problem." + problem.code() + ".what", problem.subject());
        String detail = problem.words() == null ? problem.detail() : problem.words().in(messages);
        return detail.isBlank() ? sentence : messages.text("problem.with-detail", sentence, detail.strip());
    }

    /// What the failure left behind on the target.
    public String effect(Problem problem) {
        return messages.text("problem.effect." + problem.effect());
    }

    /// What a person can do about it.
    public String advice(Problem problem) {
        String key = "problem." + problem.code() + ".advice";
        String onScreen = key + "-screen";
        return messages.text(screen && messages.has(onScreen) ? onScreen : key, problem.subject());
    }
}
