"""What categories of other directories mean: by our list of names, by words in them, by the needs of a town."""

from pathlib import Path

import pytest
import yaml

from tests.directory.the_site import the_site
from vinestreet.directory.model import Need
from vinestreet.exchange.facts import categories
from vinestreet.exchange.facts.categories import CategoryNames, folded_name

NAMES = CategoryNames(the_site().directory.needs, the_site().phrases)

# From a list of a hundred categories that went wrong by substrings; by the needs they mean, the last group by none.
MEANT = {
    "substance-use": [
        "Substance Abuse Services",
        "Drug Abuse",
        "Alcohol Abuse Treatment",
        "Addiction Services",
        "Needle Exchange",
        "Naloxone",
        "Detox",
    ],
    "safety-at-home": ["Elder Abuse", "Domestic Violence", "Sexual Assault", "Human Trafficking"],
    "talk": ["Counseling", "Mental Health"],
    "transport": ["Transportation", "Bus Passes"],
    "health": [
        "Healthcare",
        "Health Care",
        "Dental",
        "Prenatal",
        "HIV Testing",
        "Hospitals",
        "Home Health Care",
        "Eyeglasses",
        "Medication",
        "Medicaid",
    ],
    "wash": ["Clothing", "Clothing & Personal Items", "Showers", "Laundry", "Haircuts", "Restrooms"],
    "food": ["Food Pantries", "Soup Kitchen", "WIC"],
    "food money": ["SNAP"],
    "money": ["Utility Assistance", "Taxes", "Financial Assistance", "Banking"],
    "housing": [
        "Rent Assistance",
        "Eviction Prevention",
        "Transitional Housing",
        "Housing",
        "Furniture",
        "Home Repair",
    ],
    "rights": ["Legal Aid", "Immigration"],
    "work-learning": [
        "Employment",
        "Job Training",
        "Education",
        "GED",
        "Computer Classes",
        "English Classes",
    ],
    "young": ["Youth", "Runaway Youth"],
    "lgbtq": ["LGBTQ"],
    "crisis": ["Crisis Hotline", "Suicide Prevention"],
    "shelter": ["Emergency Shelter", "Warming Center", "Cooling Center"],
    "groups": ["Support Groups"],
    "grief": ["Grief Support", "Funeral Assistance"],
    "papers": ["Birth Certificates", "ID Cards", "Mail Service"],
    "phone-internet": ["Free Wi-Fi", "Phones", "Internet"],
    "families": ["Diapers", "Childcare", "Parenting", "Prison Families"],
    "ward": ["Psychiatric Hospital"],
    "": [
        "Volunteering",
        "Child Abuse Prevention",
        "Disability Services",
        "Disability General",
        "Recovery",
        "Emergency Assistance",
        "Libraries",
        "Senior Services",
        "Older Adults",
        "Veterans",
        "Hotlines",
        "Animal Shelter",
        "Pet Food",
        "Bomb Shelter",
        "Reentry",
        "Storage",
        "Refugee Services",
        "Foster Care",
        "Adoption",
        "Blood Bank",
        "Recreation",
        "Arts",
        "Faith",
        "Information & Referral",
        "Disaster Relief",
        "Fire Safety",
        "Nursing Home",
        "Insurance",
    ],
}


@pytest.mark.parametrize(("name", "needs"), [(name, needs) for needs, names in MEANT.items() for name in names])
def test_each_category_means_what_it_says_or_nothing(name, needs):
    assert " ".join(NAMES.meaning(name).needs) == needs


# How a name is written; the needs, and why.
WRITTEN = [
    ("food", "food", "label"),
    ("Something to Eat", "food", "label"),
    ("FOOD PANTRIES", "food", "listed"),
    ("Free Food Services", "food", "listed"),
    ("Other Medical Services for Adults", "health", "listed"),
    ("Temporary Shelter for Women", "shelter", "listed"),
    ("Training for Staff", "", ""),
    ("Shelters & Housing", "shelter housing", "listed"),
    ("Housing: Rental Assistance", "housing", "listed"),
    ("Lesbian/Transgender", "lgbtq", "words"),
    ("Banco de alimentos", "food", "listed"),
    ("Hébergement d'urgence", "shelter", "listed"),
    ("Häusliche Gewalt", "safety-at-home", "listed"),
    ("Domestic Violence Shelters for Men", "safety-at-home", "listed"),
    ("Alcohol Detoxification", "substance-use", "words"),
    # one word of them is not about people, or about something else
    ("Animal Shelters & Pet Pantries", "", ""),
    ("Volunteer at a Food Bank", "", ""),
    ("Domestic Violence Offender Programs", "", ""),
    ("Employment Law Attorney Licensing", "", ""),
    ("Shelters, Clinics, Lawyers, Transit and Meals", "", ""),
    ("", "", ""),
    ("food " * 50, "", ""),
]


@pytest.mark.parametrize(("name", "needs", "why"), WRITTEN)
def test_why_a_category_means_it(name, needs, why):
    found = NAMES.meaning(name)
    assert (" ".join(found.needs), found.why) == (needs, why)


def test_needs_that_a_town_does_not_have_are_not_proposed_and_its_own_count_by_their_names():
    needs = {
        "food": Need(id="food", label="Meals", icon="bowl"),
        "pets": Need(id="pets", label="Dogs and cats", icon="bowl"),
    }
    town = CategoryNames(needs, {"food": ("vet",), "pets": ("pet food", "vet")})
    assert [town.meaning(name).needs for name in ("SNAP", "Housing", "Pets", "Dogs & Cats", "Pet food", "Vet")] == [
        ("food",), (), ("pets",), ("pets",), ("pets",), ("pets",)
    ]  # fmt: skip


def test_the_data_knows_our_needs_alone_and_no_name_means_something_and_nothing():
    data = yaml.safe_load(Path(categories.__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    ours = set(the_site().directory.needs)
    assert set(data["names"]) == set(data["words"]) == ours
    nothing = {folded_name(str(name)) for name in data["none"]}
    named = {folded_name(str(name)) for names in data["names"].values() for name in names}
    assert sorted(named & nothing) == []
