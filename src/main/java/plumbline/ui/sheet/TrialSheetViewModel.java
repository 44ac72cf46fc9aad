package plumbline.ui.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import plumbline.core.backup.Backups;
import plumbline.core.backup.Flaw;
import plumbline.core.backup.FoundBackup;
import plumbline.core.backup.TrialRestore.Trial;
import plumbline.core.backup.Verifier.Verified;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Target;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

/// A trial: a dump is put back into a database of its own on a server, counted, and that database is dropped again. FX
/// thread only; see the package's invariants.
public final class TrialSheetViewModel {
    private final Backups backups;
    private final Texts texts;
    private final FoundBackup backup;
    private final Target server;
    private final Consumer<Trial> done;
    private final SheetFlow flow;
    private final ReadOnlyObjectWrapper<@Nullable Verified> read = new ReadOnlyObjectWrapper<>();
    private final StringBinding reason;
    private final BooleanBinding canAct;

    /// @param server a connection to the server it is tried on
    /// @param done   told once, whatever it showed
    public TrialSheetViewModel(Backups backups, UiWork work, FoundBackup backup, Target server, Consumer<Trial> done) {
        this.backups = backups;
        this.texts = work.texts();
        this.backup = backup;
        this.server = server;
        this.done = done;
        flow = new SheetFlow(work, server);
        reason = Bindings.createStringBinding(this::whyNot, flow.stageProperty(), flow.confirmed(),
                texts.languageProperty());
        canAct = reason.isEmpty();
    }

    /// Reads the backup through: what is damaged need not be tried.
    public void preview() {
        flow.preview(texts.now("backups.job.verify", backup.name()), context -> Outcome.of(() -> {
            Verified verified = backups.verifier().verify(backup, context);
            if (!verified.flaws().isEmpty()) {
                Flaw flaw = verified.flaws().getFirst();
                throw new ProblemException(
                        Problem.of(ProblemCode.BAD_BACKUP, backup.name(), flaw.in(texts.messages())));
            }
            return verified;
        }), read::set);
    }

    /// Tries it, if that may be done now; else nothing happens.
    public void act() {
        if (canAct.get()) {
            flow.apply(texts.now("backups.job.trial", backup.name(), server.name()),
                    context -> Outcome.of(() -> backups.trials().run(backup.path(), server, context)), done);
        }
    }

    private String whyNot() {
        return switch (flow.stageProperty().get()) {
            case PREVIEWING -> texts.now("backups.reason.looking");
            case APPLYING -> texts.now("backups.reason.trying");
            case APPLIED -> texts.now("sheet.reason.applied");
            case FAILED -> texts.now("signal.reason.failed");
            case PREVIEWED -> flow.confirmed().get() ? "" : texts.now("sheet.reason.name", server.name());
        };
    }

    /// What stands on top.
    public String title() {
        return texts.now("backups.trial.title", backup.name(), server.name());
    }

    /// What it does, a sentence each.
    public List<String> facts() {
        List<String> facts = new ArrayList<>(List.of(texts.now("backups.trial.does", server.name()),
                texts.now("backups.trial.needs")));
        Verified found = read.get();
        if (found != null) {
            facts.add(texts.now("backups.trial.read", found.rows().size(),
                    Long.toString(found.rows().values().stream().mapToLong(Long::longValue).sum())));
        }
        return facts;
    }

    /// The steps and the confirmation.
    public SheetFlow flow() {
        return flow;
    }

    /// What reading it showed; null before.
    public ReadOnlyObjectProperty<@Nullable Verified> readProperty() {
        return read.getReadOnlyProperty();
    }

    /// Whether the button may be pressed.
    public BooleanBinding canAct() {
        return canAct;
    }

    /// Why it may not, in words; empty where it may.
    public StringBinding reason() {
        return reason;
    }
}
