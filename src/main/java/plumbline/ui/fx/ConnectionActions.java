package plumbline.ui.fx;

import plumbline.core.target.Target;

/// What a person can do with connections, wherever the verb stands. FX thread only.
public interface ConnectionActions {

    /// Opens the dialog for a new connection.
    void add();

    /// Asks for a colleague's connections file and shows what of it would be added.
    void importFile();

    /// Opens the dialog for a saved connection.
    void edit(Target target);

    /// Removes a saved connection after asking.
    void remove(Target target);

    /// Tests a saved connection and says in words what it found.
    void test(Target target);
}
