package plumbline.ui.connections;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import javafx.stage.FileChooser;
import javafx.stage.Stage;

import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.session.Diagnosis.Found;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.ui.connections.ConnectionDialogViewModel.State;
import plumbline.ui.fx.ConnectionActions;
import plumbline.ui.fx.DialogFrame;
import plumbline.ui.fx.Notice;
import plumbline.ui.fx.Notices;
import plumbline.ui.fx.Texts;
import plumbline.ui.fx.UiWork;

/// The dialogs about connections, over the window. FX thread only.
public final class ConnectionWindows implements ConnectionActions {
    private final ConnectionServices services;
    private final UiWork work;
    private final Texts texts;
    private final DialogFrame frame;
    private final Notices notices;

    public ConnectionWindows(ConnectionServices services, UiWork work, DialogFrame frame, Notices notices) {
        this.services = services;
        this.work = work;
        this.texts = work.texts();
        this.frame = frame;
        this.notices = notices;
    }

    @Override
    public void add() {
        open(new ConnectionDialogViewModel(services, work, Optional.empty()));
    }

    @Override
    public void importFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.now("connections.import.choose"));
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("YAML", "*.yaml", "*.yml"),
                new FileChooser.ExtensionFilter("*", "*"));
        File chosen = chooser.showOpenDialog(frame.owner().get());
        if (chosen != null) {
            importFrom(chosen.toPath());
        }
    }

    /// Shows what of a colleague's connections file would be added.
    public void importFrom(Path file) {
        ImportViewModel model = new ImportViewModel(services, work, file);
        Stage[] stage = new Stage[1];
        ImportView view = new ImportView(model, texts, () -> stage[0].close());
        stage[0] = frame.open(view.root(), texts.now("connections.import.title"), () -> true);
        model.addedProperty().addListener((_, _, added) -> {
            stage[0].close();
            notices.show(Notice.of(Notice.Kind.DONE, texts.now("connections.import.done", added.size())));
        });
        model.read();
    }

    @Override
    public void edit(Target target) {
        open(new ConnectionDialogViewModel(services, work, Optional.of(target)));
    }

    private void open(ConnectionDialogViewModel model) {
        Stage[] stage = new Stage[1];
        Runnable close = () -> {
            model.discard();
            stage[0].close();
        };
        BooleanSupplier mayClose = () -> mayLeave(model, close);
        ConnectionDialogView view = new ConnectionDialogView(model, texts, () -> {
            if (mayClose.getAsBoolean()) {
                close.run();
            }
        });
        stage[0] = frame.open(view.root(), texts.now(model.adds() ? "connections.title.add" : "connections.edit"),
                mayClose);
        model.stateProperty().addListener((_, _, now) -> {
            if (now == State.SAVED) {
                stage[0].close();
                model.discard();
            }
        });
    }

    // asks only where something typed would be lost
    private boolean mayLeave(ConnectionDialogViewModel model, Runnable close) {
        if (!model.dirty()) {
            model.discard();
            return true;
        }
        ask("connections.leave", model.form().nameProperty().get(), model.form().environmentProperty().get(), close);
        return false;
    }

    @Override
    public void remove(Target target) {
        ask("connections.remove", target.name(), target.environment(), () -> work.<Target>quietly(() -> {
            services.connections().remove(target.name());
            return target;
        }, outcome -> {
            switch (outcome) {
                case Outcome.Done<Target> _ -> notices.show(Notice.of(Notice.Kind.DONE,
                        texts.now("connections.removed", target.name())));
                case Outcome.Failed<Target>(Problem problem) -> notices.show(Notice.of(Notice.Kind.FAILED,
                        texts.now(problem)));
            }
        }));
    }

    private void ask(String area, String name, Environment environment, Runnable answer) {
        Stage[] stage = new Stage[1];
        QuestionView view = new QuestionView(texts, area, name, environment, answer, () -> stage[0].close());
        stage[0] = frame.open(view.root(), texts.now(area + ".title", name), () -> true);
    }

    @Override
    public void test(Target target) {
        var _ = work.ask(texts.now("connections.job.test", target.name()), target.name(),
                _ -> services.diagnosis().test(target), outcome -> {
                    switch (outcome) {
                        case Outcome.Done<Found>(Found found) -> notices.show(Notice.of(Notice.Kind.DONE,
                                target.name() + ": "
                                        + texts.now("connections.found", found.version(), found.millis())));
                        case Outcome.Failed<Found>(Problem problem) -> notices.show(Notice.of(Notice.Kind.FAILED,
                                texts.now(problem)));
                    }
                });
    }

    /// Asks for a target's password, because no source has one or the server refused it.
    ///
    /// @param entered what to try again when one was entered
    public void askPassword(Target target, Runnable entered) {
        PasswordPromptViewModel model = new PasswordPromptViewModel(services.memory(), target, entered);
        Stage[] stage = new Stage[1];
        PasswordPromptView view = new PasswordPromptView(model, texts, () -> stage[0].close());
        stage[0] = frame.open(view.root(), texts.now("connections.password.title", target.name()), () -> true);
    }
}
