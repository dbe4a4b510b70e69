# The JSON of `earshot evaluate` as the tables of README.md. Used by update_results.sh.
def round3: . * 1000 | round | . / 1000
    | tostring | if test("\\.") | not then . + ".000" else . end
    | capture("(?<whole>-?[0-9]+)\\.(?<part>[0-9]+)") | .whole + "." + (.part + "00")[0:3];
def signed: if . >= 0 then "+" + round3 else round3 end;
def shown: if . == null then "–" else "\(.mean | round3) [\(.low | round3), \(.high | round3)]" end;
def change: if . == null then "–"
    else "\(.mean | signed) [\(.low | signed), \(.high | signed)]" end;
def pair($a; $b): "\(.[$a].mean | round3) / \(.[$b].mean | round3)";
def group($i): .groups[$i].measures;
def row: "| \(.key) | \(group(0).hr20 | shown) | \(group(0).mrr | shown) | \(group(1).hr20 | shown) "
    + "| \(group(1).mrr | shown) | \(group(0) | pair("first_hr20"; "first_mrr")) "
    + "| \(group(0) | pair("repeat_hr20"; "repeat_mrr")) |";
def head: "| | HR@20, ≥ 50 plays | MRR | HR@20, ≥ 100 | MRR | first plays | repeats |\n"
    + "| --- | --- | --- | --- | --- | --- | --- |";
def table($kind; $library): head,
    (.methods[] | select(.kind == $kind and .library == $library) | row);
def verdict($reached; $mark): if $reached.mean < $mark then "missed"
    elif $reached.low < $mark then "reached by the mean, not by the lower end"
    else "reached" end;
def apart: if length == 0 then "above all" else "not above " + join(", ") end;

. as $all |
"`\($history)`: \(.plays) plays, \(.listeners) listeners, of whom \(.fitted_listeners) with 30 plays or",
"more teach weights, \(.methods[0].groups[0].listeners) with 50 or more and \(.methods[0].groups[1].listeners) with 100 or more are reported; each with",
"weights fitted on the listeners of the other four folds. Means over listeners, 95 % intervals.",
"",
"| marks, protocol's libraries | reached | mark | | intervals against baselines and single scorers | the same, listener by listener |",
"| --- | --- | --- | --- | --- | --- |",
(.marks[] |
    "| HR@20, ≥ \(.fewest_plays) plays | \(.hr20 | shown) | \(.hr20_mark) | \(verdict(.hr20; .hr20_mark)) | \(.hr20_not_apart_from | apart) | \(.hr20_not_beaten | apart) |",
    "| MRR, ≥ \(.fewest_plays) plays | \(.mrr | shown) | \(.mrr_mark) | \(verdict(.mrr; .mrr_mark)) | \(.mrr_not_apart_from | apart) | \(.mrr_not_beaten | apart) |"),
"", "## In the protocol's libraries", "", table("model"; "protocol"),
"", table("baseline"; "protocol"),
"", "Each scorer alone:", "", table("single"; "protocol"),
"", "## In libraries with decoys", "", table("model"; "decoys"),
"", table("baseline"; "decoys"),
"", "Each scorer alone:", "", table("single"; "decoys"),
"", "## Left out and fitted again",
"", "Minus the model with fixed weights, listener by listener: below 0 it is missed.", "",
"| without | HR@20 ≥ 50, protocol | MRR | HR@20, decoys | MRR |",
"| --- | --- | --- | --- | --- |",
(.methods[] | select(.kind == "without" and .library == "protocol") | . as $p
    | ($all.methods[] | select(.kind == "without" and .library == "decoys" and .key == $p.key)) as $d
    | "| \($p.key) | \($p.groups[0].minus_fixed_model.hr20 | change) | \($p.groups[0].minus_fixed_model.mrr | change) | \($d.groups[0].minus_fixed_model.hr20 | change) | \($d.groups[0].minus_fixed_model.mrr | change) |"),
"", "## Lists", "",
"The twenty that stand first at each play, listeners with 50 plays or more"
    + (if .feature_tracks == null then "; distances need `--features`." else "." end), "",
"| | libraries | novelty | coverage | popularity lift | KL of artists | distance |",
"| --- | --- | --- | --- | --- | --- | --- |",
(.methods[] | select(.groups[0].lists) | .groups[0].lists as $l
    | "| \(.key) | \(.library) | \($l.novelty | shown) | \($l.coverage | shown) | \($l.popularity_lift | shown) | \($l.calibration_kl | shown) | \($l.intra_list_distance | shown) |"),
"", "## Weights", "", "| scorer | signal | shipped | fitted again on all | folds |", "| --- | --- | --- | --- | --- |",
(.weights | to_entries[]
    | "| \(.key) | \(.value.signal) | \(.value.shipped) | \(.value.fitted_on_all | round3) | \(.value.folds | min | round3) … \(.value.folds | max | round3) |")
