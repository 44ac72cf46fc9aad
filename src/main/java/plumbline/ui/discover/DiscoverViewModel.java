package plumbline.ui.discover;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import plumbline.core.discover.Discovered;
import plumbline.core.discover.Discovery;
import plumbline.core.discover.Evidence;
import plumbline.core.discover.PackDraft;
import plumbline.core.discover.PackKeeper;
import plumbline.core.discover.Proposal;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.target.Target;
import plumbline.core.work.Job;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;
import plumbline.ui.grid.GridColumn;
import plumbline.ui.grid.GridViewModel;

/// Discovery from the choice of a target to the kept pack. FX thread only.
public final class DiscoverViewModel {

    private final Discovery discovery;
    private final PackKeeper keeper;
    private final UiWork work;
    private final Texts texts;
    private final GridViewModel violators;
    private final ObjectProperty<@Nullable Target> target = new SimpleObjectProperty<>();
    private final StringProperty schemas = new SimpleStringProperty("");
    private final IntegerProperty budget = new SimpleIntegerProperty((int) Discovery.BUDGET.toSeconds());
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.CHOOSING);
    private final DoubleProperty progress = new SimpleDoubleProperty(-1);
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Discovered> found = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Line> lines = FXCollections
            .observableArrayList(line -> new Observable[]{line.chosen()});
    private final ObjectProperty<@Nullable Line> looked = new SimpleObjectProperty<>();
    private final StringProperty packName = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper saved = new ReadOnlyStringWrapper("");
    private final StringBinding reason;
    private @Nullable Job<?> job;

    public DiscoverViewModel(Discovery discovery, PackKeeper keeper, UiWork work) {
        this.discovery = discovery;
        this.keeper = keeper;
        this.work = work;
        this.texts = work.texts();
        this.violators = new GridViewModel(work);
        this.reason = Bindings.createStringBinding(this::whyNot, step, lines, packName, target,
                texts.languageProperty());
        looked.addListener((_, _, line) -> show(line));
    }

    /// Looks at the chosen target; nothing happens while something runs or no target is chosen.
    public void start() {
        Target chosen = target.get();
        if (chosen == null || busy()) {
            return;
        }
        problem.set(null);
        saved.set("");
        progress.set(-1);
        doing.set(texts.now("discover.waiting"));
        step.set(Step.LOOKING);
        List<String> only = Arrays.stream(schemas.get().split(",", -1)).map(String::strip)
                .filter(name -> !name.isEmpty()).toList();
        Duration most = Duration.ofSeconds(budget.get());
        job = work.ask(texts.now("discover.job", chosen.name()), chosen.name(), work.told(
                context -> discovery.look(chosen, only, most, context), this::told), this::looked);
    }

    private void told(double fraction, String table) {
        progress.set(fraction);
        doing.set(texts.now("discover.looking", table));
    }

    private void looked(Outcome<Discovered> outcome) {
        job = null;
        switch (outcome) {
            case Outcome.Done<Discovered>(Discovered discovered) -> {
                found.set(discovered);
                lines.setAll(discovered.proposals().stream().map(Line::new).toList());
                looked.set(lines.isEmpty() ? null : lines.getFirst());
                packName.set(packName.get().isEmpty() ? suggested(discovered.target()) : packName.get());
                step.set(Step.PROPOSED);
            }
            case Outcome.Failed<Discovered>(Problem refused) -> {
                problem.set(refused);
                step.set(found.get() == null ? Step.CHOOSING : Step.PROPOSED);
            }
        }
    }

    /// A name made of the target's that can be a pack's.
    private static String suggested(Target target) {
        String name = target.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$",
                "");
        return (name.isEmpty() ? "found" : name.substring(0, Math.min(50, name.length()))) + "-rules";
    }

    /// Asks the running discovery to stop; what it had is dropped.
    public void cancel() {
        Job<?> running = job;
        if (running != null) {
            running.cancel().run();
        }
    }

    /// Keeps the chosen proposals as a pack, if that may be done now; else nothing happens.
    public void save() {
        Discovered discovered = found.get();
        if (discovered == null || !reason.get().isEmpty()) {
            return;
        }
        List<Proposal> chosen = chosen();
        String name = packName.get().strip();
        problem.set(null);
        step.set(Step.SAVING);
        work.quietly(() -> keeper.keep(PackDraft.of(name, discovered.target(), chosen)), outcome -> {
            switch (outcome) {
                case Outcome.Done<String> _ -> {
                    saved.set(texts.now("discover.saved", chosen.size(), name));
                    step.set(Step.SAVED);
                }
                case Outcome.Failed<String>(Problem refused) -> {
                    problem.set(refused);
                    step.set(Step.PROPOSED);
                }
            }
        });
    }

    private List<Proposal> chosen() {
        return lines.stream().filter(line -> line.chosen().get()).map(Line::proposal).toList();
    }

    private String whyNot() {
        return switch (step.get()) {
            case CHOOSING -> target.get() == null ? texts.now("discover.reason.target") : "";
            case LOOKING -> texts.now("discover.waiting");
            case SAVING -> texts.now("discover.saving");
            case SAVED -> saved.get();
            case PROPOSED -> chosen().isEmpty()
                    ? texts.now("discover.reason.chosen")
                    : packName.get().strip().matches("[a-z][a-z0-9-]{0,62}")
                            ? ""
                            : texts.now("discover.reason.name");
        };
    }

    private void show(@Nullable Line line) {
        if (line == null) {
            violators.show("", List.of(), List.of());
            return;
        }
        Evidence evidence = line.proposal().evidence();
        violators.show(what(line.proposal()), "discover",
                evidence.columns().stream().map(GridColumn::plain).toList(), evidence.rows());
    }

    /// What a proposal says, in one line.
    String what(Proposal proposal) {
        return texts.now("discover.is." + proposal.words(), proposal.names().toArray());
    }

    /// What speaks for a proposal, in one line.
    String evidence(Evidence evidence) {
        return texts.now("discover.evidence", evidence.agree(), evidence.disagree(),
                Long.toString(Math.round(100 * evidence.confidence())));
    }

    /// What the violators below it are.
    String violatorsTitle(Evidence evidence) {
        if (evidence.disagree() == 0) {
            return texts.now("discover.violators.none");
        }
        return evidence.disagree() <= evidence.rows().size()
                ? texts.now("discover.violators")
                : texts.now("discover.violators.more", Integer.toString(evidence.rows().size()),
                        Long.toString(evidence.disagree()));
    }

    /// What came of the look, in one line; empty before it.
    String summary() {
        Discovered discovered = found.get();
        return discovered == null
                ? ""
                : texts.now("discover.found", discovered.proposals().size(), Integer.toString(discovered.tables()),
                        String.format(Locale.ROOT, "%.1f", discovered.millis() / 1000.0));
    }

    /// That not everything was looked at, and what was left.
    String left(Discovered discovered) {
        return String.join(" ", Stream.concat(Stream.of(texts.now("discover.incomplete")),
                discovered.left().sentences(texts::now).stream()).toList());
    }

    /// What is written on the button that keeps.
    String saveVerb() {
        return texts.now("discover.save", chosen().size());
    }

    boolean busy() {
        return step.get() == Step.LOOKING || step.get() == Step.SAVING;
    }

    /// The target to look at, or null.
    public ObjectProperty<@Nullable Target> targetProperty() {
        return target;
    }

    /// Names of schemas separated by commas; empty for all.
    public StringProperty schemasProperty() {
        return schemas;
    }

    /// The longest time to look, in seconds.
    public IntegerProperty budgetProperty() {
        return budget;
    }

    ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// 0 to 1, or negative where it is not known.
    public DoubleProperty progressProperty() {
        return progress;
    }

    /// What is being looked at.
    public ReadOnlyStringProperty doingProperty() {
        return doing.getReadOnlyProperty();
    }

    /// Why the last step failed, or null.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What was found, or null before that.
    public ReadOnlyObjectProperty<@Nullable Discovered> foundProperty() {
        return found.getReadOnlyProperty();
    }

    ObservableList<Line> lines() {
        return lines;
    }

    /// The proposal whose evidence is shown, or null.
    ObjectProperty<@Nullable Line> lookedProperty() {
        return looked;
    }

    /// The first violators of the proposal that is shown.
    GridViewModel violators() {
        return violators;
    }

    /// The id of the pack to be.
    public StringProperty packNameProperty() {
        return packName;
    }

    /// That it was kept, or empty.
    public ReadOnlyStringProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /// Why the pack can't be kept now; empty where it can.
    public StringBinding reason() {
        return reason;
    }
}
