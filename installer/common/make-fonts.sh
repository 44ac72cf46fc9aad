#!/bin/sh
# Rebuilds the fonts of resources/plumbline/fonts from the Debian package fonts-noto-cjk.
#
# Why: a machine may have no font with Chinese in it. Whether JavaFX falls back from one family to a
# font the program has loaded cannot be relied on: on Linux it does, but only to those loaded before
# text is first laid out. So each face has to hold Latin, symbols and ideographs itself.
# The whole Noto Sans CJK is 40 MB; these subsets hold what the standard character sets hold. The
# families are renamed so that an installed Noto of another version is never mixed in. Layout
# features and hinting are left out for size; the faces for one region need neither. Every face holds
# the common ideographs of both regions, so that text of the other one, or of both, shows in it.
# Without features the characters of NARROW below could not be had narrow, so they are mapped to the
# forms of the source's pwid feature here, where it has one narrower than the full-width form.
#
# Needs: python3-fonttools, and either fonts-noto-cjk installed or apt-get to fetch it (not root).
# Usage: make-fonts.sh [output directory]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/../../resources/plumbline/fonts}
package=fonts-noto-cjk
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# Debian's own interpreter: its fontTools is not seen by another Python earlier on the path.
python=/usr/bin/python3
"$python" -c 'import fontTools.subset' || {
  echo "make-fonts: first run: apt-get install python3-fonttools" >&2
  exit 1
}

if [ -f "/usr/share/doc/$package/copyright" ] \
    && [ -f /usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc ]; then
  root=
  version=$(dpkg-query -W -f '${Version}' "$package")
else
  (cd "$work" && apt-get download "$package")
  set -- "$work/$package"_*.deb
  version=$(dpkg-deb -f "$1" Version)
  root=$work/root
  dpkg-deb -x "$1" "$root"
fi

mkdir -p "$out"
"$python" - "$root" "$out" "$package" "$version" <<'PYTHON'
import os
import sys
import unicodedata

from fontTools import subset
from fontTools.ttLib import TTFont, TTCollection

root, out, package, version = sys.argv[1:]
SOURCE = root + '/usr/share/fonts/opentype/noto/NotoSansCJK-%s.ttc'
COPYRIGHT = root + '/usr/share/doc/%s/copyright' % package

# Blocks every face holds, as far as the source has them.
COMMON = [
    (0x0020, 0x007E), (0x00A0, 0x017F),  # Latin
    (0x0218, 0x021B), (0x02C6, 0x02DD),  # Romanian; spacing accents
    (0x0370, 0x03FF), (0x0400, 0x045F),  # Greek, Cyrillic
    (0x2000, 0x206F), (0x2070, 0x209F),  # general punctuation, superscripts
    (0x20A0, 0x20CF), (0x2100, 0x218F),  # currencies, letterlike, number forms
    (0x2190, 0x22FF), (0x2300, 0x23FF),  # arrows, math operators, technical
    (0x2460, 0x24FF), (0x2500, 0x25FF),  # enclosed, box drawing, blocks, geometric shapes
    (0x2600, 0x27BF), (0x27F0, 0x27FF),  # symbols, dingbats, long arrows
    (0x2900, 0x29FF), (0x2B00, 0x2BFF),  # more arrows and mathematics
    (0x3000, 0x303F), (0xFE30, 0xFE6F),  # CJK punctuation, vertical and small forms
    (0xFF00, 0xFF9F), (0xFFE0, 0xFFFD),  # half- and full-width forms without Hangul
]


# Characters of Western text too, which the source has full-width by default. The double quotation
# marks are not among them: they stay full-width.
NARROW = '\u2026\u2019\u2018\u00B7\u00D7\u00B1'


def two_bytes(codec, first=0x81, last=0xFE):
    """What the two-byte codes of a character set stand for, without private use."""
    found = set()
    for lead in range(first, last + 1):
        for trail in range(0x40, 0xFF):
            try:
                text = bytes((lead, trail)).decode(codec)
            except UnicodeDecodeError:
                continue
            found.update(ord(c) for c in text if unicodedata.category(c) != 'Co')
    return found


# gb18030 adds to gbk the few that Unicode lacked when GBK was made.
GBK = two_bytes('gbk') | two_bytes('gb18030')
GB2312 = two_bytes('gb2312')
GB2312_IDEOGRAPHS = {c for c in GB2312 if 0x4E00 <= c <= 0x9FFF}
# Level 1 is A4 to C6, level 2 C9 to F9; cp950 adds seven ideographs in common use.
BIG5 = two_bytes('big5') | two_bytes('cp950')
BIG5_LEVEL_1 = two_bytes('big5', 0xA4, 0xC6)
HKSCS = {c for c in two_bytes('big5hkscs') if c <= 0xFFFF}

