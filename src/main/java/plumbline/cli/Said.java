package plumbline.cli;

import java.util.function.Supplier;
import plumbline.core.text.Messages;

/// Gives commands the words of the language asked for, once the options are known.
///
/// @param messages the texts
record Said(Supplier<Messages> messages) {

    String text(String key, Object... arguments) {
        return messages.get().text(key, arguments);
    }
}
