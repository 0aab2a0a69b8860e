# What is said after wrong use.
source "$(dirname "$0")/harness.sh" "$1"

all() {
  for words in "" "rnu small.yaml" "small.yaml" "run" "run small.yaml map.yaml" "run small.yaml --jsn" "run small.yaml --outptu=3" \
      "run small.yaml -q" "run small.yaml --json=1" "run small.yaml --set" "run small.yaml --set foo" "run small.yaml --set =3" \
      "run small.yaml --lang de" "run small.yaml -o report.pdf" "check small.yaml --json" "help nosuch" "--json" \
      "explain small.yaml sori" "explain small.yaml visitng:sroi" "explain small.yaml sroi --depth x" "schema small.yaml"; do
    echo "\$ waarde $words"
    # shellcheck disable=SC2086
    "$program" $words 2>&1 >/dev/null </dev/null | grep -v -e "warning: parameter 'spare'" -e "^ *17 |" -e "^  *|"
    echo "[${PIPESTATUS[0]}]"
  done
}
all >said
same wrong_use.txt said

# Options may stand before and after words; "--" ends them.
ends 0 run --json small.yaml
ends 0 run small.yaml --json
ends 0 run -- small.yaml
ends 3 run -- --json
under POSIXLY_CORRECT=1 0 run small.yaml --json
finish
