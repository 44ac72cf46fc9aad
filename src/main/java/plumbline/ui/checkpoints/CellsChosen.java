package plumbline.ui.checkpoints;

import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.TableDifference;
import plumbline.ui.grid.DifferenceInspector;

/// The boxes of single cells in the inspector.
record CellsChosen(DifferencesViewModel model) implements DifferenceInspector.CellAsk {

    @Override
    public boolean chosen(long place, int column) {
        TableDifference table = model.tableProperty().get();
        return table != null && model.chosen().cell(table.name(), place, column);
    }

    @Override
    public void choose(RowDifference row, int column, boolean wanted) {
        TableDifference table = model.tableProperty().get();
        if (table != null && !model.chosen().cell(table.name(), row, column, wanted)) {
            model.tooMany();
        }
    }
}
