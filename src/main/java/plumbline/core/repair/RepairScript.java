package plumbline.core.repair;

/// A repair as a file for those who may not change data from a tool.
///
/// @param repair guarded: which database it is, that the findings and rows are those previewed, that the check is clean
///               afterwards; one transaction where the repair is one
/// @param undo   guarded likewise; empty where the repair can't be taken back
public record RepairScript(String repair, String undo) {}
