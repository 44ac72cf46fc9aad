package plumbline.core.discover;

import java.util.ArrayList;
import java.util.List;
import plumbline.core.sql.Ident;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.target.Engine;

/// Puts values of a sample into a question, as bound arrays.
record Values(Engine engine) {

    /// What the column of this place is called.
    static Ident named(int place) {
        return new Ident("v" + (place + 1));
    }

    /// Adds a subquery with one column for each array, called `v1`, `v2` and so on; all are of one length.
    void add(SqlBuilder sql, List<KeyArray> arrays) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < arrays.size(); i++) {
            places.add(i);
        }
        switch (engine) {
            case POSTGRESQL -> sql.add("(SELECT ").each(places, ", ", (out, place) -> out.add("unnest(")
                    .bind(arrays.get(place)).add(") AS ").name(named(place)));
            case SQLITE -> {
                sql.add("(SELECT ").each(places, ", ", (out, place) -> out.name(named(place)).add(".value AS ")
                        .name(named(place)));
                sql.add(" FROM ").each(places, ", ", (out, place) -> out.add("json_each(").bind(arrays.get(place))
                        .add(") AS ").name(named(place)));
                sql.add(" WHERE true").each(places.subList(1, places.size()), "", (out, place) -> out.add(" AND ")
                        .name(named(place)).add(".key = ").name(named(0)).add(".key"));
            }
        }
        sql.add(")");
    }
}
