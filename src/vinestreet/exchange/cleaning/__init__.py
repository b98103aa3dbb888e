"""Cleaning of single cells: what stands in them as values of our fields, and the words that were not understood.

What is not understood is given back beside what is, so that no word is lost, and nothing is guessed.
"""

from vinestreet.exchange.cleaning.dates_and_languages import date_in, language_in, languages_in
from vinestreet.exchange.cleaning.phones import phones_in
from vinestreet.exchange.cleaning.plain import plain, sentences
from vinestreet.exchange.cleaning.web import emails_in, websites_in

__all__ = ["date_in", "emails_in", "language_in", "languages_in", "phones_in", "plain", "sentences", "websites_in"]
