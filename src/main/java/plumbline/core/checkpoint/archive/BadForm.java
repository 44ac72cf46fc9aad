package plumbline.core.checkpoint.archive;

import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Fault.Code;

/// Something read that is not in the form; says where and how. It never leaves this package.
final class BadForm extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Condition condition;
    private final transient Fault fault;

    BadForm(Fault fault) {
        this(Condition.DAMAGED, fault);
    }

    BadForm(Condition condition, Fault fault) {
        super(fault.toString());
        this.condition = condition;
        this.fault = fault;
    }

    /// In a file or at a place in one.
    static BadForm at(String where, Code code, Object... about) {
        return new BadForm(Fault.at(where, code, about));
    }

    /// In the whole.
    static BadForm of(Code code, Object... about) {
        return new BadForm(Fault.of(code, about));
    }

    Fault fault() {
        return fault;
    }

    Condition condition() {
        return condition;
    }
}
