package plumbline.core.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// What names say, in the ways schemas are named in English and Chinese. Stateless.
final class Names {

    private static final Pattern PARTS = Pattern
            .compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|[^\\p{L}\\p{N}]+"
                    + "|(?<=\\p{IsHan})(?=\\p{IsLatin})|(?<=\\p{IsLatin})(?=\\p{IsHan})");
    private static final Set<String> ID_WORDS = Set.of("id", "ids", "no", "nr", "number", "code", "cd", "key", "uuid",
            "guid",
            "fk", "ref", "oid", "pk", "sid", "uid");
    private static final List<String> JOINED_ENDINGS = List.of("id", "no", "nr", "cd");
    private static final Set<String> ID_PREFIXES = Set.of("id", "fk", "ref");
    private static final List<String> ID_ENDINGS = List.of("识别码", "識別碼", "编号", "編號", "代码", "代碼", "标识", "標識", "主键", "主鍵",
            "外键", "外鍵", "编码", "編碼", "号", "號");
    private static final Set<String> TABLE_WORDS = Set.of("t", "tb", "tbl", "tab", "table", "sys", "dim", "fact", "m",
            "mst", "master",
            "data", "info");
    private static final List<String> TABLE_ENDINGS = List.of("信息表", "資訊表", "资料表", "資料表", "信息", "資訊", "资料", "資料", "表");
    private static final Set<String> GENERIC = Set.of("id", "no", "nr", "number", "code", "key", "uuid", "guid", "oid",
            "pk", "name", "type", "status", "rowid", "seq", "编号", "編號", "代码", "代碼", "名称", "名稱", "序号", "序號", "标识", "標識");
    private static final Set<String> PLACES = Set.of("order", "level", "rank", "position", "sequence", "version",
            "year",
            "month", "day", "line", "page", "step", "state", "status", "type", "priority", "sort");
    private static final Set<String> PEOPLE = Set.of("user", "customer", "employee", "person", "people", "staff",
            "account", "member", "contact", "client", "partner", "worker", "用户", "用戶", "使用者", "客户", "客戶", "员工", "員工",
            "会员",
            "會員", "人员", "人員");
    private static final Set<String> ROLES = Set.of("owner", "author", "creator", "manager", "assignee", "reviewer",
            "approver", "operator", "agent", "sender", "receiver", "recipient", "buyer", "seller", "leader", "by", "to",
            "supervisor", "editor", "inviter", "referrer", "requester", "reporter");
    private static final Set<String> OWN_KIND = Set.of("parent", "root", "previous", "prev", "next", "replaced",
            "original", "predecessor", "ancestor", "上级", "上級", "父级", "父級", "父");
    private static final Set<String> AMOUNTS = Set.of("count", "counts", "cnt", "num", "total", "totals", "qty",
            "quantity", "sum", "amount", "balance");
    private static final List<String> AMOUNT_PARTS = List.of("数", "數", "量", "总", "總", "合计", "合計", "金额", "金額", "次");
    private static final Set<String> NATURAL = Set.of("email", "mail", "phone", "mobile", "sku", "isbn", "iban", "vin",
            "slug", "login", "username", "serial", "passport", "plate", "barcode", "ean", "ssn", "license", "licence");
    private static final List<String> NATURAL_PARTS = List.of("身份证", "身分證", "手机", "手機", "电话", "電話", "邮箱", "郵箱", "信箱",
            "条码",
            "條碼", "车牌", "車牌");

    private Names() {}

    /// How strongly names say that a column holds keys of a table; later is stronger.
    enum Bond {
        NONE, ROLE, SHORT, TAIL, EXACT;

        /// Whether it is enough where the values agree.
        boolean strong() {
            return this == TAIL || this == EXACT;
        }
    }

    /// A column's name taken apart.
    ///
    /// @param stem without the words that only say that it is a key
    record ColumnWords(Ident name, List<String> stem, boolean speaksOfKey) {

        static ColumnWords of(Ident column) {
            return new ColumnWords(column, Names.stem(Names.words(column.name())), isIdLike(column));
        }

        private String joined() {
            return String.join("", stem);
        }
    }

    /// A table's name taken apart, without what only says that it is a table.
    record TableWords(List<String> words, String joined) {

        static TableWords of(TableName table) {
            return new TableWords(tableWords(table), table(table));
        }
    }

    /// What the names say of a link.
    ///
    /// @param own whether the column's table is the parent itself
    static Bond bond(ColumnWords column, TableWords parent, Ident key, boolean own) {
        String stem = column.joined();
        String table = parent.joined();
        if (stem.isEmpty() || table.isEmpty()) {
            return Bond.NONE;
        }
        if (singular(stem).equals(table)) {
            return column.speaksOfKey() || !PLACES.contains(table) ? Bond.EXACT : Bond.NONE;
        }
        boolean joinedKey = stem.startsWith(table) && ID_WORDS.contains(stem.substring(table.length()));
        boolean sameName = same(column.name(), key) && !GENERIC.contains(key.name().toLowerCase(Locale.ROOT));
        if (joinedKey || (sameName && column.speaksOfKey())) {
            return Bond.EXACT;
        }
        if (own && OWN_KIND.contains(column.stem().getFirst())) {
            return Bond.TAIL;
        }
        if (column.speaksOfKey() && isTail(column.stem(), parent)) {
            return Bond.TAIL;
        }
        String last = singular(parent.words().getLast());
        boolean cut = column.speaksOfKey() && (isShort(stem, last)
                || (stem.length() >= 3 && parent.words().size() == 1 && table.endsWith(stem)));
        boolean role = column.stem().stream().anyMatch(ROLES::contains) && isOf(PEOPLE, parent);
        return cut || (sameName && stem.length() > 3) ? Bond.SHORT : role ? Bond.ROLE : Bond.NONE;
    }

    /// Whether a table is called like a part of the parent, and the column after a part of the parent's name: `act_no` of
    /// `policy_act_lines` in `policy_acts`.
    static boolean isPart(ColumnWords column, TableWords child, TableWords parent) {
        String stem = column.joined();
        return column.speaksOfKey() && child.joined().length() > parent.joined().length()
                && child.joined().startsWith(parent.joined())
                && (parent.words().contains(stem) || (stem.length() >= 3 && parent.joined().contains(stem)));
    }

    /// Whether the names of two tables begin alike.
    static boolean isKin(TableName one, TableName other) {
        List<String> words = tableWords(one);
        List<String> others = tableWords(other);
        String joined = String.join("", words);
        String otherJoined = String.join("", others);
        int alike = 0;
        while (alike < Math.min(joined.length(), otherJoined.length())
                && joined.charAt(alike) == otherJoined.charAt(alike)) {
            alike++;
        }
        boolean chinese = alike >= 2 && isChinese(joined.substring(0, alike));
        return singular(words.getFirst()).equals(singular(others.getFirst())) || alike >= 4 || chinese;
    }

    /// Whether a word is another one cut short, as `cust` and `dept` are: it begins like it and leaves letters out.
    private static boolean isShort(String word, String whole) {
        if (word.length() < 3 || word.length() >= whole.length() || isChinese(word)
                || word.charAt(0) != whole.charAt(0)) {
            return false;
        }
        int place = 0;
        for (int i = 0; i < whole.length() && place < word.length(); i++) {
            place += whole.charAt(i) == word.charAt(place) ? 1 : 0;
        }
        return place == word.length();
    }

    private static boolean isTail(List<String> stem, TableWords parent) {
        String table = parent.joined();
        String last = singular(stem.getLast());
        List<String> parts = parent.words();
        boolean columnEnds = last.equals(table) || (String.join("", stem).endsWith(table) && table.length() >= 4);
        boolean tableEnds = parts.size() > 1 && singular(parts.getLast()).equals(singular(String.join("", stem)));
        boolean chinese = isChinese(last) && isChinese(table) && Math.min(last.length(), table.length()) >= 2
                && (last.endsWith(table) || table.endsWith(last));
        return columnEnds || tableEnds || chinese;
    }

    private static boolean isOf(Set<String> kinds, TableWords table) {
        return kinds.contains(singular(table.words().getLast())) || kinds.contains(table.joined());
    }

    private static boolean isChinese(String word) {
        return word.codePoints().allMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
    }

    /// Whether two columns are called the same, apart from the case.
    static boolean same(Ident one, Ident other) {
        return one.name().equalsIgnoreCase(other.name());
    }

    /// Whether the name begins or ends as names of keys do.
    static boolean isIdLike(Ident column) {
        List<String> words = words(column.name());
        return !stem(words).equals(words) || (!words.isEmpty() && ID_WORDS.contains(words.getLast()));
    }

    /// Whether it is a table's own number: `id`, or `customer_id` in `customers`.
    static boolean isOwn(Ident column, TableName table) {
        String stem = String.join("", stem(words(column.name())));
        return GENERIC.contains(column.name().toLowerCase(Locale.ROOT)) || stem.isEmpty()
                || singular(stem).equals(table(table));
    }

    /// Whether the name speaks of a count, a sum or an amount.
    static boolean isAmount(Ident column) {
        return words(column.name()).stream().anyMatch(AMOUNTS::contains)
                || AMOUNT_PARTS.stream().anyMatch(column.name()::contains);
    }

    /// Whether the name speaks of a count rather than of a sum.
    static boolean isCount(Ident column) {
        return words(column.name()).stream().anyMatch(Set.of("count", "counts", "cnt", "num", "number")::contains)
                || List.of("次数", "次數", "笔数", "筆數", "件数", "件數", "条数", "條數").stream().anyMatch(column.name()::contains);
    }

    /// Whether the name speaks of what is counted in a piece, for sums of products.
    static boolean isQuantity(Ident column) {
        return words(column.name()).stream().anyMatch(Set.of("qty", "quantity", "pieces", "units")::contains)
                || column.name().contains("数量") || column.name().contains("數量");
    }

    /// Whether the name speaks of what one piece costs.
    static boolean isPrice(Ident column) {
        return words(column.name()).stream().anyMatch(Set.of("price", "cost", "rate")::contains)
                || column.name().contains("单价") || column.name().contains("單價");
    }

    /// Whether the name speaks of what tells things apart in the world outside.
    static boolean isNatural(Ident column) {
        return isIdLike(column) || words(column.name()).stream().anyMatch(NATURAL::contains)
                || NATURAL_PARTS.stream().anyMatch(column.name()::contains);
    }

    private static String table(TableName table) {
        return singular(String.join("", tableWords(table)));
    }

    private static List<String> tableWords(TableName table) {
        List<String> words = new ArrayList<>(words(table.table().name()));
        while (words.size() > 1 && TABLE_WORDS.contains(words.getFirst())) {
            words.removeFirst();
        }
        while (words.size() > 1 && TABLE_WORDS.contains(words.getLast())) {
            words.removeLast();
        }
        if (!words.isEmpty()) {
            words.add(without(TABLE_ENDINGS, words.removeLast()));
        }
        return words;
    }

    /// The words of a column's name without those that only say that it is a key.
    private static List<String> stem(List<String> words) {
        List<String> stem = new ArrayList<>(words);
        while (!stem.isEmpty() && ID_WORDS.contains(stem.getLast())) {
            stem.removeLast();
        }
        while (stem.size() > 1 && ID_PREFIXES.contains(stem.getFirst())) {
            stem.removeFirst();
        }
        if (!stem.isEmpty()) {
            String last = stem.removeLast();
            String rest = without(ID_ENDINGS, last);
            // written in one: customerid
            boolean joined = words.getLast().equals(last) && rest.length() > 4 && !rest.endsWith("oid")
                    && JOINED_ENDINGS.stream().anyMatch(rest::endsWith);
            stem.add(joined ? rest.substring(0, rest.length() - 2) : rest);
        }
        return stem;
    }

    private static String without(List<String> endings, String word) {
        for (String ending : endings) {
            if (word.endsWith(ending) && word.length() > ending.length()) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : PARTS.split(name, -1)) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    private static String singular(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes")) {
            return word.substring(0, word.length() - 2);
        }
        boolean plural = word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")
                && (word.length() > 3 || word.charAt(0) > 0x7f);
        return word.equals("people") ? "person" : plural ? word.substring(0, word.length() - 1) : word;
    }
}
