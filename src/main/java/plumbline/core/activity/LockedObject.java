package plumbline.core.activity;

/// What a lock is on.
///
/// @param type     the server's word: `relation`, `extend`, `page`, `tuple`, `transactionid`, `virtualxid`, `object`,
///                 `advisory`, `userlock`, `applytransaction`, `spectoken`, `frozenid`; `safesnapshot` for a
///                 SERIALIZABLE READ ONLY DEFERRABLE transaction that waits for a safe moment
/// @param database the database it lies in; empty for what all databases share and what lies in none
/// @param relation schema and name as they are written in SQL; its number where it lies in another database or is gone
///                 or not yet there; empty where no relation is involved
/// @param row      page and line of a row as `(0,5)`, a page's number, or empty
/// @param number   of the transaction, the virtual transaction, the advisory lock or the object; or empty
public record LockedObject(String type, String database, String relation, String row, String number) {

    /// Whether the relation is only a number: it lies in another database, is gone, or is not there yet for others.
    public boolean isUnnamed() { return !relation.isEmpty() && relation.chars().allMatch(Character::isDigit); }

    /// In one line that needs no language: `public.orders`, `public.orders (0,5)`, `transaction 745`, `advisory 42`,
    /// `relation 16799 of lawrisk`.
    public String line() {
        String named = isUnnamed()
                ? "relation " + relation + (database.isEmpty() ? "" : " of " + database)
                : relation;
        String place = named + (row.isEmpty() ? "" : " " + row);
        return switch (type) {
            case "relation", "tuple", "page" -> place;
            case "extend" -> "extend " + place;
            case "transactionid" -> relation.isEmpty() ? "transaction " + number : place + ", transaction " + number;
            default -> (type + " " + number + (place.isEmpty() ? "" : " " + place)).strip();
        };
    }
}
