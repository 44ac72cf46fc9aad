package plumbline.core.checkpoint.cell;

import java.nio.charset.StandardCharsets;

/// A field's bytes, read from the beginning to the end, big end first. Used by one thread.
final class Field {

    private final byte[] bytes;
    private final int end;
    private int at;

    Field(byte[] bytes, int place, int length) {
        this.bytes = bytes;
        this.at = place;
        this.end = place + length;
    }

    int left() {
        return end - at;
    }

    byte int1() {
        return bytes[take(1)];
    }

    int unsigned1() {
        return int1() & 0xFF;
    }

    short int2() {
        int place = take(2);
        return (short) ((bytes[place] << 8) | (bytes[place + 1] & 0xFF));
    }

    int unsigned2() {
        return int2() & 0xFFFF;
    }

    int int4() {
        int place = take(4);
        return (bytes[place] << 24) | ((bytes[place + 1] & 0xFF) << 16) | ((bytes[place + 2] & 0xFF) << 8)
                | (bytes[place + 3] & 0xFF);
    }

    long unsigned4() {
        return int4() & 0xFFFF_FFFFL;
    }

    long int8() {
        return ((long) int4() << 32) | unsigned4();
    }

    float float4() {
        return Float.intBitsToFloat(int4());
    }

    double float8() {
        return Double.longBitsToDouble(int8());
    }

    /// All that is left, as text.
    String text() {
        return text(left());
    }

    private String text(int length) {
        return new String(bytes, take(length), length, StandardCharsets.UTF_8);
    }

    /// Text up to a NUL.
    String zeroEnded() {
        int length = 0;
        while (at + length < end && bytes[at + length] != 0) {
            length++;
        }
        String text = text(length);
        take(1);
        return text;
    }

    /// The next bytes as a field of their own.
    Field part(int length) {
        return new Field(bytes, take(length), length);
    }

    String number() {
        int length = left();
        return plumbline.core.checkpoint.NumericForm.text(bytes, take(length), length);
    }

    String hex() {
        int length = left();
        int place = take(length);
        return java.util.HexFormat.of().formatHex(bytes, place, place + length);
    }

    private int take(int length) {
        if (length < 0 || length > left()) {
            throw new IllegalArgumentException("the field is too short for its type");
        }
        int place = at;
        at += length;
        return place;
    }
}
