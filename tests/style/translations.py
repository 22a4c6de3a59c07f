#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of the desktop is there in Russian, none is left to a translator, and what counts has its plurals in both
languages: English, too, for one is not many."""

import pathlib
import sys
import xml.etree.ElementTree

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "translations"
FORMS = {"ru": 3, "en": 2}  # of a number


def messages(language):
    """Each text with its context: whether it counts, and its translations."""
    for context in xml.etree.ElementTree.parse(FOLDER / f"callboard_{language}.ts").getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            counts = message.get("numerus") == "yes"
            forms = [form.text or "" for form in translation.iter("numerusform")] if counts else [translation.text or ""]
            yield (context.findtext("name"), message.findtext("source")), counts, translation.get("type"), forms


def main():
    breaches, counted = [], {}
    for language, number in FORMS.items():
        counted[language] = set()
        for name, counts, kind, forms in messages(language):
            if kind is not None:
                breaches.append(f"{language}: {name}: {kind}")
            if not all(forms) or (counts and len(forms) != number):
                breaches.append(f"{language}: {name}: a form lacks")
            if counts:
                counted[language].add(name)
    breaches += [f"{name}: its plurals are not in both languages" for name in counted["ru"] ^ counted["en"]]
    print("\n".join(breaches) or f"{len(counted['ru'])} texts that count, in both languages")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
