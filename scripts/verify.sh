#!/usr/bin/env bash
# Checks what the built program makes with programs that are not ours: documents with qpdf, poppler
# and MuPDF, cases and packages with age. Each check prints one line; the last line counts.
# The longer proofs of the paper are commands of their own: docs/verify.md.
set -u
cd "$(dirname "$0")/.."

languages=(sv en ar th)
program=(node dist/hemvag.js)

missing=()
need() { command -v "$1" >/dev/null 2>&1 || missing+=("$2"); }
need qpdf qpdf
need pdffonts poppler-utils
need mutool mupdf-tools
need age age
need script bsdutils
if [ ${#missing[@]} -gt 0 ]; then
  echo "Some programs are missing. Install them with:"
  echo "  apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
  exit 1
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export HEMVAG_HOME="$folder/home"

passed=0
failed=0
# check NAME COMMAND…: the command succeeds. What it says is shown only when it does not.
check() {
  local name=$1 said
  shift
  if said=$("$@" 2>&1); then
    passed=$((passed + 1))
    printf 'ok      %s\n' "$name"
  else
    failed=$((failed + 1))
    printf 'FAILED  %s\n' "$name"
    printf '%s\n' "$said" | head -n 20 | sed 's/^/          /'
  fi
}

# --- the checks; each gets a PDF file

qpdf_is_content() { qpdf --check "$1"; }

mupdf_can_read() {
  local said
  said=$(mutool draw -q -F txt -o /dev/null "$1" 2>&1)
  # Debian builds MuPDF without colour management; it says so, and it does not matter in black and white.
  said=$(printf '%s' "$said" | grep -v 'ICC support is not available')
  [ -z "$said" ] || { echo "$said" && return 1; }
}

fonts_are_embedded() {
  pdffonts "$1" | awk '
    NR > 2 { fonts++; if ($0 !~ /yes +yes +yes +[0-9]+ +[0-9]+ *$/) { print "not embedded, subset and readable: " $0; bad++ } }
    END { if (!fonts) { print "no fonts at all"; bad++ } exit bad > 0 }'
}

is_tagged_and_silent() {
  local info
  info=$(pdfinfo "$1") || return 1
  grep -q '^Tagged: *yes' <<<"$info" || { echo 'not tagged' && return 1; }
  grep -q '^JavaScript: *no' <<<"$info" || { echo 'has scripts' && return 1; }
  ! grep -E '^(Author|Creator|Subject|Keywords):' <<<"$info"
}

pages_are_a4() {
  pdfinfo -l 999 "$1" | awk '/Page .*size:/ && !/A4/ { print; bad = 1 } END { exit bad }'
}

# words_come_back PDF APPLICATION-FILE: reference, names and free texts of the case are in the text.
words_come_back() {
  pdftotext -raw "$1" - | node -e '
    const { readFileSync } = require("node:fs")
    const squeeze = (text) => text.normalize("NFC").replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").replace(/\s+/g, " ")
    const text = squeeze(readFileSync(0, "utf8"))
    const { reference, answers } = JSON.parse(readFileSync(process.argv[1], "utf8"))
    const names = ["identity.familyName", "identity.givenNames"].map((id) => answers[id]?.value)
    const expected = [reference, ...names].filter((value) => typeof value === "string")
    const lost = expected.filter((value) => !text.includes(squeeze(value)))
    if (expected.length === 0) lost.push("(the case has nothing to look for)")
    if (lost.length > 0) { console.log("not found:", lost.join(", ")); process.exit(1) }
  ' "$2"
}

same_bytes_elsewhere() {
  local again="$folder/again-$1"
  TZ=Asia/Tokyo LC_ALL=C "${program[@]}" demo --out "$again" --language "$1" >/dev/null || return 1
  local pdf
  for pdf in "$folder/$1"/*.pdf; do cmp "$pdf" "$again/$(basename "$pdf")" || return 1; done
}

# --- what is checked

[ -f dist/hemvag.js ] || node scripts/build.mjs
first_case=$(find templates/demo -name '*.json' | LC_ALL=C sort | head -n 1)

for language in "${languages[@]}"; do
  check "$language: the documents are made" "${program[@]}" demo --out "$folder/$language" --language "$language"
  for pdf in "$folder/$language"/*.pdf; do
    [ -f "$pdf" ] || continue
    name="$language: $(basename "$pdf")"
    check "$name: qpdf finds nothing wrong" qpdf_is_content "$pdf"
    check "$name: MuPDF reads it without a warning" mupdf_can_read "$pdf"
    check "$name: every font is embedded, subset and readable" fonts_are_embedded "$pdf"
    check "$name: tagged, no scripts, no names in the metadata" is_tagged_and_silent "$pdf"
    check "$name: every page is A4" pages_are_a4 "$pdf"
    case "$pdf" in
      */01-application.pdf) check "$name: reference and names come back" words_come_back "$pdf" "$first_case" ;;
    esac
  done
  check "$language: same bytes in another time zone" same_bytes_elsewhere "$language"
done

# --- the encryption is that of the age program, both ways

words='six invented words for this TEST'
ours() { "${program[@]}" --staff-language en "$@" --passphrase-fd 3 3<<<"$words"; }
# with_words WORDS COMMAND…: age asks for a passphrase at a terminal only, so it gets one.
with_words() {
  local words=$1
  shift
  (sleep 1 && printf '%s\n' "$words" && sleep 1 && printf '%s\n' "$words" && sleep 2) | script -qec "$(printf '%q ' "$@")" /dev/null
}

age_opens_the_case() {
  with_words "$words" age -d -o "$folder/vault-key.txt" "$HEMVAG_HOME/vault/keyring.age" >/dev/null
  local newest
  newest=$(find "$HEMVAG_HOME/vault/cases" -name 'g*.age' | sort | tail -n 1)
  age -d -i "$folder/vault-key.txt" "$newest" | grep -aq '"format":"hemvag-case/1"'
}

age_opens_the_package() {
  age -d -i "$folder/key.txt" "$folder/package.age" >"$folder/package.zip" || return 1
  python3 - "$folder/package.zip" <<'PYTHON'
import hashlib, json, sys, zipfile
package = zipfile.ZipFile(sys.argv[1])
assert package.testzip() is None
for file in json.loads(package.read('manifest.json'))['files']:
    assert hashlib.sha256(package.read(file['name'])).hexdigest() == file['sha256'], file['name']
assert all(entry.date_time[0] == 1980 for entry in package.infolist())
PYTHON
}

we_open_what_age_sealed() {
  age -r "$recipient" -o "$folder/again.age" "$folder/package.zip" &&
    "${program[@]}" open "$folder/again.age" --out "$folder/again" --identity "$folder/key.txt"
}

we_open_what_age_sealed_with_words() {
  with_words "$words" age -p -o "$folder/words.age" "$folder/package.zip" >/dev/null
  ours open "$folder/words.age" --out "$folder/words"
}

a_keyring_of_age_opens_our_cases() {
  rm "$HEMVAG_HOME/vault/keyring.age"
  with_words "$words" age -p -o "$HEMVAG_HOME/vault/keyring.age" "$folder/vault-key.txt" >/dev/null
  ours cases
}

age-keygen -o "$folder/key.txt" 2>/dev/null
recipient=$(age-keygen -y "$folder/key.txt")
reference=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).reference' "$first_case")
check 'age: a case is made' ours import "$first_case"
check 'age: it opens the case' age_opens_the_case
check 'age: a package is made' ours package "$reference" --out "$folder/package.age" --to "$recipient"
check 'age: it opens the package, and every hash of the list agrees' age_opens_the_package
check 'age: what it sealed for a key is opened' we_open_what_age_sealed
check 'age: what it sealed with a passphrase is opened' we_open_what_age_sealed_with_words
check 'age: a keyring that it made opens the cases' a_keyring_of_age_opens_our_cases

# --- the packed program, as somebody without this checkout gets it

packed_program_runs() {
  npm pack --silent --pack-destination "$folder" >/dev/null || return 1
  npm install --global --offline --no-audit --no-fund --prefix "$folder/prefix" "$folder"/hemvag-*.tgz || return 1
  [ -f "$folder/prefix/share/man/man1/hemvag.1" ] || { echo 'no manual page' && return 1; }
  (cd "$folder" && env -i PATH="$folder/prefix/bin:$PATH" LANG=en_GB.UTF-8 hemvag demo --out packed --language sv) || return 1
  cmp "$folder/packed/01-application.pdf" "$folder/sv/01-application.pdf"
}

check 'package: installs without a network, and makes the same bytes with an empty environment' packed_program_runs

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
