package plumbline.core.session;

import java.util.List;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Target;

/// Tries a connection and says what it found; the answer behind "Test connection".
public interface Diagnosis {

    /// Tries it step by step: name, port, protocol, TLS, password, database, rights.
    ///
    /// @return what it found, or the first step that failed
    Outcome<Found> test(Target target);

    /// What a working connection showed.
    ///
    /// @param version  the server's version as it writes it
    /// @param identity one line: database, server, system
    /// @param millis   from the first byte to the first answer
    /// @param notes    what limits the console there (missing rights, standby, TLS), each a message key with arguments
    record Found(String version, String identity, long millis, List<Note> notes) {}

    /// A remark.
    ///
    /// @param key      message key
    /// @param argument its `{0}`
    record Note(String key, String argument) {}
}
