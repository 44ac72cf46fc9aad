package plumbline.core.discover;

import java.util.List;
import plumbline.core.session.Column;
import plumbline.core.session.Row;

/// What speaks for a proposal.
///
/// @param agree      rows that follow it, counted in the whole table
/// @param disagree   its violators: what the check finds now
/// @param confidence 0 to 1: how sure it is that this is a rule and no coincidence
/// @param columns    of the violators
/// @param rows       the first violators, at most [Discovery#SHOWN]
/// @param sql        the check's question
public record Evidence(long agree, long disagree, double confidence, List<Column> columns, List<Row> rows, String sql) {

    public Evidence {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
