package plumbline.core.session;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A row's values by column name, for very many rows: all rows of a table share their names. Immutable, in the order of
/// the columns.
public final class RowValues extends AbstractMap<String, @Nullable Object> {

    private final Names names;
    private final @Nullable Object[] values;

    private RowValues(Names names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
    }

    /// The names rows share.
    public static final class Names {

        private final List<String> list;
        private final Map<String, Integer> places = new HashMap<>();

        public Names(List<String> names) {
            list = List.copyOf(names);
            for (int i = 0; i < list.size(); i++) {
                places.putIfAbsent(list.get(i), i);
            }
        }

        /// A row of these names.
        ///
        /// @param values one for each name, in their order
        public RowValues row(List<? extends @Nullable Object> values) {
            if (values.size() != list.size()) {
                throw new IllegalArgumentException(values.size() + " values for " + list.size() + " names");
            }
            return new RowValues(this, values.toArray());
        }

        /// A row with some columns of another one.
        public RowValues part(Map<String, @Nullable Object> row) {
            @Nullable
            Object[] values = new @Nullable Object[list.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.get(list.get(i));
            }
            return new RowValues(this, values);
        }
    }

    /// The same row, which shares those values with another one that are equal.
    public RowValues sharing(Map<String, @Nullable Object> other) {
        if (!(other instanceof RowValues row) || !row.names.list.equals(names.list)) {
            return this;
        }
        @Nullable
        Object[] shared = values.clone();
        for (int i = 0; i < shared.length; i++) {
            if (Objects.equals(shared[i], row.values[i])) {
                shared[i] = row.values[i];
            }
        }
        return new RowValues(names, shared);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        Integer place = names.places.get(name);
        return place == null ? null : values[place];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return names.places.containsKey(name);
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {

            @Override
            public int size() {
                return values.length;
            }

            @Override
            public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                return new Iterator<>() {

                    private int at;

                    @Override
                    public boolean hasNext() {
                        return at < values.length;
                    }

                    @Override
                    public Map.Entry<String, @Nullable Object> next() {
                        if (at >= values.length) {
                            throw new java.util.NoSuchElementException();
                        }
                        int place = at++;
                        return new SimpleImmutableEntry<>(names.list.get(place), values[place]);
                    }
                };
            }
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return (other instanceof RowValues row && row.names.list.equals(names.list))
                ? Arrays.equals(values, row.values)
                : super.equals(other);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < values.length; i++) {
            int value = Objects.hashCode(values[i]);
            hash += names.list.get(i).hashCode() ^ value;
        }
        return hash;
    }
}
