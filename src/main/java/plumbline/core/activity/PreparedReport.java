package plumbline.core.activity;

/// What became of a prepared transaction.
///
/// @param run   its entry in the journal
/// @param ended whether it was seen to be gone afterwards
public record PreparedReport(Verb verb, String gid, String run, boolean ended) {}
