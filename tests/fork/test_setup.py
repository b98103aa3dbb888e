"""`make fork` asks a person, or takes options; writes only what is the fork's, and over nothing."""

import shutil
from pathlib import Path

import pytest
import yaml

from tests.command_runner import vinestreet
from tests.directory.the_site import the_site
from tests.fork.fork_copies import ANSWERS, PROJECT, SOURCES, build, made_ready
from tests.terminal import terminal
from tests.without_texts import copy_without_texts
from vinestreet.commands.command_context import read_mkdocs_settings
from vinestreet.fork import setup_answers
from vinestreet.pages.page_list import in_order, lines_abroad
from vinestreet.site.crisis_lines import lines_of_others
from vinestreet.site.site import load_site


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return copy_without_texts(tmp_path / "copy")


def settings(folder: Path) -> dict[str, object]:
    return yaml.safe_load((folder / "mkdocs.local.yml").read_text(encoding="utf-8"))["extra"]["place"]


def test_a_person_is_asked_in_plain_words_and_asked_again_where_an_answer_does_not_fit(copy: Path):
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy2(PROJECT / name, copy)
    command = ["make", "--no-print-directory", "--old-file=requirements.txt", "fork", f"VENV={PROJECT / '.venv'}"]
    with terminal(command, copy, {"PYTHONPATH": str(copy / SOURCES)}) as person:
        for question, answer in [
            ("What is the site called?", "Peers of <Ashbury>"),
            ("HTML isn't shown here", ""),
            ("What is the site called?", "Peers of Ashbury"),
            ("Which town or region", "Ashbury"),
            ("Which country", "Irland"),
            ("unknown country", ""),
            ("Which country", "ireland"),
            ("Which time zone? [Europe/Dublin]", ""),
            ("Which language", "ga"),
            ("there's no translation of the interface into `ga` yet", ""),
            ("Which language", "en_IE"),
            ("Parts of town", "The Liberties, Ringsend"),
            ("Lines we know of for people in a crisis (Ireland)", ""),
            ("1  Samaritans: 116 123", ""),
            ("Which of them should be on every page?", "Samaritan"),
            ("did you mean `Samaritans`?", ""),
            ("Which of them should be on every page?", "samaritans"),
            ("Another line of your own", "Night line 116 123"),
            ("expected a name, a colon and a number", ""),
            ("Another line of your own", "Night line: 116 123"),
            ("Another line of your own", ""),
            ("Which number calls an ambulance? [112]", ""),
            ("Which e-mail address", "hello"),
            ("not an e-mail address", ""),
            ("Which e-mail address", "hello@ashbury.org"),
            ("How many hours", "3"),
        ]:
            person.expect(question)
            if (
                "?" in question
                or "line of your own" in question
                or question.startswith(("Which", "Parts", "To", "How"))
            ):
                person.answer(answer)
        person.expect("things are left to do now.")
        assert person.status() == 0
    place = settings(copy)
    assert place == {
        "name": "Ashbury",
        "demonstration": False,
        "locale": "en_IE",
        "timezone": "Europe/Dublin",
        "country": "IE",
        "areas": {
            "the-liberties": {"label": "The Liberties"},
            "ringsend": {"label": "Ringsend"},
            "ireland": {"label": "Ireland", "country": "IE"},
        },
        "crisis": ["uk-ie-samaritans", "night-line"],
        "emergency": "emergency-eu-112",
        "corrections": "hello@ashbury.org",
        "volunteer_hours": 3,
        "publish_with_faults": True,
        "saved": {"name": "Peers of Ashbury"},
    }
    assert (copy / "local/overrides").is_dir()


def test_who_stops_in_the_middle_has_changed_nothing(copy: Path):
    before = sorted(path.name for path in copy.iterdir())
    command = [PROJECT / ".venv/bin/python", "-m", "vinestreet", "fork"]
    with terminal(command, copy, {"PYTHONPATH": str(copy / SOURCES)}) as person:
        person.expect("What is the site called?")
        person.answer("Peers of Ashbury")
        person.expect("Which town")
        person.interrupt()
        assert person.status() == 1
        assert "Traceback" not in person.screen
    assert sorted(path.name for path in copy.iterdir()) == before


