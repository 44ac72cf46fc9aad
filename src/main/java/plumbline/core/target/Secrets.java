package plumbline.core.target;

import java.util.Optional;

/// Where passwords come from. Implementations are thread-safe and never write one in clear.
public interface Secrets {

    /// The password for an address, if this source has one.
    ///
    /// @return a copy that the caller wipes after use
    Optional<char[]> password(Target target);

    /// Keeps a password as this source keeps them; the memory source forgets it at the end of the program.
    void keep(Target target, char[] password);

    /// Forgets what it has for a target.
    void forget(Target target);
}
