package plumbline.core.repair;

import java.util.List;
import plumbline.core.pack.Means;
import plumbline.core.pack.Repair;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Template;
import plumbline.core.target.Engine;

/// Statements as a person reads them.
final class Statements {

    private Statements() {}

    /// What a way runs, before anything is known of the findings.
    static String of(Repair way, Engine engine) {
        return switch (way.means()) {
            case Means.Statements(var steps) -> shown(steps.getOrDefault(engine, List.of()));
            case Means.Schema(var statement, _) -> source(statement.get(engine));
            case Means.Outside(var statement, _) -> source(statement.get(engine));
            case Means.Request(String method, String path) -> method + " " + path;
        };
    }

    static String shown(List<NamedSql> statements) {
        return Template.shown(statements);
    }

    private static String source(@org.jspecify.annotations.Nullable Template template) {
        return template == null ? "" : template.source().strip();
    }
}
