package plumbline.cli;

/// The forms of `--format`.
enum Format {
    text, json, markdown
}
