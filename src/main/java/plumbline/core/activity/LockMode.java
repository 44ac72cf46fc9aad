package plumbline.core.activity;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The modes of a heavyweight lock, weakest first, with what each conflicts with.
///
/// Source: PostgreSQL documentation, "Explicit Locking", table 13.2, the same from 13 to 18.
public enum LockMode {

    ACCESS_SHARE("AccessShareLock"), ROW_SHARE("RowShareLock"), ROW_EXCLUSIVE(
            "RowExclusiveLock"), SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock"), SHARE(
                    "ShareLock"), SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock"), EXCLUSIVE(
                            "ExclusiveLock"), ACCESS_EXCLUSIVE("AccessExclusiveLock");

    private final String catalogName;

    LockMode(String catalogName) {
        this.catalogName = catalogName;
    }

    /// The name in `pg_locks`.
    public String catalogName() {
        return catalogName;
    }

    /// The mode of a name in `pg_locks`; empty for `SIReadLock`, which blocks nobody, and for names yet unknown.
    public static Optional<LockMode> of(String catalogName) {
        for (LockMode mode : values()) {
            if (mode.catalogName.equals(catalogName)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    /// Whether two transactions can't hold both at once.
    public boolean conflictsWith(LockMode other) {
        return conflicts().contains(other);
    }

    private Set<LockMode> conflicts() {
        return switch (this) {
            case ACCESS_SHARE -> EnumSet.of(ACCESS_EXCLUSIVE);
            case ROW_SHARE -> EnumSet.of(EXCLUSIVE, ACCESS_EXCLUSIVE);
            case ROW_EXCLUSIVE -> EnumSet.range(SHARE, ACCESS_EXCLUSIVE);
            case SHARE_UPDATE_EXCLUSIVE -> EnumSet.range(SHARE_UPDATE_EXCLUSIVE, ACCESS_EXCLUSIVE);
            case SHARE -> EnumSet.of(ROW_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE, SHARE_ROW_EXCLUSIVE, EXCLUSIVE,
                    ACCESS_EXCLUSIVE);
            case SHARE_ROW_EXCLUSIVE -> EnumSet.range(ROW_EXCLUSIVE, ACCESS_EXCLUSIVE);
            case EXCLUSIVE -> EnumSet.range(ROW_SHARE, ACCESS_EXCLUSIVE);
            case ACCESS_EXCLUSIVE -> EnumSet.allOf(LockMode.class);
        };
    }
}
