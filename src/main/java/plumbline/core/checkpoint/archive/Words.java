package plumbline.core.checkpoint.archive;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.Fault.Code;
import plumbline.core.checkpoint.KeyOrder;
import plumbline.core.session.ValueKind;
import plumbline.core.target.Engine;

/// The words of a manifest for the program's own constants. Stateless.
final class Words {

    private Words() {}

    static String of(ValueKind kind) {
        return switch (kind) {
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case TIME -> "time";
            case TEXT -> "text";
            case BINARY -> "binary";
        };
    }

    static ValueKind kind(String word) {
        return one(ValueKind.values(), Words::of, word);
    }

    static Coding coding(String word) {
        return one(Coding.values(), Coding::word, word);
    }

    static KeyOrder order(String word) {
        return one(KeyOrder.values(), KeyOrder::word, word);
    }

    static Engine engine(String word) {
        return one(Engine.values(), Engine::word, word);
    }

    private static <T> T one(T[] all, Function<T, String> word, String given) {
        Optional<T> found = Arrays.stream(all).filter(each -> word.apply(each).equals(given)).findFirst();
        return found.orElseThrow(() -> BadForm.of(Code.UNKNOWN_WORD, Names.shown(given)));
    }
}
