package plumbline.core.activity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What can be done to end a wait, the least violent first.
///
/// - `WAIT`: nothing; it ends by itself.
/// - `ASK`: have the application end its transaction; the console can't do that.
/// - `CANCEL`: stop the running statement; the session lives on.
/// - `TERMINATE`: end the session; its transaction is rolled back.
/// - `COMMIT_PREPARED`, `ROLLBACK_PREPARED`: end a prepared transaction, which has no session.
public enum Verb {

    WAIT, ASK, CANCEL, TERMINATE, COMMIT_PREPARED, ROLLBACK_PREPARED;

    /// The word in JSON, the journal and message keys.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The verb of a word.
    ///
    /// @return empty where there is none
    public static Optional<Verb> ofWord(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }
}
