# How figures come about.
source "$(dirname "$0")/harness.sh" "$1"

explained() {
  local name=$1
  shift
  ends 0 explain small.yaml "$@"
  same "explain_$name.txt" out
}
explained names
explained sroi sroi
explained outline sroi --depth 1
explained icer icer --depth 2
explained hospital hospital.net --depth 2
explained present_value usual:treatment.present_value
explained parameter rr_death
explained unused spare
explained state 'share(alive)' --lang nl
explained several price_visit qaly programme hospital --depth 0
LC_ALL=C.UTF-8 explained utf8 treatment.flow --depth 3

# Names as they stand in the JSON document.
for name in sroi.ratio stakeholders.hospital.net lines.treatment.present_value treatment.incremental_present_value \
    outcomes.qaly.total parameters.care cost_effectiveness.icer perspectives.society.icer settings.discount.costs \
    payback_years wrong_pocket_share alive qaly; do
  ends 0 explain small.yaml $name --depth 0
done
for model in "$shipped"/*.yaml; do
  ends 0 explain "$model" sroi npv
  ends 0 explain "$model" sroi --no-fold
done
ends 0 explain none.yaml sroi --depth 0
says out "sroi = not available (there is no investment)"
ends 2 explain small.yaml rr_deth
says err "did you mean 'rr_death'?"
ends 2 explain small.yaml visiting:nosuchthing
says err "lists the names"
finish
