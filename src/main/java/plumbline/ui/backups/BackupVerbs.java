package plumbline.ui.backups;

import java.io.File;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.core.backup.FoundBackup;
import plumbline.core.backup.FoundBackup.State;
import plumbline.core.backup.Kind;
import plumbline.core.target.Target;
import plumbline.ui.control.TargetMenu;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The verbs for the chosen backup. What can't be done says why. FX thread only.
final class BackupVerbs extends FlowPane {

    private final BackupsViewModel model;
    private final Texts texts;
    private final Button restore = button("restore", "mdmz-restore");
    private final TargetMenu into;
    private final Button verify = button("verify", "mdmz-verified_user");
    private final TargetMenu trial;
    private final Button unpack = button("unpack", "mdmz-unarchive");
    private final Button prune = button("prune", "mdal-auto_delete");
    private final Label reason = Nodes.named(new Label(), "backups-reason", "muted");

    BackupVerbs(BackupsViewModel model) {
        this.model = model;
        this.texts = model.words().texts();
        into = new TargetMenu("backups-into", "checkpoints.verb.into-target", texts, model::restoreInto);
        trial = new TargetMenu("backups-trial", "checkpoints.verb.into-target", texts, model::tryOn);
        getStyleClass().addAll("work-bar", "work-flow");
        setMinHeight(USE_PREF_SIZE);
        setRowValignment(javafx.geometry.VPos.CENTER);
        for (var each : List.of(restore, into, verify, trial, unpack, prune)) {
            String key = "backups.verb." + each.getId().substring("backups-".length());
            each.textProperty().bind(texts.of(key));
            each.accessibleTextProperty().bind(texts.of(key));
            each.setMinWidth(USE_PREF_SIZE);
        }
        restore.setOnAction(_ -> model.restore());
        verify.setOnAction(_ -> model.verify());
        unpack.setOnAction(_ -> unpack());
        prune.setOnAction(_ -> model.prune());
        reason.setMinWidth(0);
        reason.setWrapText(true);
        reason.maxWidthProperty().bind(widthProperty().subtract(24)); // a flow gives it more than there is
        getChildren().setAll(restore, into, verify, trial, unpack, prune, reason);
    }

    private static Button button(String word, String icon) {
        Button button = Nodes.named(new Button(), "backups-" + word);
        button.setGraphic(new FontIcon(icon));
        return button;
    }

    private void unpack() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(texts.now("backups.unpack.into"));
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            model.unpack(chosen.toPath());
        }
    }

    void show(@Nullable FoundBackup one) {
        boolean archive = one != null && one.kind() == Kind.FILES;
        boolean whole = one != null && one.state() != State.HALF && one.state() != State.DAMAGED;
        List<Target> targets = whole ? model.restorable() : List.of();
        boolean own = targets.stream().anyMatch(model::isOwn);
        restore.setDisable(!own);
        into.offer(targets.stream().filter(each -> !model.isOwn(each)).toList());
        verify.setDisable(one == null || one.state() == State.HALF || one.kind() == Kind.PROJECT);
        trial.offer(whole ? model.trialServers() : List.of());
        shown(restore, !archive);
        shown(into, !archive);
        shown(trial, !archive);
        shown(unpack, archive);
        unpack.setDisable(!whole);
        reason.setText(one == null ? "" : why(one, whole, own));
    }

    private static void shown(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private String why(FoundBackup one, boolean whole, boolean own) {
        if (one.kind() == Kind.SCRIPT) {
            return texts.now("backups.script.refused");
        }
        if (!whole) {
            return texts.now("backups.damaged.refused");
        }
        if (one.kind() == Kind.PROJECT) {
            return texts.now("backups.project.refused");
        }
        if (own || one.kind() == Kind.FILES) {
            return "";
        }
        return BackupWords.of(one).isEmpty()
                ? texts.now("backups.no-record")
                : texts.now("backups.no-target", BackupWords.of(one));
    }
}
