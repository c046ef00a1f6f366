"""What programs call: variables, numbers, labels, dates and names of one rendering.

The interpreter and the compiled programs share these; neither holds rules of its own. Each function returns
marked text without the node's dress, nothing where there is nothing to print, and notes what it printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from provcite.csl.context import POSITION_WORDS, Context, Position
from provcite.csl.dates import DateValue, render_date, sort_text
from provcite.csl.dress import dress
from provcite.csl.ir import Date, Label, NameLabel, Names, Test, Words
from provcite.csl.items import Item
from provcite.csl.locales import Locale
from provcite.csl.lower import EDITOR_TRANSLATOR
from provcite.csl.marks import NUMBER_END, NUMBER_START, SUFFIX_END, SUFFIX_START, strip_marks
from provcite.csl.namelists import PLAIN_STATE, render_names, shown_names
from provcite.csl.numbers import is_more_than_one, is_numeric, is_several, render_number
from provcite.csl.persons import PersonName
from provcite.csl.vocab import NUMBERS

# Variables that belong to the cite, not to the item.
CITE_VARIABLES = frozenset({"locator", "citation-number", "year-suffix", "first-reference-note-number"})
_COUNTS = frozenset({"number-of-pages", "number-of-volumes"})
_LONGEST_NUMBER = 12


def cite_variable(cx: Context, name: str) -> str:
    """Return a variable of the cite, without marks."""
    match name:
        case "locator":
            return cx.locator
        case "citation-number":
            return cx.citation_number
        case "year-suffix":
            return cx.disambiguation.year_suffix
        case _:
            return cx.first_note


def has_variable(cx: Context, name: str) -> bool:
    """Tell whether a variable has a value; what a substitute used up still counts."""
    return bool(cite_variable(cx, name)) if name in CITE_VARIABLES else cx.item.has(name)


def variable(cx: Context, name: str, short: str) -> str:
    """Return a standard variable."""
    if name in CITE_VARIABLES:
        return _cite_text(cx, name)
    if name in cx.suppressed:
        return ""
    if name == "citation-label":
        return _citation_label(cx)
    text = (cx.item.text(short) if short else "") or cx.item.text(name)
    if text:
        cx.used.append(name)
        if cx.sorting and name in NUMBERS:
            return sortable_number(text)
    return text


def _citation_label(cx: Context) -> str:
    """Return the item's label, or one made of its names and year, with the year-suffix.

    Source: CSL 1.0.2, appendix IV (citation-label); how a label is made is left to the processor.
    """
    text = cx.item.text("citation-label") or made_label(cx.item)
    if text:
        cx.used.append("citation-label")
    suffix = cx.disambiguation.year_suffix
    if not text or not suffix or cx.suffix_done or cx.sorting:
        return text
    cx.suffix_done = True
    return f"{text}{SUFFIX_START}{suffix}{SUFFIX_END}"


# How many letters of each name make a label, by the number of names.
_LABEL_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}


def made_label(item: Item) -> str:
    """Return a label made of an item's names and year, such as BrCh98."""
    people = item.names("author") or item.names("editor") or item.names("translator")
    letters = _LABEL_LETTERS.get(len(people), (1, 1, 1, 1))
    text = ""
    for person, count in zip(people, letters, strict=False):
        words = strip_marks(person.family or person.literal).split()
        name = next((word for word in words if not word[:1].islower()), words[-1] if words else "")
        text += name[:count]
    issued = item.date("issued")
    return f"{text}{abs(issued.start[0]) % 100:02}" if issued and issued.start[0] else text


def _cite_text(cx: Context, name: str) -> str:
    text = cite_variable(cx, name)
    if not text or name in cx.suppressed:
        return ""
    cx.used.append(name)
    if cx.sorting:
        return sortable_number(text)
    if name == "citation-number":
        return f"{NUMBER_START}{text}{NUMBER_END}"
    if name == "year-suffix":
        cx.suffix_done = True
        return f"{SUFFIX_START}{text}{SUFFIX_END}"
    return text


def sortable_number(text: str) -> str:
    """Return *text* with its first number padded, so that it sorts as a number."""
    stripped = text.strip()
    digits = 0
    while digits < len(stripped) and stripped[digits].isdecimal():
        digits += 1
    return stripped.rjust(len(stripped) + max(0, _LONGEST_NUMBER - digits), "0") if digits else text


