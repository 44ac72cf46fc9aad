package plumbline.ui.target;

import plumbline.core.target.Environment;
import plumbline.ui.fx.Mark;

/// What stands above a target's tiles, in the person's language.
///
/// @param identity what the server says it is, or where it is configured to be
/// @param banner   why it can't be reached, or empty
record Header(String name, Environment environment, String environmentWord, Mark mark, String word, String since,
        String identity, String banner, String bannerAge) {

    /// Before a target is known.
    static Header of(String name) {
        return new Header(name, Environment.TEST, "", Mark.CONNECTING, "", "", "", "", "");
    }
}
