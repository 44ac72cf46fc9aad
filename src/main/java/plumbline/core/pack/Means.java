package plumbline.core.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Template;
import plumbline.core.target.Engine;

/// By what a repair puts things right.
public sealed interface Means {

    /// Whether all of it happens in one transaction, or nothing.
    default boolean transactional() {
        return switch (this) {
            case Statements _,Schema _ -> true;
            case Outside _,Request _ -> false;
        };
    }

    /// Statements that change rows, one after the other in one transaction. They take the chosen findings as `:keys` (one
    /// key column) or `:keys_<column>`, for a key column or one that names rows of a touched table.
    record Statements(Map<Engine, List<NamedSql>> steps) implements Means {

        public Statements {
            steps = Map.copyOf(steps);
        }
    }

    /// A statement for each finding that changes the schema inside the transaction, and the one that takes it back.
    ///
    /// @param inverse empty for a system where it can't be taken back
    record Schema(Map<Engine, Template> statement, Map<Engine, Template> inverse) implements Means {

        public Schema {
            statement = Map.copyOf(statement);
            inverse = Map.copyOf(inverse);
        }
    }

    /// A statement for each finding that can't run inside a transaction.
    ///
    /// @param cleanup what a failure may leave behind, or empty
    record Outside(Map<Engine, Template> statement, Optional<Cleanup> cleanup) implements Means {

        public Outside {
            statement = Map.copyOf(statement);
        }
    }

    /// A request to the application's own service.
    ///
    /// @param method GET, POST, PUT or DELETE
    /// @param path   begins with a slash; the connection gives the rest of the address
    record Request(String method, String path) implements Means {}

    /// What a failed statement may leave behind: rows of a question, each put away by a statement. What was there before
    /// is left alone.
    record Cleanup(NamedSql find, Template statement) {}
}
