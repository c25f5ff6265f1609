"""Run every sample file through the readers and show what comes out.

    python bench/formats.py [FOLDER] [-v]

FOLDER holds sub-folders of files (default: the evaluation data beside the repository). Files packed with
gzip are unpacked to a temporary folder first. Prints, for each folder, the articles, the failures by message,
the exceptions (there must be none) and the time; with -v also a line for every article.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from auditor.model import Article
from auditor.readers import read

DEFAULT = Path(__file__).parents[1].parent / "shared" / "data" / "formats"


def main() -> int:
    """Run the benchmark; 1 if a reader raised."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("-v", "--verbose", action="store_true")
    arguments = parser.parse_args()
    raised = 0
    with tempfile.TemporaryDirectory() as scratch:
        for folder in sorted(path for path in arguments.folder.iterdir() if path.is_dir()):
            raised += _folder(folder, Path(scratch), arguments.verbose)
    print(f"exceptions: {raised}")
    return 1 if raised else 0


def _folder(folder: Path, scratch: Path, verbose: bool) -> int:
    articles = characters = notices = raised = 0
    failures: Counter[str] = Counter()
    slowest = (0.0, "")
    begun = time.perf_counter()
    for path in _files(folder, scratch):
        start = time.perf_counter()
        try:
            for result in read([str(path)]):
                if isinstance(result, Article):
                    articles += 1
                    characters += len(result.text)
                    notices += len(result.notices)
                    _check(result)
                    if verbose:
                        print(_line(result))
                else:
                    failures[result.message] += 1
                    if verbose:
                        print(f"  {path.name}: {result.message}")
        except Exception:
            raised += 1
            print(f"!! {path}")
            traceback.print_exc(file=sys.stdout)
        slowest = max(slowest, (time.perf_counter() - start, path.name))
    seconds = time.perf_counter() - begun
    print(
        f"{folder.name}: {articles} articles, {characters:,} characters, {notices} notices, "
        f"{failures.total()} failures, {seconds:.1f} s (slowest {slowest[1]} {slowest[0]:.2f} s)"
    )
    for message, count in failures.most_common():
        print(f"  {count:4} {message}")
    return raised


def _files(folder: Path, scratch: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".gz":
            unpacked = scratch / path.stem
            with gzip.open(path) as packed, unpacked.open("wb") as target:
                shutil.copyfileobj(packed, target)
            yield unpacked
            unpacked.unlink()
        elif path.is_file():
            yield path


def _check(article: Article) -> None:
    """What every article must keep, whatever it was read from."""
    article.text.encode("utf-8")
    end = 0
    for span in article.hidden:
        assert end <= span.start < span.end <= len(article.text)
        end = span.end
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(article.text)
        end = block.end


def _line(article: Article) -> str:
    stated = (
        f"{article.title} | {article.byline} | {article.published} | {article.language} | {article.credit}"
    )
    size = f"{len(article.text)} characters, {len(article.blocks)} blocks"
    return f"  {article.path}: {size} | {stated} | {'; '.join(article.notices)}"


if __name__ == "__main__":
    sys.exit(main())
