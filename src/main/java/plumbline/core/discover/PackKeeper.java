package plumbline.core.discover;

/// Keeps packs a person made. Thread-safe.
public interface PackKeeper {

    /// Keeps a pack beside the others of the person; it is used from then on.
    ///
    /// @return where it lies
    /// @throws plumbline.core.problem.ProblemException PACK_TAKEN where there is one of this id, HOME where it can't be
    ///                                                 written
    String keep(PackDraft draft);
}
