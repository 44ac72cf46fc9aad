package plumbline.ui.grid;

/// One column by which a grid is ordered.
public record Sort(String column, boolean descending) {}
