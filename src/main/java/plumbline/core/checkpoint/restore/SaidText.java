package plumbline.core.checkpoint.restore;

import plumbline.core.checkpoint.RestorePlan.Said;
import plumbline.core.pack.Check;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemText;
import plumbline.core.text.LocalText;
import plumbline.core.text.Messages;

/// Says what a plan or a result has to say in the language of a screen.
///
/// @param messages the language
public record SaidText(Messages messages) {

    /// One sentence.
    public String of(Said said) {
        return messages.text(said.key(), said.arguments().stream().map(this::word).toArray());
    }

    private Object word(Object argument) {
        return switch (argument) {
            case Problem problem -> new ProblemText(messages).what(problem);
            case LocalText text -> text.in(messages.language());
            case Check check -> check.title().in(messages.language());
            default -> argument;
        };
    }
}
