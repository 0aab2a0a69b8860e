# Editions and the page on the command line: what goes together, what is written where, how it ends.
source "$(dirname "$0")/harness.sh" "$1"
model=$shipped/heart-failure.yaml

# One edition, in both languages; a party that no line names has one too.
ends 0 run "$model" --for insurer -o insurer.xlsx
says out "On balance you gain by it."
says out "Edition: insurer.xlsx"
silent err
ends 0 run "$model" --for hospital --lang nl
says out "Per saldo gaat u erop achteruit."
says out "326.439"
ends 0 run "$model" --for municipality
says out "Nothing of it touches you."

# A workbook for each party in a folder that is made; the full report beside them.
ends 0 run "$model" --editions all -o full.xlsx
says out "Edition: all/carers.xlsx"
says out "Report: full.xlsx"
[ "$(ls all | tr '\n' ' ')" = "carers.xlsx hospital.xlsx insurer.xlsx patients.xlsx provider.xlsx " ] || fail "all/: $(ls -a all)"
mv all earlier
ends 0 run "$model" --editions all --threads 1
cmp earlier/carers.xlsx all/carers.xlsx || fail "the number of threads changes an edition"
ends 0 run "$model" --for insurer --for carers --for insurer --editions two/
[ "$(ls two | tr '\n' ' ')" = "carers.xlsx insurer.xlsx " ] || fail "two/: $(ls -a two)"

# The page.
ends 0 run "$model" --html full.html
says out "Page: full.html"
ends 0 run "$model" --for insurer --html insurer.html -o insurer.xlsx
says insurer.html "Made for"

# Unknown parties: before anything is written.
rm -f insurer.xlsx
ends 2 run "$model" --for insurerr -o insurer.xlsx
says err "the model has no stakeholder 'insurerr'"
says err "did you mean 'insurer'?"
ends 2 run "$model" --for insurer --for xyzxyz --editions none
says err "the model has: insurer, hospital, provider, patients, carers"
[ ! -e insurer.xlsx ] && [ ! -e none ] || fail "something was written for an unknown party"

# The draws are told, and follow what is asked of them.
ends 0 run "$model" --for insurer --draws 50 --lang en
says out "of the draws; in 95 of 100 draws your net lies between"
cp out fifty
ends 0 run "$model" --for insurer --draws 60 --lang en
cmp -s out fifty && fail "the number of draws makes no difference"

# What does not go together.
ends 2 run "$model" --for insurer --json
says err "--json and --for do not go together"
ends 2 run "$model" --for insurer --for carers -o both.xlsx
says err "--editions FOLDER"
ends 2 run "$model" --for insurer --for carers --html both.html
ends 2 run "$model" --for insurer -o one.xlsx --editions more
ends 2 run "$model" --for insurer --csv tables
ends 2 run "$model" --editions parts --shard 1/2 -o part1
ends 2 run "$model" --html page.txt
says err "must end in .html"
ends 2 run "$model" --html "$model"
ends 2 run "$model" --editions ''

# Places that cannot be written to; earlier files stay.
touch occupied
ends 3 run "$model" --editions occupied
says err "occupied"
ends 3 run "$model" --editions nowhere/at/all
mkdir folder.html
ends 3 run "$model" --html folder.html
says err "folder.html"
ends 3 run "$model" --html nowhere/page.html
mkdir -p partly/insurer.xlsx
ends 3 run "$model" --editions partly
says err "partly/insurer.xlsx"
[ -s partly/carers.xlsx ] || fail "one edition that fails takes the others with it"
[ -z "$(find . -name '*.tmp')" ] || fail "temporary files are left"

# A wrong model comes first, and nothing is written.
ends 1 run wrong.yaml --for nobody --editions never
[ ! -e never ] || fail "editions of a wrong model"

# Confidential figures: the full report warns, an edition does not.
ends 0 run "$here/../editions/models/secrets.yaml" -o full.xlsx
says err "4 confidential parameters"
ends 0 run "$here/../editions/models/secrets.yaml" --for payer -o payer.xlsx
silent err
sed 's|source: "Public contract", label|source: x, confidential: maker, label|' "$here/../editions/models/secrets.yaml" >priced.yaml
ends 0 run priced.yaml --for payer -o payer.xlsx
says err "the edition for 'payer' cannot tell its own net"
says out "confidential"
finish