def number(cx: Context, name: str, form: str, gender: str, locale: Locale) -> str:
    """Return a number variable in a form."""
    if name in cx.suppressed:
        return ""
    if name in CITE_VARIABLES:
        value = cite_variable(cx, name)
        if not value:
            return ""
        cx.used.append(name)
        if cx.sorting:
            return sortable_number(value)
        text = render_number(value, form, locale, gender) if name != "locator" or form != "numeric" else value
        return f"{NUMBER_START}{text}{NUMBER_END}" if name == "citation-number" else text
    text = cx.item.number(name, form, gender)
    if not text:
        return ""
    cx.used.append(name)
    return sortable_number(cx.item.values.get(name, "")) if cx.sorting and cx.item.is_numeric(name) else text


def label(cx: Context, node: Label) -> str:
    """Return the label of a number variable that has a value."""
    name = node.name
    if name == "locator":
        value, words = cx.locator, node.words.get(cx.label)
    else:
        value = cite_variable(cx, name) if name in CITE_VARIABLES else cx.item.values.get(name, "")
        words = node.words.get(name)
    if not value or words is None or (name in cx.suppressed) or cx.sorting:
        return ""
    return choose_word(words, node.plural, is_plural(name, value))


def is_plural(name: str, value: str) -> bool:
    """Tell whether the label of *value* is in the plural."""
    return is_more_than_one(value) if name in _COUNTS else is_several(value)


def choose_word(words: Words, plural: str, several: bool) -> str:
    """Return the singular or the plural."""
    if plural == "contextual":
        return words.multiple if several else words.single
    return words.multiple if plural == "always" else words.single


def date(cx: Context, node: Date, locale: Locale, *, with_suffix: bool) -> str:
    """Return a date variable; the year-suffix follows the first year of a cite."""
    name = node.name
    if name in cx.suppressed:
        return ""
    value = cx.item.date(name)
    if value is None or (cx.ambiguous and name == "accessed"):
        # When somebody looked does not tell one item from another.
        return ""
    if value.literal:
        text = value.literal
    elif cx.sorting:
        text = sort_text(value, [part.name for part in node.parts])
    else:
        suffix = ""
        if (
            with_suffix
            and not cx.suffix_done
            and cx.disambiguation.year_suffix
            and not _is_passed_over(cx, name)
        ):
            suffix = cx.disambiguation.year_suffix
        if suffix:
            text = render_date(value, node, locale, suffix)
            cx.suffix_done = SUFFIX_START in text
        else:
            text = _kept_date(cx, value, node, locale)
    if text:
        cx.used.append(name)
    return text


def _kept_date(cx: Context, value: DateValue, node: Date, locale: Locale) -> str:
    """Return a date without year-suffix, kept with the item once rendered."""
    key = (id(node),)
    found = cx.item.kept.get(key)
    if not isinstance(found, str):
        found = cx.item.kept[key] = render_date(value, node, locale, "")
    return found


def _is_passed_over(cx: Context, name: str) -> bool:
    """Tell whether the year-suffix waits for another date than this one."""
    return name == "accessed" and cx.item.date("issued") is not None


def holds(cx: Context, test: Test) -> bool:
    """Tell whether one test of a condition holds.

    Source: CSL 1.0.2 §Choose.
    """
    word = test.word
    match test.kind:
        case "type":
            return cx.item.type == word or (" " in word and cx.item.type in word.split())
        case "variable":
            return has_variable(cx, word)
        case "is-numeric":
            if word in CITE_VARIABLES:
                return is_numeric(cite_variable(cx, word))
            return cx.item.is_numeric(word)
        case "is-uncertain-date":
            value = cx.item.date(word)
            return value is not None and value.circa
        case "locator":
            return bool(cx.locator) and cx.label == word
        case "position":
            return not cx.bibliography and not cx.sorting and bool(cx.position & POSITION_WORDS[word])
        case _:
            cx.conditions += 1
            return cx.conditions <= cx.disambiguation.conditions


def matches(cx: Context, match: str, tests: Sequence[Test]) -> bool:
    """Tell whether a condition holds; one without tests does."""
    # Loops and not generators: this is where an interpreted style spends its time.
    if match == "all":
        for test in tests:  # noqa: SIM110 - a generator here costs an interpreted style a tenth of its time
            if not holds(cx, test):
                return False
        return True
    wanted = match == "any"
    for test in tests:
        if holds(cx, test):
            return wanted
    return not wanted


