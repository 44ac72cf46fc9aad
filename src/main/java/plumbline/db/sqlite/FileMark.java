package plumbline.db.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What Linux lists the locks of a file under: its inode, and the device of the file system it lies in.
///
/// The list names the superblock's device, and so does `/proc/self/mountinfo`; `stat` names another one where a file
/// system has several volumes (btrfs) or layers (overlayfs). Then an inode number may stand for two files.
///
/// @param inode  of the file
/// @param device as in the list of locks
/// @param exact  whether both name the same file for sure
/// @param kind   of the file system, such as `ext4`
record FileMark(long inode, String device, boolean exact, String kind) {

    /// File systems whose files other machines may use, too.
    private static final Set<String> SHARED = Set.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "glusterfs",
            "ocfs2", "gfs2", "lustre", "afs", "vboxsf", "virtiofs");

    /// The mark of a file, which is only looked at and not opened.
    ///
    /// @param mounts the lines of `/proc/self/mountinfo`
    static FileMark of(Path file, List<String> mounts) throws IOException {
        Map<String, Object> found = Files.readAttributes(file, "unix:ino,dev");
        long inode = ((Number) found.getOrDefault("ino", 0L)).longValue();
        String device = device(((Number) found.getOrDefault("dev", 0L)).longValue());
        String place = file.toString();
        String mounted = "";
        String ofMount = device;
        String kind = "";
        for (String line : mounts) {
            // 36 35 98:0 /root /mnt rw,noatime master:1 - ext3 /dev/root rw: see proc_pid_mountinfo(5)
            String[] fields = line.split(" ", -1);
            int dash = List.of(fields).indexOf("-");
            if (dash < 0 || dash + 1 >= fields.length || fields.length < 5) {
                continue;
            }
            String point = plain(fields[4]);
            boolean above = place.equals(point) || place.startsWith(point.endsWith("/") ? point : point + "/");
            if (above && point.length() >= mounted.length()) { // the later of two on one place hides the other
                mounted = point;
                ofMount = hexadecimal(fields[2]);
                kind = fields[dash + 1];
            }
        }
        return new FileMark(inode, ofMount, ofMount.equals(device), kind);
    }

    /// Whether locks of other machines may be missing in this machine's list.
    boolean shared() {
        return SHARED.contains(kind) || kind.startsWith("fuse");
    }

    /// Whether the list's inode numbers are the ones that `stat` tells.
    boolean sameNumbers() {
        return exact || kind.equals("btrfs") || kind.equals("bcachefs");
    }

    boolean fits(LockLine line) {
        return line.inode() == inode && line.device().equals(device);
    }

    /// `dev_t` of the kernel and of glibc: `gnu_dev_major(3)`.
    private static String device(long number) {
        long major = ((number >>> 8) & 0xfff) | ((number >>> 32) & 0xfffff000L);
        long minor = (number & 0xff) | ((number >>> 12) & 0xffffff00L);
        return "%02x:%02x".formatted(major, minor);
    }

    private static String hexadecimal(String decimal) {
        String[] parts = decimal.split(":", -1);
        try {
            return parts.length == 2
                    ? "%02x:%02x".formatted(Long.parseLong(parts[0]), Long.parseLong(parts[1]))
                    : decimal;
        } catch (NumberFormatException _) {
            return decimal.toLowerCase(Locale.ROOT);
        }
    }

    /// Blanks and the like are written as three octal digits.
    private static String plain(String written) {
        return written.replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\");
    }
}
