package plumbline.ui.target;

import plumbline.ui.control.TileFace;

/// What the inspector says of one value, in the person's language.
///
/// @param unknown     why there is no value, or empty
/// @param grant       the statement that would give the missing right, or empty
/// @param explanation what it is, why it matters, what to do
/// @param limits      from where on it is a warning and critical
/// @param source      where those figures come from, or empty
/// @param sql         the statement behind it, or empty where the console measures it itself
record Inspection(TileFace face, String unknown, String grant, String explanation, String limits, String source,
        String sql) {}
