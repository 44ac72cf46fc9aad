package plumbline.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import plumbline.core.target.Secrets;
import plumbline.core.target.Target;

/// Passwords in memory, by the connection's name.
public final class FakeSecrets implements Secrets {

    private final Map<String, String> kept = new HashMap<>();

    /// The password kept for a connection; empty where there is none.
    public String of(String name) {
        return kept.getOrDefault(name, "");
    }

    @Override
    public Optional<char[]> password(Target target) {
        return Optional.ofNullable(kept.get(target.name())).map(String::toCharArray);
    }

    @Override
    public void keep(Target target, char[] password) {
        kept.put(target.name(), new String(password));
    }

    @Override
    public void forget(Target target) {
        kept.remove(target.name());
    }
}