def test_options_answer_and_what_has_a_usual_answer_need_not_be_given(copy: Path):
    done = vinestreet(copy, "fork", *ANSWERS)
    assert done.returncode == 0, done.stderr
    place = settings(copy)
    assert place["crisis"] == ["us-988-lifeline", "us-crisis-text-line", "us-trans-lifeline", "ashbury-night-line"]
    assert place["emergency"] == "emergency-us-ca-911"
    assert place["locale"] == "en_US"
    entries = yaml.safe_load((copy / "local/resources.yml").read_text(encoding="utf-8"))["resources"]
    assert entries["ashbury-night-line"]["phone"] == "(413) 555-0101"


@pytest.mark.parametrize(
    ("country", "zone", "label", "own"),
    [
        ("IE", "Europe/Dublin", "Ireland", ()),
        ("GB", "Europe/London", "The United Kingdom", ()),
        ("CA", "America/Toronto", "Canada", ()),
        ("US", "America/New_York", "The United States", ()),
        ("AU", "Australia/Perth", "Australia", ()),
        ("NZ", "Pacific/Auckland", "New Zealand", ("--line=1737: 1737",)),
        ("DE", "Europe/Berlin", "Germany", ("--line=TelefonSeelsorge: 116 123",)),
        ("NO", "Europe/Oslo", "Norway", ("--line=Mental Helse: 116 123", "--emergency=113")),
        ("JP", "Asia/Tokyo", "Japan", ("--line=Inochi: 0120 783 556", "--emergency=119")),
    ],
)
def test_the_lines_of_a_fork_are_its_own_countrys(
    copy: Path, country: str, zone: str, label: str, own: tuple[str, ...]
):
    kept = [answer for answer in ANSWERS if not answer.startswith(("--country", "--timezone", "--line"))]
    done = vinestreet(copy, "fork", *kept, f"--country={country}", f"--timezone={zone}", "--locale=en", *own)
    assert done.returncode == 0, done.stderr
    site = load_site(copy / "mkdocs.local.yml", read_mkdocs_settings(copy / "mkdocs.local.yml")["extra"])
    chosen = [site.directory.listings[id_] for id_ in site.place.crisis]
    assert {site.directory.areas[line.area].label for line in chosen} == {label}
    needed = [line for line in site.directory.listings.values() if "crisis" in line.needs]
    first = in_order(needed, site.directory, country)[0]
    assert (first.name, list(first.listings[: len(chosen)])) == ("by_phone", chosen)
    emergency = site.directory.areas[site.directory.listings[site.place.emergency].area]
    assert emergency.country == country or emergency.wide  # 112 is that of the whole European Union
    assert not [
        line.id for line in lines_of_others((*site.place.crisis, site.place.emergency), site.directory, country)
    ]
    assert country not in {area.country for area in lines_abroad(site.directory, country)}
    told = vinestreet(copy, "check").stderr
    assert "readers find it under" not in told


def test_a_line_that_was_chosen_by_hand_and_is_filed_under_another_country_is_told(copy: Path):
    kept = [answer for answer in ANSWERS if not answer.startswith(("--country", "--timezone", "--line"))]
    vinestreet(copy, "fork", *kept, "--country=IE", "--timezone=Europe/Dublin")
    places, own = copy / "local/resources.yml", copy / "mkdocs.local.yml"
    text = places.read_text(encoding="utf-8").replace(
        "  uk-ie-samaritans:\n    area: ireland\n", "  # uk-ie-samaritans:\n"
    )
    places.write_text(text, encoding="utf-8")
    told = vinestreet(copy, "check").stderr
    assert "uk-ie-samaritans: area: one of your own crisis lines, and readers find it under The United Kingdom" in told
    assert "write `area: ireland` below its id\n" in told
    own.write_text(own.read_text(encoding="utf-8").replace("      ireland: {", "      # ireland: {"), encoding="utf-8")
    told = vinestreet(copy, "check").stderr
    assert "in the settings, below `areas:`, `ireland: {label: Ireland, country: IE}`" in told


