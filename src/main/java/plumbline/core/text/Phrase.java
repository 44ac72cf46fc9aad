package plumbline.core.text;

import java.util.Arrays;
import java.util.List;

/// A text of the message files with what stands in it, said when it is known in which language.
///
/// @param key   of the text
/// @param about its `{0}`, `{1}` ...: what is a sentence itself is said in the same language, all else stands as it is
public record Phrase(String key, List<Object> about) implements Sentence {

    public Phrase {
        about = List.copyOf(about);
    }

    /// A text with what stands in it.
    public static Phrase of(String key, Object... about) {
        return new Phrase(key, Arrays.asList(about));
    }

    /// Sentences one after the other, in one line.
    public static Sentence all(List<? extends Sentence> sentences) {
        return new All(List.copyOf(sentences));
    }

    private record All(List<Sentence> sentences) implements Sentence {

        @Override
        public String in(Messages messages) {
            return String.join(messages.text("detail.between"),
                    sentences.stream().map(each -> each.in(messages)).toList());
        }
    }

    @Override
    public String in(Messages messages) {
        return messages.text(key, about.stream()
                .map(each -> each instanceof Sentence sentence ? sentence.in(messages) : each).toArray());
    }

    /// In English, for logs.
    @Override
    public String toString() {
        return in(Messages.in(Language.EN));
    }
}
