package plumbline.ui.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import plumbline.ui.fx.ChoiceWords;
import plumbline.ui.fx.Texts;

/// The choice of the column by which a grid's rows are put together. FX thread only.
///
/// @param box holds names of columns, empty for none
record GroupBox(ComboBox<String> box, GridViewModel model, Texts texts) {

    void follow() {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.of("grid.group"));
        box.setTooltip(tip);
        box.setConverter(new ChoiceWords<>(
                column -> column.isEmpty() ? texts.now("grid.group.none") : texts.now("grid.group.by", head(column)),
                () -> texts.now("grid.group.none")));
        model.columns().addListener((ListChangeListener<GridColumn>) _ -> fill());
        texts.languageProperty().addListener((_, _, _) -> fill());
        model.groupProperty().addListener((_, _, column) -> box.setValue(column));
        box.valueProperty().addListener((_, _, column) -> {
            if (column != null) {
                model.groupProperty().set(column);
            }
        });
        fill();
    }

    private String head(String name) {
        return model.columns().stream().filter(column -> column.name().equals(name)).findFirst()
                .map(GridColumn::head).orElse(name);
    }

    private void fill() {
        List<String> names = new ArrayList<>(List.of(""));
        model.columns().stream().filter(column -> !column.masked()).map(GridColumn::name).forEach(names::add);
        String chosen = model.groupProperty().get();
        box.getItems().setAll(names);
        box.setValue(chosen);
    }
}