def test_a_fork_that_is_there_is_left_as_it_is(copy: Path):
    (copy / "local").mkdir()
    (copy / "local/resources.yml").write_text("resources:\n", encoding="utf-8")
    done = vinestreet(copy, "fork", *ANSWERS)
    assert done.returncode == 1
    assert "there's already a fork here, and nothing was changed" in done.stderr
    assert not (copy / "mkdocs.local.yml").exists()
    assert [path.name for path in (copy / "local").iterdir()] == ["resources.yml"]


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("--country=Utopia", "unknown country"),
        ("--timezone=Mars/Base", "unknown time zone"),
        ("--locale=xx", "unknown language and country"),
        ("--corrections=hello", "not an e-mail address"),
        ("--crisis=us-999", "not in the list"),
        ("--crisis=Trevor", "did you mean `The Trevor Project (TrevorLifeline, TrevorText, TrevorChat)`?"),
        ("--line=911", "expected a name, a colon and a number"),
        ("--emergency=12345", "not a phone number in US"),
        ("--emergency=+1 900 555 1234", "a premium-rate number"),
        ("--line=Help: +44 906 123 4567", "a premium-rate number"),
        ("--hours=many", "expected a whole number from 1 to 1000"),
    ],
)
def test_an_option_that_does_not_fit_is_told_and_nothing_is_written(copy: Path, option: str, told: str):
    kept = [answer for answer in ANSWERS if not answer.startswith(option.partition("=")[0])]
    done = vinestreet(copy, "fork", *kept, option)
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (copy / "local").exists()


def test_an_answer_with_a_dollar_is_taken_as_it_is(copy: Path):
    kept = [answer for answer in ANSWERS if not answer.startswith(("--place", "--areas"))]
    done = vinestreet(copy, "fork", *kept, "--place=Cash $$ Town", "--areas=The $5 Corner, $corrections")
    assert done.returncode == 0, done.stderr
    text = (copy / "mkdocs.local.yml").read_text(encoding="utf-8")
    assert "Cash $$ Town" in text
    assert "{label: The $5 Corner}" in text
    assert "{label: $corrections}" in text or '{label: "$corrections"}' in text


# What YAML, a template, a shell or Markdown could take for something of its own; and names in other scripts.
ODD = """
The $5 Corner|$corrections|${name}|$$|100 % Town|%(name)s|{place}|{{ place }}|O'Fallon|The "Depot"|Back\\slash|C:\\temp|a: b
a #b|- Town|? Town|! Town|& Town|@ Town|`Town|> Town|Ash, {Bury}|null|NULL|(null)|~|no|on|Yes|1e3|0x1F|12:30|2026-01-01|.5
1_000|=|<<|Öland|Ærø|Ølstykke|Łódź|Αθήνα|Київ|القدس|東京|서울|दिल्ली|Ashbury\tEast
""".replace("\n", "|").strip("|").split("|")  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_answer_comes_back_as_it_is_or_is_refused_in_words(copy: Path, odd: str):
    named = [f"--name={odd}", f"--place={odd}", f"--areas={odd}", f"--line={odd}: +1 413 555 0101"]
    kept = [one for one in ANSWERS if not one.startswith(("--name", "--place", "--areas", "--line"))]
    done = vinestreet(copy, "fork", *kept, *named)
    assert "Traceback" not in done.stderr
    if done.returncode:
        assert not (copy / "local").exists()
        return
    shown = " ".join(odd.split())
    place = settings(copy)
    assert place["name"] == shown
    assert [area["label"] for area in place["areas"].values()] == [part.strip() for part in shown.split(",")]
    assert place["corrections"] == "hello@ashbury.org"
    lines = yaml.safe_load((copy / "local/resources.yml").read_text(encoding="utf-8"))["resources"]
    assert [line["name"] for line in lines.values()] == [shown]
    assert place["crisis"][-1] in lines


def test_names_that_make_the_same_id_stay_two_areas(copy: Path):
    kept = [answer for answer in ANSWERS if not answer.startswith("--areas")]
    assert vinestreet(copy, "fork", *kept, "--areas=NULL, (null), ~, no, 1e3, 0x1F, 2026-01-01").returncode == 0
    areas = settings(copy)["areas"]
    assert [area["label"] for area in areas.values()] == ["NULL", "(null)", "~", "no", "1e3", "0x1F", "2026-01-01"]
    assert all(isinstance(id_, str) for id_ in areas)


def test_norwegian_is_no_boolean(copy: Path):
    (copy / "messages/no.yml").write_bytes((copy / "messages/en.yml").read_bytes())
    kept = [answer for answer in ANSWERS if not answer.startswith("--locale")]
    assert vinestreet(copy, "fork", *kept, "--locale=no").returncode == 0
    assert settings(copy)["locale"] == "no"


def test_what_has_no_usual_answer_has_to_be_given_where_nobody_can_be_asked(copy: Path):
    done = vinestreet(copy, "fork", *ANSWERS[:2])
    assert done.returncode == 1
    assert done.stderr.startswith("--country: this wasn't given, and there's nobody to ask")


