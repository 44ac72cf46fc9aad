package plumbline.ui.fx;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.core.text.Messages;

/// What a database says of itself, as a person reads it: without the number that only the server knows it by, and the
/// system's long identifier by its ends.
record IdentityWords(Messages messages) {

    private static final Pattern SERVER = Pattern.compile("\\d+ (.+?)(?: @ ([^@#]+?))?(?: #(\\S+))?");
    private static final Pattern FILE = Pattern.compile("(.+?)(?: #(\\S+))?");
    private static final int LONG = 10;

    /// @param line `oid name @ server #system` of a server, `path #system` of a file
    String of(String line) {
        Matcher server = SERVER.matcher(line);
        if (server.matches()) {
            return with(server.group(2) == null
                    ? server.group(1)
                    : messages.text("control.identity.at", server.group(1), server.group(2)), server.group(3));
        }
        Matcher file = FILE.matcher(line);
        return file.matches() ? file.group(1) : line;
    }

    private String with(String database, String system) {
        return system == null ? database : messages.text("control.identity.system", database, shortened(system));
    }

    private static String shortened(String system) {
        return system.length() < LONG
                ? system
                : system.substring(0, 4) + "\u2026" + system.substring(system.length() - 4);
    }
}
