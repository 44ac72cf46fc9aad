package plumbline.core.checkpoint.cell;

/// Documents and questions of PostgreSQL's full-text search (utils/adt/tsvector.c, utils/adt/tsquery.c). Stateless.
final class Search {

    private static final int NOT = 1;
    private static final int AND = 2;
    private static final int OR = 3;

    private Search() {}

    static String vector(Field field) {
        int count = field.int4();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ");
            quoted(text, field.zeroEnded());
            int places = field.unsigned2();
            for (int j = 0; j < places; j++) {
                int place = field.unsigned2();
                text.append(j == 0 ? ':' : ',').append(place & 0x3FFF);
                int weight = place >>> 14;
                text.append(weight == 0 ? "" : String.valueOf((char) ('D' - weight)));
            }
        }
        return text.toString();
    }

    static String query(Field field) {
        int count = field.int4();
        return count == 0 ? "" : operand(field, -1, false);
    }

    private static String operand(Field field, int outer, boolean rightOfPhrase) {
        if (field.int1() == 1) {
            return word(field);
        }
        int operator = field.int1();
        int own = rank(operator);
        boolean apart = own < outer;
        String text;
        if (operator == NOT) {
            text = "!" + operand(field, own, false);
        } else {
            boolean phrase = operator != AND && operator != OR;
            apart |= phrase && rightOfPhrase;
            int distance = phrase ? field.unsigned2() : 0;
            String right = operand(field, own, phrase);
            String left = operand(field, own, false);
            String between = operator == AND
                    ? "&"
                    : operator == OR ? "|" : distance == 1 ? "<->" : "<" + distance + ">";
            text = left + " " + between + " " + right;
        }
        return apart ? "( " + text + " )" : text;
    }

    private static int rank(int operator) {
        return switch (operator) {
            case NOT -> 4;
            case AND -> 2;
            case OR -> 1;
            default -> 3;
        };
    }

    private static String word(Field field) {
        int weights = field.unsigned1();
        boolean beginning = field.int1() != 0;
        StringBuilder text = new StringBuilder();
        quoted(text, field.zeroEnded());
        if (weights != 0 || beginning) {
            text.append(':').append(beginning ? "*" : "");
            for (int weight = 3; weight >= 0; weight--) {
                text.append(((weights >> weight) & 1) == 1 ? String.valueOf((char) ('D' - weight)) : "");
            }
        }
        return text.toString();
    }

    private static void quoted(StringBuilder text, String word) {
        text.append('\'').append(word.replace("\\", "\\\\").replace("'", "''")).append('\'');
    }
}
