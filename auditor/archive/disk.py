"""An archive on disk: wire copy and peers by the million, searched by many processes while one adds.

A folder with ``archive.json`` (the format's version), ``dictionary`` (of the compression, once there are
articles to learn it from) and ``index``, a tantivy index of whole articles with their texts. What a
commit wrote stays, whatever happens to the process afterwards; readers see it at their next search.
"""

from __future__ import annotations

import datetime as dt
import math
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from time import monotonic
from typing import Self

import tantivy

from auditor.archive.chance import LARGE, Chance
from auditor.archive.folder import (
    FORMAT,
    mark,
    reading,
    refuse_other_formats,
    size,
    write_whole,
    writing,
)
from auditor.archive.interface import DAYS, ArchiveError
from auditor.archive.packing import SAMPLES, Packer, learn, read
from auditor.archive.terms import analyzer, digest, encodable, terms_and_key
from auditor.model import Source

__all__ = ["FORMAT", "Added", "ArchiveError", "ArchiveInfo", "DiskArchive"]

_DICTIONARY = "dictionary"
_INDEX = "index"

_BATCH = 50_000
"""Articles between two commits: each makes a segment, and few segments make searches fast."""
_SECONDS = 30.0
"""Seconds after which a batch is committed though it is not full: what a kill may cost."""
_HEAP = 100_000_000
"""Bytes that the indexing thread may hold before it writes a segment."""

_QUERY_TERMS = 60
"""Rarest terms of a query that are looked up. On a million articles they find a heavily rewritten source
as surely as all terms do, at a fraction of the cost."""
_POSTINGS = 30_000
"""Articles that these terms may stand in, counted term by term: what bounds the time of a search. A short
text has few rare words, and its fortieth may be in every other article."""
_SURE_TERMS = 3
"""Terms that are looked up whatever they cost."""
_KNOWN_TERMS = 50_000
"""Terms whose frequency is kept from one search to the next: the common ones come back in every text."""


@dataclass(frozen=True, slots=True)
class Added:
    """What `DiskArchive.add` did, in articles."""

    added: int
    replaced: int
    """Articles whose id was there with another text or other metadata."""
    unchanged: int
    """Articles that were there as they are."""


@dataclass(frozen=True, slots=True)
class ArchiveInfo:
    """What is in an archive."""

    format: int
    articles: int
    bytes: int
    """Size of the folder's files."""
    oldest: dt.date | None
    """Of the articles that have a date."""
    newest: dt.date | None
    agencies: Mapping[str, int]
    """Articles by agency, the most frequent first; those without an agency are left out."""


