"""What readers write by e-mail becomes a change for review, or words to read; nothing of it is trusted."""

from email.message import EmailMessage

import pytest

from tests.contributing.forms import FORMS
from tests.directory.reading import TODAY, WORDS
from tests.directory.the_site import the_site
from tests.without_texts import copy_without_texts
from vinestreet.cli import main
from vinestreet.contributing.letter_to_proposal import proposal_of
from vinestreet.contributing.letters import Letter, read_letters
from vinestreet.core.problems import ProblemsFoundError
from vinestreet.pages.correction_message import correction_message

KITCHEN = the_site().directory.listings["vine-street-kitchen"]
COPIED = correction_message(KITCHEN, WORDS)
TOLD = COPIED.replace("different:", "different: The number.\nPhone: 413 555 0102").replace("know:", "know: I called.")
PHONE = {"phone": "+1 413-555-0102"}


def mail(text: str = TOLD, *, subject: str = "Hello", **more: str) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = "Ana <ana@x.example>", subject
    made.set_content(text, **more)
    return made


def read(data: bytes | EmailMessage) -> Letter:
    (letter,) = read_letters(data if isinstance(data, bytes) else data.as_bytes(), "a.eml")
    return letter


def proposal(data: bytes | EmailMessage, place: str = ""):
    return proposal_of(read(data), FORMS["wrong"], the_site(), TODAY, place)


def test_the_message_that_a_page_has_to_copy_says_which_place_it_is():
    made = proposal(mail())
    assert (made.id, made.fields) == (KITCHEN.id, PHONE)
    assert [words for _, words in made.unparsed] == ["The number.", "I called."]
    assert made.warnings == []


def test_who_sent_it_is_said_and_not_believed():
    letter = read(mail())
    assert letter.sender == "Ana <ana@x.example>"
    assert "says to be from" in WORDS("mail.from", number=1, count=1, sender=letter.sender, subject="x")


NAMED = [
    ("Place: vine-street-kitchen\nWhat's different: x", "Hello"),
    ("Place: Vine Street Kitchen\nWhat’s different: x", "Hello"),
    ("> old\n\nPage: https://riverton.example/directory/vine-street-kitchen.html#hours\n", "Hello"),
    ("They moved.", "Something is wrong: Vine Street Kitchen (vine-street-kitchen)"),
    ("See https://riverton.example/help/directory/vine-street-kitchen.html, they moved.", "Hello"),
    ("Place: The kitchen on Vine Street, with a name so long that it takes\ntwo lines (vine-street-kitchen)", "Hello"),
    ("**Place:** Vine Street Kitchen (vine-street-kitchen)", "Hello"),
]


@pytest.mark.parametrize(("text", "subject"), NAMED)
def test_the_place_is_found_by_its_id_its_page_or_its_name(text, subject):
    assert proposal(mail(text, subject=subject)).id == KITCHEN.id


def test_without_a_place_somebody_is_told_to_ask_and_can_say_it():
    made = proposal(mail("Your number is wrong, it's 413 555 0102."))
    assert (made.id, made.fields) == ("", {})
    assert "--place ID" in made.warnings[0]
    assert made.unparsed[-1][1] == "Your number is wrong, it's 413 555 0102."
    assert proposal(mail("The number is wrong."), KITCHEN.id).id == KITCHEN.id
    assert proposal(mail(TOLD.replace("vine-street-kitchen", "no-such-place"))).id == KITCHEN.id  # by its name


def test_two_places_are_one_too_many():
    other = next(id_ for id_ in the_site().directory.listings if id_ != KITCHEN.id)
    made = proposal(mail(TOLD.replace("vine-street-kitchen.html", f"{other}.html")))
    assert (made.id, made.fields) == ("", {})
    assert KITCHEN.id in made.warnings[0]
    assert other in made.warnings[0]


def test_what_is_no_line_of_the_message_stays_words():
    made = proposal(mail(f"{COPIED}\n\nPhone me.\n\nBest, Ana\nPhone: 413 555 9999\nAddress: 1 My Street"))
    assert made.fields == {}
    assert "413 555 9999" in made.unparsed[-1][1]


BELOW = [
    ("Phone: 413 555 0102", "Sent from my iPhone", PHONE),
    ("Phone: 413 555 0102", "Jo Pell, from number 44", PHONE),
    ("Address: 120 Ferry Street", "Thanks, Jo Pell from number 44", {"address": "120 Ferry Street"}),
    ("Name: Vine Kitchen", "Consent: they never call", {"name": "Vine Kitchen"}),
    ("Website: https://kitchen.example", "x.example", {"website": "https://kitchen.example"}),
    ("Hours: Mo-Fr 09:00-17:00; PH off; Dec 24-26 off; 2026 Nov 26 11:00-15:00", "Jo, Sunday 9 to 5 only", None),
]


