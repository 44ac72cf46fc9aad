package plumbline.ui.checkpoints;

import java.util.ArrayList;
import java.util.List;
import plumbline.core.checkpoint.compare.InnerDifference;
import plumbline.core.checkpoint.compare.InnerDifference.Segment;
import plumbline.core.checkpoint.compare.InvisibleMarks;
import plumbline.core.checkpoint.compare.InvisibleMarks.Reason;
import plumbline.ui.grid.ValueMarks;

/// Marks what differs inside values word by word, and writes signs for what can't be seen where values look alike.
/// Thread-safe.
public final class InnerMarks implements ValueMarks {

    private static final int LONGEST = 1_000_000; // characters that are read as a document while a person waits

    @Override
    public Both of(String before, String after) {
        Reason reason = InvisibleMarks.reason(before, after);
        boolean alike = reason != Reason.NONE;
        List<ValueMarks.Part> mine = new ArrayList<>();
        List<ValueMarks.Part> its = new ArrayList<>();
        for (Segment segment : InnerDifference.text(before, after)) {
            boolean differs = segment.part() != InnerDifference.Part.SAME;
            String text = alike && differs ? InvisibleMarks.marked(segment.text()) : segment.text();
            if (segment.part() != InnerDifference.Part.ADDED) {
                mine.add(new ValueMarks.Part(text, differs));
            }
            if (segment.part() != InnerDifference.Part.REMOVED) {
                its.add(new ValueMarks.Part(text, differs));
            }
        }
        return new Both(mine, its, alike ? reason.word() : "");
    }

    @Override
    public List<Place> places(String before, String after) {
        if (before.length() + after.length() > LONGEST) {
            return List.of();
        }
        List<InnerDifference.JsonChange> changes = InnerDifference.json(before, after);
        return changes == null
                ? List.of()
                : changes.stream().map(change -> new Place(change.path(), change.before(), change.after())).toList();
    }
}
