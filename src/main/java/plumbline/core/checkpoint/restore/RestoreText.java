package plumbline.core.checkpoint.restore;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.ScriptFrame;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.checkpoint.compare.ComparisonExport;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.text.Phrase;
import plumbline.core.work.WorkContext;

/// Words about a restore for the journal and for a script. Stateless.
final class RestoreText {

    private RestoreText() {}

    /// What was run, for the journal.
    static String summary(RestorePlan plan) {
        StringBuilder text = new StringBuilder();
        boolean reload = plan.request().mode() == RestoreRequest.Mode.RELOAD;
        for (RestorePlan.TablePlan table : plan.tables()) {
            if (reload) {
                text.append("-- reload ").append(table.name().quoted()).append(": ").append(table.rows())
                        .append(" rows\n");
            } else if (table.changes() > 0) {
                text.append("-- ").append(table.name().quoted()).append(": insert ").append(table.inserts())
                        .append(", update ").append(table.updates()).append(", delete ").append(table.deletes())
                        .append('\n');
            }
        }
        plan.suppressed().forEach(trigger -> text.append("-- trigger kept from firing: ").append(trigger).append('\n'));
        plan.sequences().forEach(each -> text.append("-- sequence ").append(each.name().quoted()).append('\n'));
        return text.toString();
    }

    /// The whole restore as SQL that a person can run: one transaction, every row guarded by how it was seen. Rows are
    /// changed where they differ, whatever the plan's mode is.
    ///
    /// @throws ProblemException where a value can't be written into a script exactly
    static String of(RestorePlan plan, ScriptFrame frame, WorkContext context) {
        Comparison comparison = plan.comparison();
        if (comparison == null || !plan.request().choice().all()) {
            throw new ProblemException(Problem.of(ProblemCode.BAD_INPUT, plan.request().checkpoint().id(),
                    Phrase.of("detail.script-of-tables")));
        }
        StringWriter script = new StringWriter();
        for (TableDifference table : comparison.tables()) {
            if (!table.same() && plan.order().contains(table.name())) {
                script.append("-- ").append(table.name().quoted()).append(": insert " + table.added() + ", update "
                        + table.changed() + ", delete " + table.removed() + "\n");
            }
        }
        plan.suppressed().forEach(
                trigger -> script.append("-- trigger kept from firing: ").append(trigger).append('\n'));
        try {
            new ComparisonExport(comparison, plan.request().target().name(), plan.request().checkpoint().id(),
                    Long.MAX_VALUE, Optional.of(frame), context).write(ComparisonExport.Format.SQL, script);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return script.toString();
    }
}
