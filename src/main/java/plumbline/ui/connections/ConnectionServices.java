package plumbline.ui.connections;

import java.util.function.Function;

import plumbline.core.pack.Packs;
import plumbline.core.problem.Outcome;
import plumbline.core.session.Diagnosis;
import plumbline.core.target.Address;
import plumbline.core.target.Connections;
import plumbline.core.target.Secrets;
import plumbline.core.target.SharedConnections;

/// What the dialogs about connections work with.
///
/// @param memory   keeps passwords until the program ends, and nowhere else
/// @param parseUri reads a URI as the command line does
/// @param shared   reads a colleague's connections file
public record ConnectionServices(Connections connections, Secrets memory, Packs packs, Diagnosis diagnosis,
        Function<String, Outcome<Address>> parseUri, SharedConnections shared) {}
