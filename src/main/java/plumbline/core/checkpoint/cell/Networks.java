package plumbline.core.checkpoint.cell;

/// Addresses of networks as PostgreSQL writes them (utils/adt/network.c, utils/adt/inet_net_ntop.c). Stateless.
final class Networks {

    private static final int V4 = 2;

    private Networks() {}

    static String address(Field field) {
        int family = field.unsigned1();
        int bits = field.unsigned1();
        boolean network = field.int1() != 0;
        int length = field.unsigned1();
        int[] bytes = new int[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = field.unsigned1();
        }
        String address = family == V4 ? four(bytes, 0) : six(bytes);
        return network || bits != length * 8 ? address + "/" + bits : address;
    }

    private static String four(int[] bytes, int from) {
        return bytes[from] + "." + bytes[from + 1] + "." + bytes[from + 2] + "." + bytes[from + 3];
    }

    private static String six(int[] bytes) {
        int[] words = new int[8];
        for (int i = 0; i < 8; i++) {
            words[i] = (bytes[2 * i] << 8) | bytes[2 * i + 1];
        }
        int best = -1;
        int run = 1; // one zero alone is written
        for (int i = 0; i < 8; i++) {
            int length = 0;
            while (i + length < 8 && words[i + length] == 0) {
                length++;
            }
            if (length > run) {
                best = i;
                run = length;
            }
            i += length;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (best >= 0 && i >= best && i < best + run) {
                text.append(i == best ? ":" : "");
                continue;
            }
            text.append(i == 0 ? "" : ":");
            if (i == 6 && best == 0 && (run == 6 || (run == 5 && words[5] == 0xffff))) {
                return text.append(four(bytes, 12)).toString();
            }
            text.append(Integer.toHexString(words[i]));
        }
        return text.append(best >= 0 && best + run == 8 ? ":" : "").toString();
    }

    static String hardware(Field field) {
        StringBuilder text = new StringBuilder();
        while (field.left() > 0) {
            int octet = field.unsigned1();
            text.append(text.isEmpty() ? "" : ":").append(octet < 16 ? "0" : "").append(Integer.toHexString(octet));
        }
        return text.toString();
    }
}
