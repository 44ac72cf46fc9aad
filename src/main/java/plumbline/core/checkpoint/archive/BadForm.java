package plumbline.core.checkpoint.archive;

import plumbline.core.checkpoint.Checkpoint.Condition;

/// Something read that is not in the form; says where and how. It never leaves this package.
final class BadForm extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Condition condition;

    BadForm(String what) {
        this(Condition.DAMAGED, what);
    }

    BadForm(Condition condition, String what) {
        super(what);
        this.condition = condition;
    }

    String what() {
        return String.valueOf(getMessage());
    }

    Condition condition() {
        return condition;
    }
}
