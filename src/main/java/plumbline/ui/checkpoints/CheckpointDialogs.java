package plumbline.ui.checkpoints;

/// Where the screen's questions are asked: over the window, or in a test's list. FX thread only.
public interface CheckpointDialogs {

    /// Asks what is to be saved.
    void create(CreateViewModel create);

    /// Asks for another description.
    void describe(DescribeViewModel describe);

    /// Asks whether checkpoints are to be removed, with what is lost.
    void remove(RemoveViewModel remove);

    /// Asks for a rule of retention and shows what would go by it.
    void retain(RetentionViewModel retention);
}
