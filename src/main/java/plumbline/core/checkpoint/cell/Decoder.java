package plumbline.core.checkpoint.cell;

/// Writes a value of one type as its output function does.
@FunctionalInterface
interface Decoder {

    String text(Field field);
}