@pytest.mark.parametrize(("line", "below", "fields"), BELOW)
@pytest.mark.parametrize("last", ["How do you know: I live there.", "", "Regards"])
def test_of_a_field_its_own_line_is_taken_and_the_one_below_is_not(line, below, fields, last):
    made = proposal(mail(f"Place: vine-street-kitchen\n{line}\n{below}\n{last}"))
    assert made.fields == (fields or {"hours": line.removeprefix("Hours: ")})
    assert below.startswith(("Sent from", "Consent")) or below in str(made.unparsed)
    assert "they never call" not in str(made.fields)


def test_below_the_last_line_of_the_message_and_below_words_no_line_is_a_fields():
    text = f"{TOLD.replace('Phone: 413 555 0102', 'It moved.')}\nJo Pell\nPhone: 413 555 9999\nAddress: 44 Elm Street"
    assert proposal(mail(text)).fields == {}
    assert "413 555 9999" in str(proposal(mail(text)).unparsed)
    assert proposal(mail(f"{COPIED} I called.\n\nPhone: 413 555 9999")).fields == {}


def test_hours_may_take_several_lines():
    made = proposal(
        mail("Place: vine-street-kitchen\nHours: Monday to Friday 9am to 5pm\nSaturday 10am to 2pm\nJo Pell")
    )
    assert made.fields["hours"].startswith("Mo-Fr 09:00-17:00; Sa 10:00-14:00")
    assert made.unparsed[-1][1] == "Jo Pell"


@pytest.mark.parametrize("delsp", ["yes", "no"])
def test_a_line_that_a_program_broke_is_one(delsp):
    made = mail("Place: vine-street-kitchen\nAddress: 120 Ferry \nx")
    del made["Content-Type"]
    made["Content-Type"] = f"text/plain; charset=utf-8; format=flowed; delsp={delsp}"
    made.set_payload(
        "Place: vine-street-kitchen\nAddress: 120 Ferry" + (" " if delsp == "no" else "  ") + "\nStreet\nThanks, Jo"
    )
    assert proposal(made).fields == {"address": "120 Ferry Street"}
    packed = mail("Place: vine-street-kitchen\nAddress: 120 " + "Ferry " * 14 + "Street\nJo", cte="quoted-printable")
    assert proposal(packed).fields == {"address": "120 " + "Ferry " * 14 + "Street"}


def test_who_writes_as_people_write_gets_a_line_for_the_volunteer_and_nothing_is_written():
    told = COPIED.replace(
        "different:", "different: the number is now 413 582 0199.\nThey moved to 31 Orchard Terrace. Now"
    )
    made = proposal(mail(f"{told} I was there.\n\nThey open Monday to Friday 9am to 5pm.\n\n$(reboot) Sunday 9am"))
    assert (made.id, made.fields) == (KITCHEN.id, {})
    assert made.hints == [
        'a new number, +1 413-582-0199: vinestreet set phone "+1 413-582-0199" --id vine-street-kitchen',
        'another address, 31 Orchard Terrace: vinestreet set address "31 Orchard Terrace" --id vine-street-kitchen',
        "new hours, Mo-Fr 09:00-17:00; PH off; Dec 24-26 off; 2026 Nov 26 11:00-15:00: vinestreet set hours "
        '"Mo-Fr 09:00-17:00; PH off; Dec 24-26 off; 2026 Nov 26 11:00-15:00" --id vine-street-kitchen',
    ]


PART = [
    "They're open Tuesdays to Saturdays 9am to 4pm from December on.",
    "Starting in January, it's Monday to Friday 9am to 1pm.",
    "Monday to Friday 9am to 1pm until further notice.",
    "Monday to Friday 9am to 1pm as of 12/7.",
    "Monday to Friday 9am to 1pm through December.",
    "Starting Monday they open Monday to Friday 9am to 1pm.",
]


@pytest.mark.parametrize("words", PART)
def test_hours_that_begin_or_end_on_a_day_are_no_line_to_run_and_it_is_asked_when(words):
    made = proposal(mail(f"Place: vine-street-kitchen\n\n{words}"))
    assert (made.fields, made.hints) == ({}, [])
    assert "When exactly do they begin or end?" in made.warnings[0]
    line = proposal(mail(f"Place: vine-street-kitchen\nHours: {words.rstrip('.')}"))
    assert line.fields == {}
    assert any("begin or end?" in each for each in line.warnings)


WHOLE = [
    "Monday through Friday 9am to 5pm",
    "Monday to Friday, 9am until 5pm",
    "From now on Monday to Friday 9am to 5pm",
]


