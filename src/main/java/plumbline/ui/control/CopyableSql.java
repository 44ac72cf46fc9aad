package plumbline.ui.control;

import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import plumbline.ui.fx.Texts;

/// A statement to read and to copy: never to edit.
public final class CopyableSql extends StackPane {

    private static final int MOST_LINES = 18;

    private static final double CHARACTER = 8; // px, with what word wrapping leaves empty
    private static final double SIDES = 56;

    private int mostLines = MOST_LINES;
    private final TextArea area = new TextArea();
    private final Button copy = new Button();

    /// @param id prefix of the ids of its nodes
    public CopyableSql(Texts texts, String id) {
        getStyleClass().add("copyable-sql");
        area.setId(id + "-text");
        area.setEditable(false);
        area.accessibleTextProperty().bind(texts.of("control.sql"));
        area.textProperty().subscribe(this::fit);
        copy.setId(id + "-copy");
        copy.setGraphic(new FontIcon("mdal-content_copy"));
        copy.getStyleClass().addAll("flat", "button-icon", "small");
        copy.accessibleTextProperty().bind(texts.of("control.copy"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.of("control.copy"));
        copy.setTooltip(tip);
        copy.setOnAction(_ -> copyAll());
        setAlignment(copy, Pos.TOP_RIGHT);
        getChildren().addAll(area, copy);
    }

    /// Shows so many lines and scrolls through the rest.
    public void atMost(int lines) {
        mostLines = lines;
        fit(area.getText());
    }

    /// Breaks long lines instead of scrolling sideways, so that the whole statement is read at once.
    public void wrapping() {
        area.setWrapText(true);
        area.widthProperty().subscribe(_ -> fit(area.getText()));
    }

    /// The statement.
    public StringProperty textProperty() {
        return area.textProperty();
    }

    private void copyAll() {
        ClipboardContent content = new ClipboardContent();
        content.putString(area.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void fit(String text) {
        long lines = area.isWrapText()
                ? text.lines()
                        .mapToLong(
                                line -> 1 + (long) (line.length() * CHARACTER / Math.max(120, area.getWidth() - SIDES)))
                        .sum()
                : text.lines().count();
        area.setPrefRowCount(Math.clamp(lines, 1, mostLines));
    }
}
