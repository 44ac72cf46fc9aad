package plumbline.core.backup;

import java.util.List;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;
import plumbline.core.text.Phrase;
import plumbline.core.text.Sentence;

/// A line of a record about a file that was left out of an archive or is incomplete in it. It is kept in English, and what
/// the program itself says in it is told in the language of the screen.
///
/// @param line as it stands in the record
public record Note(String line) implements Sentence {

    private static final String MORE = "backup.note.more";
    private static final List<String> KNOWN = List.of("detail.access", "detail.no-file", "backup.note.strange",
            "backup.note.backups", "backup.note.changed");

    static String line(String file, Phrase why) {
        return english("backup.note", file, why.toString());
    }

    static String more() {
        return english(MORE);
    }

    private static String english(String key, Object... about) {
        return Messages.in(Language.EN).text(key, about);
    }

    @Override
    public String in(Messages messages) {
        if (line.equals(more())) {
            return messages.text(MORE);
        }
        for (String known : KNOWN) {
            String ending = english("backup.note", "", english(known));
            if (line.endsWith(ending)) {
                return messages.text("backup.note", line.substring(0, line.length() - ending.length()),
                        messages.text(known));
            }
        }
        return line;
    }
}
