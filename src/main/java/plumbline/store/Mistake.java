package plumbline.store;

/// Something in a file that is not as it should be.
///
/// @param line from 1
/// @param what one sentence without its full stop; never quotes what may be a secret
record Mistake(int line, String what) {

    @Override
    public String toString() {
        return "line " + line + ": " + what;
    }
}
