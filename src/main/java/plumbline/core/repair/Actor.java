package plumbline.core.repair;

/// Who makes changes through this console.
///
/// @param account the account on this machine
/// @param host    this machine's name
public record Actor(String account, String host) {}
