package plumbline.ui.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import plumbline.core.backup.BackupRestorePlan;
import plumbline.core.backup.BackupRestored;
import plumbline.core.backup.Backups;
import plumbline.core.backup.Kind;
import plumbline.core.problem.Outcome;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

/// A full backup on its way back into a database, from what it would do to that it is done. FX thread only; see the
/// package's invariants.
public final class BackupSheetViewModel {
    private static final String SEPARATORS = "[,;\\s]+";

    private final Backups backups;
    private final Texts texts;
    private final BackupOrder order;
    private final Consumer<BackupRestored> done;
    private final SheetFlow flow;
    private final ReadOnlyObjectWrapper<@Nullable BackupRestorePlan> plan = new ReadOnlyObjectWrapper<>();
    private final StringProperty tables = new SimpleStringProperty("");
    private final BooleanProperty safety = new SimpleBooleanProperty(true);
    private final BooleanProperty accepted = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private final StringBinding reason;
    private final BooleanBinding canAct;

    /// @param done told once, when it is put back
    public BackupSheetViewModel(Backups backups, UiWork work, BackupOrder order, Consumer<BackupRestored> done) {
        this.backups = backups;
        this.texts = work.texts();
        this.order = order;
        this.done = done;
        flow = new SheetFlow(work, order.target());
        tables.subscribe((_, _) -> stale.set(true));
        reason = Bindings.createStringBinding(this::whyNot, flow.stageProperty(), plan, flow.confirmed(), stale,
                accepted, texts.languageProperty());
        canAct = reason.isEmpty();
    }

    /// Reads the backup from front to back and says what putting it back would do.
    public void preview() {
        if (flow.stageProperty().get().busy()) {
            return;
        }
        List<TableName> chosen = chosen();
        stale.set(false);
        flow.preview(texts.now("backups.job.preview", order.backup().name()),
                context -> Outcome.of(() -> backups.restorer().get().plan(order.backup().path(), order.target(), chosen,
                        order.intoOther(), context)),
                plan::set);
    }

    private List<TableName> chosen() {
        return Stream.of(tables.get().strip().split(SEPARATORS, -1)).filter(word -> !word.isEmpty())
                .map(TableName::parse).distinct().toList();
    }

    /// Puts it back, if that may be done now; else nothing happens.
    public void act() {
        BackupRestorePlan seen = plan.get();
        if (canAct.get() && seen != null) {
            boolean saves = safety.get();
            flow.apply(texts.now("backups.job.restore", order.backup().name(), order.target().name()),
                    context -> restored(seen, saves, context), done);
        }
    }

    private Outcome<BackupRestored> restored(BackupRestorePlan seen, boolean saves, WorkContext context) {
        return Outcome.of(() -> backups.restorer().get().perform(seen, saves ? order.safety() : null, context));
    }

    private String whyNot() {
        return switch (flow.stageProperty().get()) {
            case PREVIEWING -> texts.now("backups.reason.looking");
            case APPLYING -> texts.now("backups.reason.restoring");
            case APPLIED -> texts.now("sheet.reason.applied");
            case FAILED -> texts.now("signal.reason.failed");
            case PREVIEWED -> stale.get()
                    ? texts.now("backups.reason.again")
                    : order.intoOther() && !accepted.get()
                            ? texts.now("backups.reason.other")
                            : flow.confirmed().get() ? "" : texts.now("sheet.reason.name", order.target().name());
        };
    }

    /// What stands on top.
    public String title() {
        return texts.now("backups.restore.title", order.backup().name(), order.target().name());
    }

    /// The verb of the dangerous button.
    public String verb() {
        BackupRestorePlan seen = plan.get();
        return seen != null && seen.adds()
                ? texts.now("backups.restore.verb.add")
                : texts.now("backups.restore.verb");
    }

    /// What it would do, a sentence each.
    public List<String> facts() {
        BackupRestorePlan seen = plan.get();
        List<String> facts = new ArrayList<>();
        if (seen == null) {
            return facts;
        }
        facts.add(texts.now(seen.target().engine() == Engine.SQLITE
                ? "backup.preview.file"
                : seen.adds() ? "backup.preview.adds" : "backup.preview.replaces"));
        if (seen.otherSessions() > 0) {
            facts.add(texts.now("backup.preview.sessions", seen.otherSessions()));
        }
        return facts;
    }

    /// What is not as usual and has to be loud; empty where nothing is.
    public String warning() {
        BackupRestorePlan seen = plan.get();
        return seen == null || seen.sameDatabase() ? "" : texts.now("backups.restore.other", order.target().name());
    }

    /// The rows that would be put back, by table; empty where nobody counts them.
    public Map<String, Long> rows() {
        BackupRestorePlan seen = plan.get();
        return seen == null ? Map.of() : new TreeMap<>(seen.tables());
    }

    /// Exactly what will run.
    public String command() {
        BackupRestorePlan seen = plan.get();
        return seen == null ? "" : seen.command();
    }

    /// Where it goes.
    public Target target() {
        return order.target();
    }

    /// Whether single tables may be chosen.
    public boolean offersTables() {
        return order.backup().kind() == Kind.DATABASE || order.backup().kind() == Kind.TABLES;
    }

    /// Whether it goes into another database than it was made of, which has to be said expressly.
    public boolean intoOther() {
        return order.intoOther();
    }

    /// The only tables whose rows are put back, as they are typed; empty for all of the backup.
    public StringProperty tablesProperty() {
        return tables;
    }

    /// Whether what is there is saved first.
    public BooleanProperty safetyProperty() {
        return safety;
    }

    /// Whether a person said that another database is meant.
    public BooleanProperty acceptedProperty() {
        return accepted;
    }

    /// Whether the preview is of other tables than those typed.
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /// The steps and the confirmation.
    public SheetFlow flow() {
        return flow;
    }

    /// What was read; stays after a failure; null before.
    public ReadOnlyObjectProperty<@Nullable BackupRestorePlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// Whether the dangerous button may be pressed.
    public BooleanBinding canAct() {
        return canAct;
    }

    /// Why it may not, in words; empty where it may.
    public StringBinding reason() {
        return reason;
    }
}
