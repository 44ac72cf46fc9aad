package plumbline.core.checkpoint.cell;

/// Geometric values as PostgreSQL writes them (utils/adt/geo_ops.c). Stateless.
final class Shapes {

    private Shapes() {}

    static String point(Field field) {
        return "(" + Reals.float8(field.float8()) + "," + Reals.float8(field.float8()) + ")";
    }

    static String segment(Field field) {
        return "[" + point(field) + "," + point(field) + "]";
    }

    static String box(Field field) {
        return point(field) + "," + point(field);
    }

    static String line(Field field) {
        return "{" + Reals.float8(field.float8()) + "," + Reals.float8(field.float8()) + ","
                + Reals.float8(field.float8()) + "}";
    }

    static String circle(Field field) {
        return "<" + point(field) + "," + Reals.float8(field.float8()) + ">";
    }

    static String path(Field field) {
        boolean closed = field.int1() != 0;
        return (closed ? "(" : "[") + points(field) + (closed ? ")" : "]");
    }

    static String polygon(Field field) {
        return "(" + points(field) + ")";
    }

    private static String points(Field field) {
        int count = field.int4();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",").append(point(field));
        }
        return text.toString();
    }
}
