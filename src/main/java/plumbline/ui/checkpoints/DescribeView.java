package plumbline.ui.checkpoints;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import plumbline.ui.control.DialogEnd;
import plumbline.ui.control.TabKey;
import plumbline.ui.fx.Nodes;
import plumbline.ui.fx.Texts;

/// The question for another description. FX thread only.
final class DescribeView {

    private final VBox root;

    DescribeView(DescribeViewModel model, Texts texts, Runnable close) {
        Label title = Nodes.styled(new Label(texts.now("checkpoints.describe.title", model.checkpoint().id())),
                "title-text");
        TextArea area = Nodes.named(new TextArea(), "describe-text");
        TabKey.leaves(area);
        area.setPrefRowCount(4);
        area.setWrapText(true);
        area.setPromptText(texts.now("checkpoints.create.description"));
        area.setAccessibleText(texts.now("checkpoints.create.description"));
        area.textProperty().bindBidirectional(model.descriptionProperty());
        Label problem = Nodes.named(new Label(), "describe-problem", "mistake");
        problem.setWrapText(true);
        DialogEnd.follow(problem, model.problemProperty(), texts);
        Button save = Nodes.named(new Button(texts.now("checkpoints.describe.save")), "describe-save", "accent");
        save.setAccessibleText(save.getText());
        save.setOnAction(_ -> model.save());
        Button cancel = Nodes.named(new Button(texts.now("checkpoints.cancel")), "describe-cancel");
        cancel.setAccessibleText(cancel.getText());
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> close.run());
        HBox verbs = Nodes.styled(new HBox(save, cancel), "sheet-row");
        verbs.setAlignment(Pos.CENTER_RIGHT);
        root = Nodes.named(new VBox(title, area, problem, verbs), "describe", "dialog-pane", "sheet");
        DialogEnd.closeWhen(model.savedProperty(), close);
    }

    Parent root() {
        return root;
    }
}
