package plumbline.core.export;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/// The forms in which rows can be copied and exported.
public enum ExtractFormat {
    TSV("tsv"), CSV("csv"), MARKDOWN("md"), JSON("json"), INSERT("sql");

    private final String extension;

    ExtractFormat(String extension) {
        this.extension = extension;
    }

    /// How a file of this form ends, without the dot.
    public String extension() {
        return extension;
    }

    /// Writes the rows, with a header where the form has one. Lines end with a line feed.
    ///
    /// @param formulaSafe whether a CSV text that a spreadsheet would take for a formula gets an apostrophe in front
    ///                    (OWASP, "CSV Injection"); numbers are never touched
    /// @param out         stays open
    public void write(Extract extract, boolean formulaSafe, Writer out) throws IOException {
        switch (this) {
            case TSV -> new SeparatedText('\t', false).write(extract, out);
            case CSV -> new SeparatedText(',', formulaSafe).write(extract, out);
            case MARKDOWN -> MarkdownTable.write(extract, out);
            case JSON -> JsonRows.write(extract, out);
            case INSERT -> InsertScript.write(extract, out);
        }
    }

    /// The rows as one text, for the clipboard.
    public String text(Extract extract, boolean formulaSafe) {
        StringWriter text = new StringWriter();
        try {
            write(extract, formulaSafe, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