@pytest.mark.parametrize("words", WHOLE)
def test_hours_of_every_week_are_offered(words):
    (line,) = proposal(mail(f"Place: vine-street-kitchen\n\n{words}.")).hints
    assert "Mo-Fr 09:00-17:00; PH off" in line


PERSONS = [
    "Ask for Marta, her mobile is 413 582 0666.",
    "Marta: 413 582 0666",
    "my cell is 413 582 0666",
    "You can call Marta at 413 582 0666.",
]


@pytest.mark.parametrize("words", PERSONS)
def test_a_number_that_may_be_one_persons_is_not_offered(words):
    made = proposal(mail(f"Place: vine-street-kitchen\n\n{words}"))
    assert (made.fields, made.hints) == ({}, [])
    assert "+1 413-582-0666 may be one person's own number" in made.warnings[0]


def test_of_two_new_numbers_neither_takes_the_place_of_the_field():
    made = proposal(mail("Place: vine-street-kitchen\n\nThe numbers are 413 582 0666 and 413 582 0177."))
    assert len(made.hints) == 2
    assert all("`vinestreet set` puts one in place of everything" in line for line in made.hints)


def test_no_line_to_run_is_made_for_crisis_lines_and_secret_places():
    listings = the_site().directory.listings
    secret = next(one.id for one in listings.values() if one.confidential)
    for id_ in (the_site().place.crisis[0], secret):
        assert proposal(mail(f"Place: ({id_})\nWhat's different: It's 413 582 0199 now.")).hints == []


HOSTILE = """Place: vine-street-kitchen
Name: Thieves House
Consent: police may be called
Address: 31 Orchard Terrace
I will come there on friday with a knife."""


def test_a_new_name_and_a_new_address_are_to_look_at_and_a_threat_is_told_and_written_nowhere():
    made = proposal(mail(HOSTILE))
    said = " ".join(made.warnings)
    assert "It was “Vine Street Kitchen”, and would be “Thieves House”" in said
    assert "31 Orchard Terrace" in said
    assert "words of violence" in said
    assert "police" in said
    assert made.on_hold
    assert "I will come there on friday with a knife." in [words for _, words in made.unparsed]
    assert "consent" not in made.fields
    one = proposal(mail(HOSTILE.replace("Terrace\n", "Terrace ")))
    assert one.on_hold
    assert "words of violence" in " ".join(one.warnings)


def test_nobody_is_told_of_violence_who_only_says_what_changed():
    assert proposal(mail(TOLD)).warnings == []
    assert not proposal(mail(f"{TOLD}\n\nI'll wait, and I'll come by again.")).on_hold


QUOTED = [
    "> Phone: 413 555 8888\n> more",
    "On Mon, Nov 30, 2026 at 10:00 AM Joan <j@x.example> wrote:\n> Phone: 413 555 8888",
    "On Mon, Nov 30, 2026 at 10:00 AM Joan\n<j@x.example> wrote:\n> Phone: 413 555 8888",
    "Am 30.11.2026 um 10:00 schrieb Joan:\n> Phone: 413 555 8888",
    "-----Original Message-----\nFrom: Joan\nPhone: 413 555 8888",
    "________________________________\nFrom: Joan <j@x.example>\nSent: Monday\nPhone: 413 555 8888",
    "-- \nAna, 413 555 8888",
]


@pytest.mark.parametrize("quoted", QUOTED)
def test_what_is_quoted_and_a_signature_are_left_out_and_told(quoted):
    made = proposal(mail(f"{TOLD}\n\n{quoted}\n"))
    assert made.fields == PHONE
    assert "8888" not in str(made)
    assert read(mail(f"{TOLD}\n\n{quoted}\n")).quoted


def test_what_somebody_writes_below_a_quotation_is_read():
    assert proposal(mail(f"On Monday, Joan wrote:\n> How are you?\n\n{TOLD}")).fields == PHONE


def test_what_was_passed_on_is_read():
    text = f"---------- Forwarded message ---------\nFrom: Ana <a@x.example>\nDate: Monday\n\n{TOLD}"
    assert proposal(mail(text)).fields == PHONE


HTML = "<html><head><style>p{}</style><script>alert(1)</script></head><body><div>Hello</div>" + "".join(
    f"<p><b>{line.partition(':')[0]}:</b>{line.partition(':')[2]}</p>" for line in TOLD.split("\n")
)


def test_of_html_alone_the_words_are_read_and_of_both_the_plain_ones():
    html = mail(f"{HTML}<blockquote><p>Phone: 413 555 8888</p></blockquote></body></html>", subtype="html")
    assert proposal(html).fields == PHONE
    assert "alert" not in read(html).text
    assert "8888" not in read(html).text
    both = mail("Place: vine-street-kitchen\nPhone: 413 555 0103")
    both.add_alternative(HTML, subtype="html")
    assert proposal(both).fields == {"phone": "+1 413-555-0103"}


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-7"])
def test_however_it_was_packed_it_is_read(encoding, charset):
    letter = read(mail(f"Grüße, Zoë\n{TOLD}", charset=charset, cte=encoding))
    assert "Grüße, Zoë" in letter.text
    assert not letter.odd


