#!/usr/bin/python3
"""page.py WAARDE MODEL...

The report as a page, in both languages, full and as the edition of each party: well-formed for XML and HTML, one language,
headings in order, tables with captions and heads, charts with titles and descriptions, links that lead somewhere, no
script and nothing from elsewhere; written twice the same bytes; each number is the JSON document's, rounded as shown."""
import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

X = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
FORBIDDEN = {"script", "iframe", "object", "embed", "link", "img", "form", "input", "base", "audio", "video", "use", "image",
             "foreignObject", "animate", "set"}
VOID = {"meta", "br", "wbr", "hr"}
SROI = {"sroi": "ratio", "net_sroi": "net_ratio"}
PARTY = {"invests": "invests", "gains": "gains", "net": "net", "net_total": "net_undiscounted", "net_by_year": "net_by_year",
         **{name: name for name in ("investment_share", "benefit_share", "payback_years", "loss", "loss_per_year", "spare_cash", "contribution")}}
LINE = {"incremental": "incremental_present_value", "incremental_by_year": "incremental_by_year", "by_year": "by_year",
        "present_value": "present_value", "total": "total"}
VIEW = {"cost": "cost", "incremental_cost": "incremental_cost"}
BUDGET = {"budget": "by_year", "budget_total": "total", "budget_impact": "impact_by_year", "budget_impact_total": "impact_total",
          "budget_per_member": "impact_per_member_per_month", "budget_per_member_mean": "impact_per_member_per_month_mean"}


class Balanced(html.parser.HTMLParser):
    """HTML's own view: every element that is opened is closed, in order."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.seen = [], [], set()

    def handle_starttag(self, tag, attributes):
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.seen.add(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

# Files are flushed to the disk before they are renamed, which takes long on a busy one.
QUICK = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def local(element):
    return element.tag.split("}")[1]


def check_structure(root, language, say):
    if root.get("lang") != language:
        say("the language is not told")
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    if len(ids) != len(set(ids)):
        say(f"ids twice: {sorted(i for i in set(ids) if ids.count(i) > 1)}")
    for element in root.iter():
        for name in ("aria-labelledby", "aria-describedby"):
            for wanted in (element.get(name) or "").split():
                if wanted not in ids:
                    say(f"{local(element)} {name} leads nowhere: {wanted}")
        if local(element) == "a" and element.get("href", "").startswith("#") and element.get("href")[1:] not in ids:
            say(f"a link leads nowhere: {element.get('href')}")
    for landmark in ("header", "nav", "main", "footer"):
        if len(root.findall(f".//{X}{landmark}")) != 1:
            say(f"not one {landmark}")
    levels = [int(local(e)[1]) for e in root.iter() if re.fullmatch("h[1-6]", local(e))]
    if levels.count(1) != 1 or levels[0] != 1 or any(b > a + 1 for a, b in zip(levels, levels[1:])):
        say(f"headings out of order: {levels}")


def check_tables(root, say):
    for table in root.iter(X + "table"):
        if not "".join(table.find(X + "caption").itertext()).strip():
            say("a table without a caption")
        if any(not th.get("scope") for th in table.iter(X + "th")):
            say("a head without scope")
        columns = len(table.findall(f"{X}thead/{X}tr/{X}th"))
        for row in table.findall(f"{X}tbody/{X}tr"):
            cells = sum(int(cell.get("colspan", 1)) for cell in row)
            if cells != columns:
                say(f"a row of {cells} cells under {columns} heads in {''.join(table.find(X + 'caption').itertext())!r}")


def check_charts(root, say):
    for svg in root.iter(SVG + "svg"):
        words = [svg.find(SVG + part) for part in ("title", "desc")]
        if any(w is None or not (w.text or "").strip() for w in words) or svg.get("role") != "img":
            say("a chart without title or description")
        for element in svg.iter():
            for name, value in element.attrib.items():
                if re.search(r"nan|inf", value, re.I) and name not in ("id", "aria-labelledby", "fill", "class"):
                    say(f"a chart with {name}={value}")
                fill = re.fullmatch(r"url\(#(.*)\)", value)
                if fill and svg.find(f".//*[@id='{fill.group(1)}']") is None:
                    say(f"a fill leads nowhere: {value}")


def check_alone(root, text, say):
    """Nothing runs and nothing is fetched; links to sources lead out when a reader follows them."""
    sources = root.find(f".//{X}section[@aria-labelledby='sources']")
    cited = set(sources.iter(X + "a")) if sources is not None else set()
    for element in root.iter():
        if local(element) in FORBIDDEN:
            say(f"a {local(element)}")
        for name, value in element.attrib.items():
            name = name.split("}")[-1]
            if name.startswith("on") or name in ("src", "srcset", "style", "action", "data", "poster"):
                say(f"an attribute {name}")
            if name == "href" and not value.startswith("#") and not (element in cited and re.match("https?://", value)):
                say(f"a link outwards: {value}")
            if "url(" in value and "url(#" not in value:
                say(f"something from elsewhere: {value}")
    style = root.find(f"{X}head/{X}style").text
    if "url(" in style or "@import" in style:
        say("the style asks for something from elsewhere")
    if "default-src 'none'" not in text:
        say("no policy that forbids scripts")


def of_json(document, figure, place):
    """The JSON document's number for a figure, or None when it has it not (or under no name that is sure)."""
    strategy, _, name = figure.rpartition(":")
    own = document["strategies"].get(strategy)
    segment = re.fullmatch(r"(.*)\[(\w+)\]", name)
    if own and segment:
        own, name = own.get("segments", {}).get(segment[2]), segment[1]
    if own is None:
        return None
    state = re.fullmatch(r"share\((\w+)\)", name)
    if state:
        return document["states"][strategy][state[1]][place]
    if name in own["sroi"] or name in SROI:
        return own["sroi"][SROI.get(name, name)]
    parts = name.split(".")
    if parts[0] == "cost_effectiveness" and len(parts) > 2:
        view = own["perspectives"].get(parts[1], {})
        return view.get("nmb", {}).get(parts[3]) if parts[2] == "nmb" else view.get(VIEW.get(parts[2]))
    if len(parts) != 2 or (parts[0] in own["lines"]) + (parts[0] in own["outcomes"]) + (parts[0] in own["stakeholders"]) != 1:
        return None
    if parts[1] in BUDGET and parts[0] in own.get("budget", {}):
        found = own["budget"][parts[0]][BUDGET[parts[1]]]
        return found[place] if isinstance(found, list) else found
    for group, names in (("stakeholders", PARTY), ("lines", LINE), ("outcomes", None)):
        found = own[group].get(parts[0], {}).get(names.get(parts[1]) if names else parts[1])
        if found is not None:
            return found[place] if isinstance(found, list) else found
    return None