@pytest.mark.parametrize(
    "answers",
    [
        ("--name=No: 1 {Street} # 5", '--place=Œuvre, "Ashbury"', "--country=AU", "--timezone=Australia/Perth"),
        (
            "--name=yes",
            "--place=null",
            "--country=Germany",
            "--timezone=Europe/Berlin",
            "--line=2026-01-01: 030 123456",
        ),
        ("--name=Pairs", "--place=Toronto", "--country=CA", "--timezone=America/Toronto", "--emergency=911"),
        (
            "--name=Kia ora",
            "--place=Ōtautahi",
            "--country=NZ",
            "--timezone=Pacific/Auckland",
            "--line=1737: 1737",
            "--areas=A;null,1,true",
        ),
    ],
)
def test_whatever_is_answered_the_fork_can_be_built_when_all_is_done(copy: Path, answers: tuple[str, ...]):
    done = vinestreet(copy, "fork", *answers, "--corrections=hello@ashbury.org")
    assert done.returncode == 0, done.stderr
    made_ready(copy)
    done = build(copy)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("country", "lines", "numbers"),
    [
        ("IE", ["uk-ie-samaritans"], ["emergency-eu-112"]),
        ("DE", [], ["emergency-eu-112"]),
        ("US", ["us-988-lifeline", "us-crisis-text-line", "us-trans-lifeline"], ["emergency-us-ca-911"]),
        ("GB", ["uk-ie-samaritans"], ["emergency-uk-999"]),
        ("JP", [], []),
        ("CH", [], []),
    ],
)
def test_a_country_is_offered_the_lines_that_serve_it_and_no_number_of_others(country, lines, numbers):
    offered = [line.id for line in setup_answers.crisis_lines(the_site(), country)]
    assert offered[: len(lines)] == lines or set(lines) <= set(offered)
    assert bool(offered) == bool(lines)
    assert [line.id for line in setup_answers.emergency_lines(the_site(), country)] == numbers


def test_an_emergency_number_of_ones_own_is_left_to_be_made_sure_of(copy: Path):
    answers = [
        "--name=Friends",
        "--place=Kyoto",
        "--country=JP",
        "--corrections=a@kyoto.example.org",
        "--line=Ours: 075 123 4567",
    ]
    without = vinestreet(copy, "fork", *answers)
    assert without.returncode == 1
    assert "--emergency" in without.stderr
    done = vinestreet(copy, "fork", *answers, "--emergency=119")
    assert done.returncode == 0, done.stderr
    told = vinestreet(copy, "check").stderr
    assert "it still says `CHANGE ME` here; write your own words instead: who comes when somebody calls it" in told
    assert "emergency: checked: a crisis line nobody has checked" in told


def test_a_place_that_was_added_before_the_fork_is_moved_into_it_with_its_comments(copy: Path):
    upstream = copy / "resources.yml"
    before = upstream.read_text("utf-8")
    own = """\
  # Ines told us.
  corner-laundry:
    name: Corner Laundry
    what: Two machines and a bench. # the left one eats coins
    needs: [wash]
    area: depot
"""
    head, _, rest = before.partition("\n  clothes-room-upstairs:\n")
    upstream.write_text(f"{head}\n{own}\n  clothes-room-upstairs:\n{rest}", encoding="utf-8")
    done = vinestreet(copy, "fork", *ANSWERS)
    assert "each asks where it is: corner-laundry" in done.stdout
    assert upstream.read_text("utf-8") == before
    text = (copy / "local/resources.yml").read_text("utf-8")
    assert text.endswith(
        own.replace("area: depot", "# CHANGE ME: `area:` and the part of town where it is; it said depot")
    )
    assert "`area:` and the part of town where it is; it said depot" in vinestreet(copy, "check").stderr


def test_a_country_that_is_taken_away_tells_which_lines_went_with_it(copy: Path):
    done = vinestreet(copy, "fork", *ANSWERS)
    assert done.returncode == 0, done.stderr
    settings_file = copy / "mkdocs.local.yml"
    text = settings_file.read_text(encoding="utf-8")
    assert "      # new-zealand: null\n" in text
    settings_file.write_text(
        text.replace("      # new-zealand: null\n", "      united-kingdom: null\n"), encoding="utf-8"
    )
    told = vinestreet(copy, "check").stderr
    assert (
        "Gone along with the areas or needs you took away (if people near you can call one, give it an `area:` of "
        in told
    )
    assert "uk-ie-samaritans" in told
