package plumbline.ui.grid;

import java.util.List;

import plumbline.core.session.Row;

/// Rows that share a value.
///
/// @param name  stable, by which it stays closed over a refresh
/// @param value as text; empty where the rows have none
public record Group(String name, String value, List<Row> rows) {}
