package plumbline.core.target;

import java.util.Optional;

/// How a connection to PostgreSQL is encrypted and checked, in libpq's words for `sslmode`
/// (PostgreSQL documentation, "SSL Support", table of sslmode).
public enum TlsMode {

    DISABLE("disable"), ALLOW("allow"), PREFER("prefer"), REQUIRE("require"), VERIFY_CA("verify-ca"), VERIFY_FULL(
            "verify-full");

    private final String word;

    TlsMode(String word) {
        this.word = word;
    }

    /// libpq's word.
    public String word() {
        return word;
    }

    /// The mode of this word, if it is one.
    public static Optional<TlsMode> ofWord(String word) {
        for (TlsMode mode : values()) {
            if (mode.word.equals(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