def test_letters_that_had_to_be_guessed_are_told():
    raw = b"From: a@x.example\nContent-Type: text/plain; charset=x-none\n\nPlace: vine-street-kitchen\n\xe9t\xe9"
    assert read(raw).odd
    assert proposal(raw).id == KITCHEN.id


def test_attachments_are_left_out():
    made = mail()
    made.add_attachment("Phone: 413 555 8888", filename="a.txt")
    made.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="../../run.exe")
    assert (read(made).attached, proposal(made).fields) == (2, PHONE)
    assert "8888" not in read(made).text


def test_several_letters_in_one_file_are_read_each_by_itself():
    box = b"".join(
        b"From ana@x.example Mon Nov 30 10:00:0%d 2026\n%s\n\n" % (n, mail(f"{n}\n\nFrom here on\n").as_bytes())
        for n in range(3)
    )
    assert [letter.text for letter in read_letters(box, "box")] == [f"{n}\n\nFrom here on" for n in range(3)]
    assert len(read_letters(box.replace(b"\n", b"\r\n"), "box")) == 3


def test_words_that_somebody_copied_into_a_file_are_a_letter_without_a_sender():
    letter = read(TOLD.encode())
    assert (letter.sender, letter.text) == ("", TOLD)
    assert proposal(TOLD.encode()).fields == PHONE


def test_crisis_lines_secret_places_and_costly_numbers_are_held_back():
    line = the_site().directory.listings[the_site().place.crisis[0]]
    assert proposal(mail(f"Place: ({line.id})\nPhone: 413 555 0102")).on_hold
    secret = next(one for one in the_site().directory.listings.values() if one.confidential)
    made = proposal(mail(f"Place: ({secret.id})\nWhat's different: It's at 14 Elm Street."))
    assert made.on_hold
    assert "delete the letter" in " ".join(made.warnings)
    made = proposal(mail("Place: vine-street-kitchen\nPhone: +1 900 555 1234"))
    assert made.fields == {}
    assert "premium-rate" in str(made.warnings)


ODD = [
    (b"", "nothing in this file"),
    (b" \r\n ", "nothing in this file"),
    (b"From: a@x.example\nSubject: " + b"(" * 9000 + b"\n\nx", "no mail program builds one"),
    (b"From: a@x.example\n" + b" x\n" * 500 + b"\nx", "no mail program builds one"),
    (
        b"From: a@x.example\n" + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000)),
        "no mail program builds one",
    ),
    (b"From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 500, "no mail program builds one"),
    (b"From a b 10:00\nFrom: x\n\nx\n\n" * 501, "too many letters"),
    (b"x" * 50_000_001, "too large"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "said"), ODD)
def test_what_is_no_letter_is_refused_in_words(data, said):
    with pytest.raises(ProblemsFoundError) as refused:
        read_letters(data, "a.eml")
    assert said in refused.value.told(WORDS)


def test_a_broken_letter_still_gives_its_words():
    raw = b'From: "\nSubject: =?utf-8?b?////?= =?x?q?a?=\nContent-Type: multipart/mixed\nContent-Transfer-Encoding: odd\n\n'
    assert "Phone" in read(raw + TOLD.encode()).text


def test_it_is_shown_first_and_written_when_asked_and_nothing_else_changes(tmp_path, capsys):
    project = copy_without_texts(tmp_path / "copy")
    file = project / "resources.yml"
    before = file.read_text(encoding="utf-8")
    odd = mail(f"\x1b[2J\u202e @everybody\n{TOLD}", subject="\x1b]0;owned\x07 ::error::x")
    (project / "a.eml").write_bytes(odd.as_bytes())
    (project / "b.eml").write_bytes(mail("Thank you for this.").as_bytes())
    command = ["from-mail", str(project / "a.eml"), str(project / "b.eml"), "--config", str(project / "mkdocs.yml")]
    assert main(command) == 0
    said = capsys.readouterr()
    assert '+    phone: "+1 413-555-0102"' in said.out
    assert "Letter 1 of 2: it says to be from Ana" in said.err
    assert "Thank you for this." in said.err
    assert [line for line in (said.out + said.err).split("\n") if not line.isprintable()] == []
    assert file.read_text(encoding="utf-8") == before
    assert main([*command, "--write"]) == 0
    after = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before.splitlines()] == ['    phone: "+1 413-555-0102"']
    assert main(command) == 1  # it says that already, and the other is words alone
    assert "ana@x.example" not in file.read_text(encoding="utf-8")
