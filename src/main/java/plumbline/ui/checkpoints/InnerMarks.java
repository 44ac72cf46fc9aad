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
}
