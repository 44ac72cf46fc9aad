package plumbline.ui.fx;

/// What came of a job that ended, in words.
///
/// @param mark how good the news is
/// @param text empty where there is nothing to say
public record Said(Mark mark, String text) {

    /// There is nothing to say.
    public static final Said NOTHING = well("");

    /// Good news.
    public static Said well(String text) {
        return new Said(Mark.OK, text);
    }
}
