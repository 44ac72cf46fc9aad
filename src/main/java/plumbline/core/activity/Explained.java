package plumbline.core.activity;

import java.util.Locale;

/// What came of asking for a statement's plan.
public sealed interface Explained {

    /// The server's plan.
    ///
    /// @param text    as the server writes it
    /// @param generic whether it was made without the values of the statement's parameters, which nobody can see
    /// @param ran     whether the statement was run for it
    record Plan(String text, boolean generic, boolean ran) implements Explained {}

    /// There can be none.
    record Refused(Reason reason) implements Explained {}

    /// Why a statement has no plan.
    ///
    /// - `NO_STATEMENT`: none is seen, or the role may not see it.
    /// - `CUT`: the server keeps only its first `track_activity_query_size` bytes.
    /// - `SEVERAL`: more than one statement was sent at once.
    /// - `UTILITY`: the server plans no statement of this kind.
    /// - `OTHER_DATABASE`: it runs in another database than the connection's.
    /// - `NOT_A_SELECT`: running it might change something.
    /// - `PARAMETERS`: running it would need values that nobody can see.
    enum Reason {
        NO_STATEMENT, CUT, SEVERAL, UTILITY, OTHER_DATABASE, NOT_A_SELECT, PARAMETERS;

        /// The word in message keys.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