def names(cx: Context, node: Names, variables: Sequence[str]) -> str:
    """Return the names of *variables*, which are those of *node* that have a value, with their labels.

    Source: CSL 1.0.2 §Names.
    """
    is_first = not cx.names_done
    cx.names_done = True
    if is_first and cx.hide_names and not cx.bibliography:
        cx.used.extend(variables)
        return ""
    if node.name.form == "count":
        cx.used.extend(variables)
        return str(sum(_shown_count(cx, node, name) for name in variables))
    cx.used.extend(variables)
    if is_first:
        cx.people = tuple([cx.item.names(name) for name in variables])
    merged = _merged_role(cx, node, variables)
    shown = variables[:1] if merged else variables
    texts = [_one_variable(cx, node, name, merged or name, is_first=is_first) for name in shown]
    return node.delimiter.join(text for text in texts if text)


def note_first(cx: Context, text: str, *, is_variable: bool) -> str:
    """Note the text of the first names, or of what stands in for them, and return what to print."""
    cx.names_done = True
    cx.names_text = text
    if is_variable:
        cx.name_groups.append([text])
        if cx.substituted is not None:
            return cx.substituted[1]
    return text


def _shown_count(cx: Context, node: Names, name: str) -> int:
    state = cx.disambiguation.names.get(name, PLAIN_STATE)
    return shown_names(
        len(cx.item.names(name)), node.name, state.at_least, subsequent=_is_subsequent(cx)
    ).first


def _is_subsequent(cx: Context) -> bool:
    return not cx.bibliography and bool(cx.position & Position.SUBSEQUENT)


def _merged_role(cx: Context, node: Names, variables: Sequence[str]) -> str:
    """Return `editortranslator` where editors and translators are the same people and the term is there."""
    if len(variables) != 2 or set(variables) != {"editor", "translator"}:
        return ""
    words = node.label.words[EDITOR_TRANSLATOR] if node.label else None
    if words is None or not words.single or cx.item.names("editor") != cx.item.names("translator"):
        return ""
    return EDITOR_TRANSLATOR


def _one_variable(cx: Context, node: Names, name: str, role: str, *, is_first: bool) -> str:
    people = cx.item.names(name)
    state = cx.disambiguation.names.get(name, PLAIN_STATE)
    subsequent = _is_subsequent(cx)
    cx.ambiguity.append((name, node.name))
    if state is PLAIN_STATE:
        if not is_first:
            return _kept_names(cx, node, name, role, subsequent=subsequent)
        texts, whole = _kept_list(cx, node, name, subsequent=subsequent)
    else:
        texts, whole = render_names(people, node.name, state, subsequent=subsequent)
    if is_first:
        cx.name_groups.append(texts)
        if cx.substituted is not None:
            whole = _substituted(cx.substituted, texts, whole, people, node)
    if node.label is None or cx.sorting:
        return whole
    return _labelled(whole, node.label, role, len(people) > 1)


def _kept_list(cx: Context, node: Names, name: str, *, subsequent: bool) -> tuple[list[str], str]:
    """Return the first names in the state of most cites, each and all, kept with the item."""
    key = (id(node), name, subsequent, "list")
    found = cx.item.kept.get(key)
    if found is None:
        found = cx.item.kept[key] = render_names(
            cx.item.names(name), node.name, PLAIN_STATE, subsequent=subsequent
        )
    return found  # type: ignore[return-value]  # what was kept under this key


def _kept_names(cx: Context, node: Names, name: str, role: str, *, subsequent: bool) -> str:
    """Return names in the state of most cites, kept with the item once rendered."""
    key = (id(node), name, subsequent)
    found = cx.item.kept.get(key)
    if not isinstance(found, str):
        people = cx.item.names(name)
        _, found = render_names(people, node.name, PLAIN_STATE, subsequent=subsequent)
        if node.label is not None and not cx.sorting:
            found = _labelled(found, node.label, role, len(people) > 1)
        cx.item.kept[key] = found
    return found


def _labelled(whole: str, spec: NameLabel, role: str, several: bool) -> str:
    words = spec.words.get(role)
    word = dress(choose_word(words, spec.plural, several), spec.look) if words else ""
    return f"{word}{whole}" if spec.before else f"{whole}{word}"


def _substituted(
    how: tuple[int, str, str], texts: Sequence[str], whole: str, people: Sequence[PersonName], node: Names
) -> str:
    """Return a list of names with what the entry before had too replaced.

    Source: CSL 1.0.2 §Reference Grouping (subsequent-author-substitute-rule).
    """
    count, sign, rule = how
    if rule == "complete-all":
        return sign
    out = whole
    for text in texts[:count]:
        out = out.replace(text, sign, 1) if text else out
    return out


def words_of(mapping: Mapping[str, Words], name: str) -> Words:
    """Return the words of *name*, empty where there are none."""
    return mapping.get(name, Words("", ""))