def check_numbers(root, document, language, say):
    """Returns how many numbers were found in the JSON document."""
    compared = 0
    for data in root.iter(X + "data"):
        value, shown = float(data.get("value")), data.text
        share = shown.endswith("%")
        if data.get("data-figure") and "data-figure" in data.attrib and not re.fullmatch(r"-?[\d.e+-]+", shown):
            plain = shown.rstrip("%").replace("." if language == "nl" else ",", "").replace(",", ".")
            decimals = len(plain.partition(".")[2])
            if abs(float(plain) - value * (100 if share else 1)) > 0.5000001 * 10 ** -decimals:
                say(f"{data.get('data-figure')}: {value} is shown as {shown}")
        wanted = of_json(document, data.get("data-figure", ""), int(data.get("data-place", 0)))
        if wanted is None:
            continue
        compared += 1
        if abs(wanted - value) > 1e-15 * abs(wanted):
            say(f"{data.get('data-figure')}: {value} on the page, {wanted} in the JSON document")
    return compared


def check_years(root, document, say):
    """No year is left out: each party's net and each payer's impact have as many places as the JSON document's."""
    places = {}
    for data in root.iter(X + "data"):
        if data.get("data-place") is not None:
            places.setdefault(data.get("data-figure"), set()).add(int(data.get("data-place")))
    for name, own in document["strategies"].items():
        wanted = {f"{name}:{party}.net_by_year": s["net_by_year"] for party, s in own["stakeholders"].items()}
        wanted |= {f"{name}:{party}.budget_impact": b["impact_by_year"] for party, b in own.get("budget", {}).items()}
        for figure, years in wanted.items():
            if figure in places and places[figure] != set(range(len(years))):
                say(f"{figure}: years {sorted(places[figure])} of {len(years)}")


