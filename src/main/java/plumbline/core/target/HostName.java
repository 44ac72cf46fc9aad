package plumbline.core.target;

import java.util.regex.Pattern;

/// The grammar of a server's name: what the driver is given is checked by us, since it does not escape it.
public final class HostName {

    // letters as DNS and hosts files have them; an underscore is common inside companies
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]{0,252}[A-Za-z0-9_.])?");
    private static final Pattern IPV6 = Pattern
            .compile("(?=.*:)[0-9A-Fa-f:]{2,39}(:[0-9.]{7,15})?(%[A-Za-z0-9._-]{1,32})?");

    private HostName() {}

    /// Whether it is a name, an IPv4 address or an IPv6 address without brackets.
    public static boolean valid(String host) {
        return NAME.matcher(host).matches() || v6(host);
    }

    /// Whether it is an IPv6 address, which stands in brackets in a URI.
    public static boolean v6(String host) {
        return IPV6.matcher(host).matches();
    }
}
