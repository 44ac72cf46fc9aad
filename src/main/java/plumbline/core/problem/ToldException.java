package plumbline.core.problem;

import java.io.IOException;
import plumbline.core.text.Phrase;

/// A failure with a file that the program itself found, with words for every language.
public final class ToldException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Phrase words;

    public ToldException(Phrase words) {
        super(words.toString());
        this.words = words;
    }

    public ToldException(Phrase words, Throwable cause) {
        super(words.toString(), cause);
        this.words = words;
    }

    /// What is wrong.
    Phrase words() {
        return words;
    }
}
