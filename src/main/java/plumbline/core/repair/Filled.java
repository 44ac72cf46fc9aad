package plumbline.core.repair;

import java.util.Optional;
import plumbline.core.journal.SchemaChange;
import plumbline.core.pack.Check;
import plumbline.core.pack.Means;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Row;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Template;
import plumbline.core.target.Engine;

/// Statements with the names of one finding in them.
final class Filled {

    private Filled() {}

    /// The statement that changes the schema for a finding, with what takes it back.
    static SchemaChange schema(Means.Schema means, Engine engine, Keys findings, Row row) {
        Template statement = means.statement().get(engine);
        if (statement == null) {
            throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_WAY, findings.check().id(), engine.title()));
        }
        String inverse = Optional.ofNullable(means.inverse().get(engine))
                .map(template -> fill(template, findings, row).source().strip()).orElse("");
        return new SchemaChange(findings.keyOf(row), fill(statement, findings, row).source().strip(), inverse);
    }

    /// A statement for a finding.
    static NamedSql fill(Template template, Keys findings, Row row) {
        Check check = findings.check();
        try {
            return template.fill(name -> findings.columns().indexOf(name).map(row::get).orElse(null));
        } catch (IllegalArgumentException missing) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BAD_PACK, check.path(), String.valueOf(missing.getMessage())), missing);
        }
    }
}
