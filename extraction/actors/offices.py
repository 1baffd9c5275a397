"""Who held which office on a date, from the tables: the index behind "the holder on the event's date"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date as date_type

from data.knowledge import Knowledge
from data.knowledge.actors import OfficeRow, PersonRow, TenureRow


def covers(tenure: TenureRow, date: str) -> bool:
    """Whether a tenure includes an ISO date or prefix, both bounds included. A bound that the table leaves unknown
    includes nothing beyond its own year, unless the office is known to be still held."""
    length = len(date)
    if tenure.from_ is not None and tenure.from_[:length] > date[: len(tenure.from_)]:
        return False
    if tenure.until is not None:
        return tenure.until[:length] >= date[: len(tenure.until)] and (tenure.from_ is not None or tenure.until[:4] == date[:4])
    return tenure.open or (tenure.from_ is not None and tenure.from_[:4] == date[:4])


def date_of(prefix: str) -> date_type:
    """The first day of an ISO prefix."""
    return date_type(*(int(part) for part in (*prefix.split("-"), "1", "1")[:3]))


def _bounds(tenure: TenureRow) -> tuple[str, ...]:
    return tuple(bound for bound in (tenure.from_, tenure.until) if bound is not None)


class Offices:
    """Built once from the tables; answers are rows."""

    __slots__ = ("_by_office", "_by_person", "_by_role", "_offices", "persons")

    def __init__(self, knowledge: Knowledge) -> None:
        self.persons: dict[str, PersonRow] = {person.id: person for person in knowledge.persons}
        self._offices: dict[str, OfficeRow] = {office.id: office for office in knowledge.offices}
        self._by_office: dict[str, list[TenureRow]] = defaultdict(list)
        self._by_person: dict[str, list[TenureRow]] = defaultdict(list)
        self._by_role: dict[tuple[str, str | None], list[OfficeRow]] = defaultdict(list)
        for tenure in knowledge.tenures:
            self._by_office[tenure.office].append(tenure)
            self._by_person[tenure.person].append(tenure)
        for office in knowledge.offices:
            self._by_role[office.role, office.country].append(office)

    def holders(self, office: OfficeRow, date: str) -> tuple[PersonRow, ...]:
        """The persons who held an office on a date."""
        found = [tenure.person for tenure in self._by_office.get(office.id, ()) if covers(tenure, date)]
        return tuple(self.persons[person] for person in dict.fromkeys(found))

    def holders_then(self, office: OfficeRow, date: str) -> tuple[PersonRow, ...]:
        """As `holders`; on the day on which an office of one holder changes hands, only the one who took it."""
        found = self.holders(office, date)
        if not office.single or len(found) < 2:
            return found
        left = {tenure.person for tenure in self._by_office[office.id] if covers(tenure, date) and tenure.until == date}
        return tuple(person for person in found if person.id not in left) or found

    def near(self, person: str, office: OfficeRow, date: str, days: int) -> bool:
        """Whether a person held an office on a date or within some days of it."""
        anchor = date_of(date)
        return any(
            tenure.office == office.id and (covers(tenure, date) or any(abs((date_of(bound) - anchor).days) <= days for bound in _bounds(tenure)))
            for tenure in self._by_person.get(person, ())
        )

    def offices_of(self, person: str, date: str | None) -> tuple[OfficeRow, ...]:
        """The offices that a person held on a date, the highest first; none without a date."""
        if date is None:
            return ()
        held = [self._offices[tenure.office] for tenure in self._by_person.get(person, ()) if covers(tenure, date)]
        return tuple(sorted(held, key=lambda office: (office.rank, office.id)))

    def offices_ever(self, person: str) -> tuple[OfficeRow, ...]:
        """Every office that the tables know of a person."""
        return tuple(self._offices[tenure.office] for tenure in self._by_person.get(person, ()))

    def of_role(self, role: str, country: str | None) -> tuple[OfficeRow, ...]:
        """The offices of one role in a country."""
        return tuple(self._by_role.get((role, country), ()))

    def best(self, persons: Iterable[PersonRow], date: str | None) -> PersonRow | None:
        """Of persons who share a name, the one whose office on the date is clearly the highest; None where none is."""
        ranked = sorted(((offices[0].rank if (offices := self.offices_of(person.id, date)) else 99), person.id) for person in persons)
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]) or (len(ranked) > 1 and ranked[0][0] == 99):
            return None
        return self.persons[ranked[0][1]]

    def about(self, person: str) -> frozenset[str]:
        """The countries that any office of a person concerns by its title."""
        return frozenset(code for tenure in self._by_person.get(person, ()) for code in self._offices[tenure.office].about)