def check_drawn(root, document, say):
    """Each SROI's bars are all draws; each perspective has its plane, with the means of extra costs in words."""
    svgs = {svg.find(f"{SVG}title").text: svg for svg in root.iter(SVG + "svg")}
    bars = [svg for title, svg in svgs.items() if re.match("How often which SROI|Hoe vaak welke SROI", title)]
    for svg in bars:
        words = svg.find(f"{SVG}desc").text
        shares = [float(share.replace(",", ".")) for share in re.findall(r": (\d+(?:[.,]\d+)?)", words)]
        whole = len(shares) >= len(svg.findall(f"{SVG}rect"))  # of many bars, some are told
        if sum(shares) > 100 + 0.06 * len(shares) or whole and sum(shares) < 100 - 0.06 * len(shares):
            say(f"the bars of a histogram hold {sum(shares)}%: {words}")
    planes = [svg for title, svg in svgs.items() if re.match("Cost-effectiveness plane|Kosteneffectiviteitsvlak", title)]
    if document.get("probabilistic") and "decisions" in document:
        wanted = len(document["decisions"]["by_threshold"])
        if len(planes) != wanted:
            say(f"{len(planes)} cost-effectiveness planes of {wanted} perspectives")
        for svg in planes:
            if not any(len(re.findall("M", path.get("d"))) >= 40 for path in svg.iter(SVG + "path")):
                say("a cost-effectiveness plane without draws")


def run(program, *words):
    done = subprocess.run([program, "run", *words], capture_output=True, timeout=120)
    if done.returncode:
        sys.exit(f"exit code {done.returncode}: {words}\n{done.stderr.decode()}")
    return done.stdout


def few_draws(model):
    """Where there are draws, enough to have them on the page."""
    with open(model, encoding="utf-8") as file:
        return ["--draws", "50"] if re.search(r"^  probabilistic:", file.read(), re.M) else []


def check_page(program, model, folder, language, party, document, failures):
    def say(what):
        failures.append(f"{os.path.basename(model)}, {language}, {party or 'full'}: {what}")

    path = os.path.join(folder, "page.html")
    words = [model, "--lang", language, "--html", path, *(["--for", party] if party else few_draws(model))]
    run(program, *words)
    with open(path, "rb") as file:
        first = file.read()
    run(program, *words)
    with open(path, "rb") as file:
        if file.read() != first:
            say("written twice, the pages differ")
    text = first.decode("utf-8")
    root = ElementTree.fromstring(text)
    balance = Balanced()
    balance.feed(text)
    if balance.wrong or balance.open or balance.seen & FORBIDDEN:
        say(f"not balanced: {balance.wrong} {balance.open} {balance.seen & FORBIDDEN}")
    check_structure(root, language, say)
    check_tables(root, say)
    check_charts(root, say)
    check_alone(root, text, say)
    check_years(root, document, say)
    if not party:
        check_drawn(root, document, say)
    compared = check_numbers(root, document, language, say)
    if compared < (2 if document["strategies"] else 0) and any(s["lines"] for s in document["strategies"].values()):
        say(f"only {compared} numbers are those of the JSON document")
    return compared


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, failures, compared, pages = os.path.abspath(sys.argv[1]), [], 0, 0
    with tempfile.TemporaryDirectory(prefix="waarde-page-", dir=QUICK) as folder:
        for model in sys.argv[2:]:
            document = json.loads(run(program, model, "--json", *few_draws(model)))
            first = next(iter(document["strategies"].values()))
            touched = [p for p, s in first["stakeholders"].items()
                       if any(other["stakeholders"][p]["net"] or other["stakeholders"][p]["invests"] for other in document["strategies"].values())]
            for language in ("en", "nl"):
                for party in [None, *touched]:
                    pages += 1
                    compared += check_page(program, model, folder, language, party, document, failures)
    print("\n".join(failures[:40]) or "all is well")
    print(f"{pages} pages, {compared} numbers compared with the JSON document")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