class DiskArchive:
    """The archive of a folder; made by `create` or `open`. Travels to other processes as its path.

    Any number of processes may search it while one adds or removes. All of them must run under one
    account: tantivy makes its files readable for their owner only.
    """

    def __init__(self, path: Path, index: tantivy.Index) -> None:
        self.path = path
        self._index = index
        self._schema = index.schema
        self._analyzer = analyzer()
        index.register_tokenizer("words", self._analyzer)
        index.config_reader("manual")
        self._packer = Packer()
        self._has_dictionary = False
        self._stamp: tuple[int, ...] = ()
        self._holders: dict[str, int] = {}

    def __reduce__(self) -> tuple[Callable[[Path], DiskArchive], tuple[Path]]:
        return DiskArchive.open, (self.path,)

    @classmethod
    def create(cls, path: Path) -> Self:
        """Makes an empty archive in a folder, which is made as well if need be.

        Raises:
            ArchiveError: The folder holds something already, or cannot be written.
        """
        with writing(path):
            path.mkdir(parents=True, exist_ok=True)
            # An index without the mark of the format is what an interrupted `create` left.
            if {entry.name for entry in path.iterdir()} - {_INDEX}:
                raise ArchiveError(f"{path}: is not empty: name a new folder for the archive")
            (path / _INDEX).mkdir(exist_ok=True)
            tantivy.Index(_schema(), str(path / _INDEX))
            mark(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Opens the archive of a folder.

        Raises:
            ArchiveError: There is none, it is damaged, or its format is newer than `FORMAT`.
        """
        refuse_other_formats(path)
        with reading(path):
            archive = cls(path, tantivy.Index.open(str(path / _INDEX)))
            archive._searcher()
        return archive

    def __len__(self) -> int:
        """Articles as of the last commit."""
        with reading(self.path):
            return self._searcher().num_docs

    def search(
        self,
        text: str,
        *,
        limit: int = 10,
        exclude: Collection[str] = (),
        around: dt.date | None = None,
        days: int = DAYS,
        copies: bool = False,
    ) -> list[Source]:
        """The stored texts most like ``text``, best first (see `Archive.search`), by BM25.

        Those that a large archive finds by chance (`auditor.archive.chance`) are left out, unless ``copies``
        asks for all.

        Args:
            text: The text to find sources for.
            limit: How many to return at most.
            exclude: Ids to leave out.
            around: The date of the text. Stored texts of a date more than ``days`` days before or after
                it are left out; those without a date stay.
            days: Half the width of that window.
            copies: Whether texts that differ in white space, case and typography only are found too.

        Raises:
            ArchiveError: The archive is damaged or gone.
        """
        if limit <= 0:
            return []
        terms, key = terms_and_key(text)
        with reading(self.path):
            searcher = self._searcher()
            query, most = self._query(searcher, terms, around, days)
            if query is None:
                return []
            chance = Chance(text, most) if searcher.num_docs >= LARGE and not copies else None
            # What is to be left out is among the best hits if it is there at all.
            wanted = limit + min(len(exclude), limit) + 2
            while True:
                hits = searcher.search(query, limit=wanted, count=False).hits
                found = self._sources(searcher, hits, exclude, None if copies else key, limit, chance)
                if len(found) == limit or len(hits) < wanted:
                    return list(filter(None, found))
                wanted *= 4

    def get(self, id: str) -> Source | None:
        """The stored text of an id; None where there is none.

        Raises:
            ArchiveError: The archive is damaged or gone.
        """
        with reading(self.path):
            return self._of_id(self._searcher(), id)

    def info(self) -> ArchiveInfo:
        """What is in the archive.

        Raises:
            ArchiveError: The archive is damaged or gone.
        """
        counted = {
            "agencies": {"terms": {"field": "agency", "size": 10_000}},
            "oldest": {"min": {"field": "published"}},
            "newest": {"max": {"field": "published"}},
        }
        with reading(self.path):
            searcher = self._searcher()
            found = searcher.aggregate(tantivy.Query.all_query(), counted)
            return ArchiveInfo(
                format=FORMAT,
                articles=searcher.num_docs,
                bytes=size(self.path),
                oldest=_date(found["oldest"]["value"]),
                newest=_date(found["newest"]["value"]),
                agencies={bucket["key"]: bucket["doc_count"] for bucket in found["agencies"]["buckets"]},
            )

    def add(self, sources: Iterable[Source], *, batch: int = _BATCH) -> Added:
        """Adds texts; one whose id is there replaces it.

        They are taken one by one and committed in batches, the last one when all are taken. If taking
        them fails, those since the last commit are dropped; so they are if the process is killed.

        Args:
            sources: What to add.
            batch: Articles between two commits. However few they are, half a minute ends a batch too.

        Raises:
            ArchiveError: Another process is adding, or the archive cannot be written.
        """
        added = replaced = unchanged = 0
        with self._writer() as writer:
            with reading(self.path):
                searcher = self._searcher()
            waiting: set[str] = set()
            started = monotonic()
            for source in self._learning(iter(sources)):
                late = len(waiting) >= batch or monotonic() - started > _SECONDS
                if source.id in waiting or (late and waiting):
                    with writing(self.path):
                        writer.commit()
                        searcher = self._searcher()
                    waiting.clear()
                    started = monotonic()
                with reading(self.path):
                    stored = self._of_id(searcher, source.id)
                if stored == source:
                    unchanged += 1
                    continue
                with writing(self.path):
                    if stored is not None:
                        writer.delete_documents_by_term("id", digest(source.id))
                    writer.add_document(self._document(source))
                waiting.add(source.id)
                added += stored is None
                replaced += stored is not None
        return Added(added, replaced, unchanged)

    def remove(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Removes texts by their ids and returns those ids that were there.

        Raises:
            ArchiveError: Another process is adding, or the archive cannot be written.
        """
        with self._writer() as writer:
            there = tuple(id for id in dict.fromkeys(ids) if self.get(id) is not None)
            with writing(self.path):
                for id in there:
                    writer.delete_documents_by_term("id", digest(id))
        return there

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        """The one writer of the archive; what it wrote is committed at the end, or dropped on a fault."""
        with writing(self.path):
            writer = self._index.writer(_HEAP, 1)
        try:
            yield writer
            with writing(self.path):
                writer.commit()
        except BaseException:
            with suppress(ValueError):
                writer.rollback()
            raise
        finally:
            with writing(self.path):
                writer.wait_merging_threads()  # which also gives the lock back

    def _document(self, source: Source) -> tantivy.Document:
        terms, key = terms_and_key(source.text)
        document = tantivy.Document()
        document.add_text("id", digest(source.id))
        document.add_text("text", terms)
        # Not `Document(key=...)`: an unsigned field that is given a signed number ends the indexing thread.
        document.add_unsigned("key", key)
        if source.published is not None:
            document.add_integer("published", source.published.toordinal())
        if source.agency:
            document.add_text("agency", encodable(source.agency))
        document.add_bytes("source", self._packer.pack(source))
        return document

    def _learning(self, sources: Iterator[Source]) -> Iterator[Source]:
        """The sources. While there is no dictionary the first of them are held back and, if they and those
        stored are enough, one is learned from them."""
        with reading(self.path):
            self._load_dictionary()
        if self._has_dictionary:
            yield from sources
            return
        first = list(islice(sources, SAMPLES))
        with reading(self.path):
            samples = [*first, *self._stored(SAMPLES - len(first))]
        dictionary = learn(samples) if len(samples) == SAMPLES else None
        if dictionary is not None:
            with writing(self.path):
                write_whole(self.path / _DICTIONARY, dictionary)
                self._load_dictionary()
        yield from chain(first, sources)

    def _stored(self, limit: int) -> list[Source]:
        if limit <= 0:
            return []
        searcher = self._searcher()
        hits = searcher.search(tantivy.Query.all_query(), limit=limit, count=False).hits
        return [self._source(searcher, address) for _, address in hits]

    def _searcher(self) -> tantivy.Searcher:
        """A searcher of the last commit; to look whether there is a new one costs two microseconds."""
        status = os.stat(self.path / _INDEX / "meta.json")
        stamp = (status.st_ino, status.st_mtime_ns, status.st_size)
        if stamp != self._stamp:
            self._index.reload()
            self._stamp = stamp
            self._holders = {}
        return self._index.searcher()

    def _query(
        self, searcher: tantivy.Searcher, terms: str, around: dt.date | None, days: int
    ) -> tuple[tantivy.Query | None, float]:
        """The rarest terms of a text, any of them, and about the score of a stored text that has them all;
        None if the archive holds none of them."""
        counts = Counter(self._analyzer.analyze(terms))
        holders = self._holding(searcher, counts)
        total = max(searcher.num_docs, 1)
        # Deleted articles count among the holders until their segment is merged: there may be more than all.
        boosts = {term: 1 + math.log(count) for term, count in counts.items() if count > 1}
        weighted = [
            (boosts.get(term, 1) * math.log(1 + total / held), term) for term, held in holders.items()
        ]
        chosen: list[tuple[tantivy.Occur, tantivy.Query]] = []
        postings = 0
        most = 0.0
        for weight, term in sorted(weighted, reverse=True):
            # One that is common though the text has it often is passed over: rarer ones may follow.
            if len(chosen) >= _SURE_TERMS and postings + holders[term] > _POSTINGS:
                continue
            chosen.append((tantivy.Occur.Should, self._term(term, boosts.get(term, 1))))
            postings += holders[term]
            most += weight
            if len(chosen) == _QUERY_TERMS:
                break
        if not chosen:
            return None, most
        query = tantivy.Query.boolean_query(chosen)
        if around is None:
            return query, most
        day = around.toordinal()
        outside = (self._published(None, day - days - 1), self._published(day + days + 1, None))
        within = tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, query), *((tantivy.Occur.MustNot, dates) for dates in outside)]
        )
        return within, most

    def _holding(self, searcher: tantivy.Searcher, terms: Iterable[str]) -> dict[str, int]:
        """In how many articles each of the terms stands; terms that stand in none are left out."""
        known = self._holders
        if len(known) > _KNOWN_TERMS:
            known = self._holders = {}
        held: dict[str, int] = {}
        for term in terms:
            count = known.get(term)
            if count is None:
                count = searcher.doc_freq("text", term)
                if count > 1:
                    known[term] = count
            if count:
                held[term] = count
        return held

    def _term(self, term: str, boost: float) -> tantivy.Query:
        query = tantivy.Query.term_query(self._schema, "text", term, "basic")
        return query if boost == 1 else tantivy.Query.boost_query(query, boost)

    def _published(self, first: int | None, last: int | None) -> tantivy.Query:
        return tantivy.Query.range_query(self._schema, "published", tantivy.FieldType.Integer, first, last)

    def _sources(
        self,
        searcher: tantivy.Searcher,
        hits: list[tuple[float, tantivy.DocAddress]],
        exclude: Collection[str],
        key: int | None,
        limit: int,
        chance: Chance | None,
    ) -> list[Source | None]:
        """The texts of the best hits, without excluded ids and texts of that key; None for one that is there
        by chance."""
        keys = searcher.fast_field_values("key", [address for _, address in hits]) if hits else []
        found: list[Source | None] = []
        for (score, address), stored in zip(hits, keys, strict=True):
            if stored != key:
                plain = self._plain(searcher, address)
                source = None if chance and chance.found(score, plain) else read(plain)
                if source is None or source.id not in exclude:
                    found.append(source)
                    if len(found) == limit:
                        break
        return found

    def _of_id(self, searcher: tantivy.Searcher, id: str) -> Source | None:
        term = digest(id)
        if not searcher.doc_freq("id", term):
            return None
        query = tantivy.Query.term_query(self._schema, "id", term, "basic")
        hits = searcher.search(query, limit=1, count=False).hits
        return self._source(searcher, hits[0][1]) if hits else None

    def _source(self, searcher: tantivy.Searcher, address: tantivy.DocAddress) -> Source:
        return read(self._plain(searcher, address))

    def _plain(self, searcher: tantivy.Searcher, address: tantivy.DocAddress) -> bytes:
        if not self._has_dictionary:
            self._load_dictionary()
        return self._packer.plain(bytes(searcher.doc(address).get_first("source") or b""))

    def _load_dictionary(self) -> None:
        try:
            data = (self.path / _DICTIONARY).read_bytes()
        except FileNotFoundError:  # none yet: it is there before the first text that needs it
            return
        self._packer = Packer(data)
        self._has_dictionary = True


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    # Articles are deleted by this term. It is text because to delete by a number that is not indexed
    # aborts the process.
    builder.add_text_field("id", tokenizer_name="raw", index_option="basic")
    # Without the terms' frequencies and positions, which cost a third of the index: what tells a source
    # is which rare words it has, not how often.
    builder.add_text_field("text", tokenizer_name="words", index_option="basic")
    builder.add_unsigned_field("key", fast=True)
    builder.add_integer_field("published", fast=True)
    builder.add_text_field("agency", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_bytes_field("source", stored=True)
    return builder.build()


def _date(ordinal: float | None) -> dt.date | None:
    return None if ordinal is None else dt.date.fromordinal(int(ordinal))
