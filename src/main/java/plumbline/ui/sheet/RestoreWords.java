package plumbline.ui.sheet;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Drift;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.SequenceDifference;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.restore.SaidText;
import plumbline.core.health.Unit;
import plumbline.ui.fx.Formats;
import plumbline.ui.fx.Texts;

/// What a restore says to a person. FX thread only.
record RestoreWords(Texts texts) {

    String number(long number) {
        return Counted.of(number, texts);
    }

    String rows(long many) {
        return texts.now("checkpoints.rows", number(many), many);
    }

    String tables(long many) {
        return texts.now("checkpoints.tables.count", number(many), many);
    }

    /// The verb of the dangerous button.
    String verb(@Nullable RestorePlan plan) {
        if (plan == null) {
            return texts.now("restore.verb-unknown");
        }
        long tables = plan.tables().stream().filter(each -> each.changes() > 0).count();
        long rows = plan.changes();
        return rows == 0 && !plan.sequences().isEmpty()
                ? texts.now("restore.verb-sequences", number(plan.sequences().size()), plan.sequences().size())
                : texts.now("restore.verb", rows(rows), tables(tables));
    }

    /// What a piece of the core says in words of any language.
    String said(RestorePlan.Said said) {
        return new SaidText(texts.messages()).of(said);
    }

    List<String> said(List<RestorePlan.Said> all) {
        return all.stream().map(this::said).toList();
    }

    /// What is expected of the server.
    String expected(RestorePlan plan) {
        Formats formats = new Formats(texts.messages());
        String time = formats.duration(Duration.ofMillis(Math.max(1, plan.millis())));
        return plan.wal() < 0
                ? texts.now("restore.expected-no-wal", time)
                : texts.now("restore.expected", time, formats.value((double) plan.wal(), Unit.BYTES).line());
    }

    String sequence(SequenceDifference difference) {
        return texts.now("restore.sequence", difference.name().toString(), stand(difference.before()),
                stand(difference.after()));
    }

    private String stand(@Nullable SequenceForm form) {
        return form == null ? texts.now("restore.sequence-absent") : number(form.last());
    }

    String drift(List<Drift> all) {
        return all.isEmpty()
                ? texts.now("restore.drift.none")
                : texts.now("restore.drift.some", number(all.size()), all.size());
    }

    String drift(Drift drift) {
        return drift.forRestore().in(texts.messages());
    }

    /// What was done, in one sentence.
    String done(RestoreResult result, String target) {
        long tables = result.tables().stream()
                .filter(each -> each.inserted() + each.updated() + each.deleted() > 0).count();
        return texts.now(result.verified() ? "restore.done" : "restore.done-unverified", rows(result.changed()),
                tables(tables), target, new Formats(texts.messages()).took(result.millis()));
    }
}
