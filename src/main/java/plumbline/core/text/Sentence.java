package plumbline.core.text;

/// Something to be told that is not yet said in any language.
@FunctionalInterface
public interface Sentence {

    /// What it says in the language of these texts.
    String in(Messages messages);
}
