package plumbline.ui.grid;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.scene.control.TableColumn;

import plumbline.core.state.UiState;

/// How wide a table's columns are: as the person left them, remembered over a restart, else as wide as what they hold,
/// within bounds. FX thread only.
public final class ColumnWidths {
    /// So many rows are looked at.
    public static final int SAMPLE = 200;

    private static final double LEAST = 56;
    private static final double MOST = 420;
    private static final double CELL_PADDING = 20;
    private static final double SORT_ARROW = 16;
    private static final double HEADER_FACE = 0.96; // 12 px bold
    private static final int LONGEST = 80;
    private static final double LEAST_TEXT = 180;
    private static final double SCROLL_BAR = 14;

    private final UiState state;
    private final String table;
    private final Map<TableColumn<?, ?>, Double> least = new LinkedHashMap<>();
    private boolean fitting;

    /// @param table stable name of the table
    public ColumnWidths(UiState state, String table) {
        this.state = state;
        this.table = table;
    }

    /// Follows a column from now on: a width that a person gives it is remembered.
    ///
    /// @param name stable name of the column
    public void follow(TableColumn<?, ?> column, String name) {
        column.widthProperty().addListener((_, _, width) -> {
            if (!fitting) {
                state.put(key(name), String.valueOf(Math.round(width.doubleValue())));
            }
        });
    }

    /// Makes a column as wide as it was left, or as its words need.
    ///
    /// @param words what its cells say, a sample
    /// @param extra px that a cell needs beside its words, for a shape or a border
    public void fit(TableColumn<?, ?> column, String name, Collection<String> words, double extra) {
        double content = words.stream().mapToDouble(ColumnWidths::width).max().orElse(0) + extra;
        double header = width(column.getText()) * HEADER_FACE + SORT_ARROW;
        double fitting = Math.clamp(Math.max(content, header) + CELL_PADDING, LEAST, MOST);
        this.fitting = true;
        column.setPrefWidth(kept(name).orElse(fitting));
        this.fitting = false;
        least.put(column, kept(name).orElse(Math.max(header + CELL_PADDING, LEAST_TEXT)));
    }

    /// Takes from the widest columns what a table has no room for, as long as they can still be read; those that a
    /// person sized stay as they are.
    ///
    /// @param room width of the table in px; nothing is done where it is not known yet
    public void squeeze(double room) {
        double over = least.keySet().stream().mapToDouble(TableColumn::getPrefWidth).sum() + SCROLL_BAR - room;
        List<TableColumn<?, ?>> widest = least.keySet().stream()
                .sorted(Comparator.comparingDouble(column -> -column.getPrefWidth())).toList();
        for (TableColumn<?, ?> column : widest) {
            double give = Math.min(over, column.getPrefWidth() - least.getOrDefault(column, MOST));
            if (room > 0 && give > 0) {
                fitting = true;
                column.setPrefWidth(column.getPrefWidth() - give);
                fitting = false;
                over -= give;
            }
        }
    }

    /// How wide a column has to be for its title and its words, within bounds; for tables whose columns change with what
    /// they show, so that nothing about them is remembered.
    ///
    /// @param extra px that a cell needs beside its words
    public static double needed(String title, Collection<String> words, double extra) {
        double content = words.stream().mapToDouble(ColumnWidths::width).max().orElse(0) + extra;
        return Math.clamp(Math.max(content, width(title) * HEADER_FACE) + CELL_PADDING, LEAST, MOST);
    }

    private Optional<Double> kept(String name) {
        return state.get(key(name)).filter(width -> width.matches("\\d{2,4}")).map(Double::valueOf);
    }

    private String key(String name) {
        return "width." + table + "." + name;
    }

    // an estimate for the window's 13 px face: laying out every value would take longer than showing it
    static double width(String text) {
        return text.codePoints().limit(LONGEST).mapToDouble(ColumnWidths::width).sum();
    }

    private static double width(int character) {
        if (character >= 0x2E80) {
            return 13.2; // ideographs and what stands between them
        }
        if ("mwMW%@".indexOf(character) >= 0) {
            return 12;
        }
        if (Character.isUpperCase(character)) {
            return 8.4;
        }
        return "ijltfr.,:;|'!()[]- ".indexOf(character) >= 0 ? 4.6 : 7.5;
    }
}