FACES = [
    # weight, family in the collection, our family, character set
    ('Regular', 'Noto Sans CJK SC', 'Plumbline Sans SC', GBK),
    ('Regular', 'Noto Sans CJK TC', 'Plumbline Sans TC', BIG5 | HKSCS | GB2312_IDEOGRAPHS),
    ('Bold', 'Noto Sans CJK SC', 'Plumbline Sans SC', GB2312 | BIG5_LEVEL_1),
    ('Bold', 'Noto Sans CJK TC', 'Plumbline Sans TC', BIG5 | GB2312),
    ('Regular', 'Noto Sans Mono CJK SC', 'Plumbline Mono', GB2312 | BIG5),
]


def face(path, family):
    for number, font in enumerate(TTCollection(path, lazy=True).fonts):
        if font['name'].getDebugName(1) == family:
            return TTFont(path, fontNumber=number, lazy=True, recalcTimestamp=False)
    sys.exit('make-fonts: no %s in %s' % (family, path))


def narrow(font):
    """Maps the characters of NARROW to their pwid forms; gives those it has changed."""
    gsub = font['GSUB'].table
    lookups = {i for record in gsub.FeatureList.FeatureRecord if record.FeatureTag == 'pwid'
               for i in record.Feature.LookupListIndex}
    forms = {}
    for number in sorted(lookups):
        for table in gsub.LookupList.Lookup[number].SubTable:
            for wide, form in getattr(table, 'ExtSubTable', table).mapping.items():
                forms.setdefault(wide, form)
    widths = font['hmtx']
    changed = ''
    for character in NARROW:
        wide = font.getBestCmap()[ord(character)]
        form = forms.get(wide)
        # There is none for U+00B7, U+00D7 and U+00B1, and that of U+2026 is wider.
        if form is None or widths[form][0] >= widths[wide][0]:
            continue
        for table in font['cmap'].tables:
            if table.isUnicode() and ord(character) in table.cmap:
                table.cmap[ord(character)] = form
        changed += character
    return changed


def rename(font, family, style, file):
    full = family if style == 'Regular' else family + ' ' + style
    names = {
        1: family, 2: style, 3: '%s;PLUMBLINE;%s' % (font['name'].getDebugName(3).split(';')[0], file),
        4: full, 6: file,
    }
    table = font['name']
    # Names in other languages, too, would show the family as Noto's.
    table.names = [n for n in table.names if n.langID == 0x409 and n.nameID not in (16, 17, 21, 22)]
    for number, text in names.items():
        table.removeNames(nameID=number)
        table.setName(text, number, 3, 1, 0x409)
    cff = font['CFF '].cff
    cff.fontNames = [file]
    top = cff.topDictIndex[0]
    top.FullName, top.FamilyName = full, family
    for part in top.FDArray:
        part.FontName = part.FontName.replace(part.FontName.split('-')[0], file.split('-')[0], 1)


made = []
narrowed = set()
for weight, source, family, characters in FACES:
    font = face(SOURCE % weight, source)
    made.append('%s from %s %s %s' % (
        family, source, weight, font['name'].getDebugName(5).split(';')[0].lower()))
    copyright = font['name'].getDebugName(0)
    narrowed.update(narrow(font))
    wanted = set(characters)
    for first, last in COMMON:
        wanted.update(range(first, last + 1))
    options = subset.Options()
    options.drop_tables += ['GSUB', 'GPOS', 'GDEF', 'BASE', 'VORG', 'vhea', 'vmtx']
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ['*']
    options.name_languages = ['*']
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font['cmap'].tables = [t for t in font['cmap'].tables if t.format in (4, 12)]
    file = family.replace(' ', '') + '-' + weight
    rename(font, family, weight, file)
    path = os.path.join(out, file + '.otf')
    font.save(path)
    print('%-28s %5d characters %9d bytes' % (
        file, len(font.getBestCmap()), os.path.getsize(path)))

# The licence as the package has it: from its heading to the next paragraph, " ." for empty lines.
debian = open(COPYRIGHT, encoding='utf-8').read()
licence = debian.split('\nLicense: SIL-1.1\n ----', 1)[1].split('\n\n', 1)[0]
lines = [line[1:] for line in (' ----' + licence).split('\n')]
holder = debian.split('\nFiles: *\nCopyright: ', 1)[1].split('\n', 1)[0]
with open(os.path.join(out, 'OFL.txt'), 'w', encoding='utf-8') as text:
    text.write('Made from the Debian package %s %s, subset and renamed: %s. ' % (
        package, version, '; '.join(made)))
    text.write('The proportional forms of %s take the place of the full-width ones.\n\n' % (
        ', '.join('U+%04X' % ord(c) for c in sorted(narrowed))))
    text.write(copyright + '\n')
    text.write('Copyright: ' + holder + ' (as the Debian package states it)\n\n')
    text.write('\n'.join('' if line == '.' else line for line in lines) + '\n')
PYTHON
