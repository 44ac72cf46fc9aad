package plumbline.core.checkpoint;

import java.util.Arrays;
import java.util.List;
import plumbline.core.problem.Problem;
import plumbline.core.text.Language;
import plumbline.core.text.Messages;
import plumbline.core.text.Sentence;

/// One thing that is wrong with a checkpoint.
///
/// @param where the file, or the place in a manifest, as it is written there; empty where it is the checkpoint itself
/// @param frame which frame of that file, from 0; -1 where it is no frame
/// @param about what the sentence needs: names, numbers, words of the system or of a library
public record Fault(String where, long frame, Code code, List<String> about) implements Sentence {

    /// What can be wrong; each has a text under `fault`.
    public enum Code {
        PARTIAL, NOT_A_FOLDER, GONE, SYSTEM, ACCESS, NO_FILE, MISSING, EMPTY, LONGER, STRANGE, SIZE, HASH, LISTS_DIFFER, DIGEST, ROWS, COPY_DIFFERS, NO_COPY, ONE_FILE_ALREADY, CHANGED_SINCE, FOREIGN, NEWER, NEWER_FEATURES, JSON, JSON_LINE, SUM_LINE, BEHIND_END, NO_TABLES, ROOT, TABLE_TWICE, FILE_TWICE, SCOPE, CODING, NOT_COPY_FILE, NOT_ITS_FILE, NOT_ITS_FOLDER, TWO_FOLDERS, NO_CHECKPOINT, OTHER_THAN_CHECKPOINT, KEY_MISSING, NOT_OBJECT, NOT_LIST, NOT_TEXT, NOT_FLAG, NOT_WHOLE, NEGATIVE, TOO_LARGE, NOT_HEX, NOT_TIME, NOT_NAME, NOT_TABLE, NOT_FIVE, UNKNOWN_WORD, NOT_KEPT, NO_COLUMN_NAME, NO_TABLE_NAME, COLUMNS, NOT_A_ROW, FRAME_LIST, FRAME_PLACE, FRAME_ROWS, FRAMES_LENGTH, FRAMES_ROWS, FRAMES_BYTES, FRAME_BEYOND, FRAME_CUT, FRAME_MEMORY, UNPACKED, PACKED, COPY_HEADER, COPY_END, COPY_BEHIND, FIELDS, ROW_CUT, ROW_FORM
    }

    public Fault {
        about = List.copyOf(about);
    }

    /// Of the checkpoint itself.
    public static Fault of(Code code, Object... about) {
        return at("", code, about);
    }

    /// Of a file or a place in one.
    public static Fault at(String where, Code code, Object... about) {
        return inFrame(where, -1, code, about);
    }

    /// Of a frame of a file.
    public static Fault inFrame(String file, long frame, Code code, Object... about) {
        return new Fault(file, frame, code, Arrays.stream(about).map(String::valueOf).toList());
    }

    /// What a refusal says of the checkpoint.
    public static Fault of(Problem problem) {
        return problem.words() instanceof Fault fault ? fault : of(Code.SYSTEM, problem.detail());
    }

    /// Several in one sentence.
    ///
    /// @param all at least one
    public static Sentence together(List<Fault> all) {
        return all.size() == 1 ? all.getFirst() : new Together(all);
    }

    private record Together(List<Fault> all) implements Sentence {

        @Override
        public String in(Messages messages) {
            return String.join(messages.text("fault.between"), all.stream().map(fault -> fault.in(messages)).toList());
        }
    }

    @Override
    public String in(Messages messages) {
        String what = messages.text("fault." + code, about.toArray());
        if (where.isEmpty()) {
            return what;
        }
        return frame < 0
                ? messages.text("fault.at", where, what)
                : messages.text("fault.in-frame", where, String.valueOf(frame), what);
    }

    /// In English, for logs.
    @Override
    public String toString() {
        return in(Messages.in(Language.EN));
    }
}
