"""The JSON Schema of the JSON report. ``python -m auditor.reports.schema`` prints it."""

from __future__ import annotations

import json
from typing import Any, get_args, get_type_hints

from auditor.model import MARKS, Derivation, Kind, Role, Severity, Verdict
from auditor.reports.json import SCHEMA_VERSION, TOOL

_STRING: dict[str, Any] = {"type": "string"}
_STRING_OR_NULL: dict[str, Any] = {"type": ["string", "null"]}
_DATE_OR_NULL: dict[str, Any] = {"type": ["string", "null"], "format": "date"}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_OFFSET: dict[str, Any] = {**_COUNT, "description": "Unicode code points into the text, half-open."}
_OFFSET_OR_NULL: dict[str, Any] = {**_OFFSET, "type": ["integer", "null"]}
_SHARE: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}
_PERCENT: dict[str, Any] = {"type": ["number", "null"], "minimum": 0, "maximum": 100}
_MARK: dict[str, Any] = {"type": ["integer", "null"], "minimum": 0, "maximum": 100}


def schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of what `auditor.reports.json.to_json` writes."""
    report = _object(
        {
            "schema_version": {"const": SCHEMA_VERSION},
            "tool": _object({"name": {"const": TOOL}, "version": _STRING}),
            "summary": _object(
                {
                    "articles": _COUNT,
                    "findings": _COUNT,
                    "by_rule": {"type": "object", "additionalProperties": _COUNT},
                    "by_verdict": _object({str(verdict): _COUNT for verdict in Verdict}),
                }
            ),
            "scoring": {
                "type": "object",
                "additionalProperties": {"type": "number"},
                "description": "What marks weigh and findings cost: a score is recomputed with it.",
            },
            "rules": _array("rule"),
            "sources": _array("source"),
            "failed": _array("failure"),
            "articles": _array("scorecard"),
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{TOOL}:report:{SCHEMA_VERSION}",
        "title": "Article Auditor report",
        **report,
        "$defs": _definitions(),
    }


def main() -> None:
    """Prints the schema."""
    print(json.dumps(schema(), indent=2, ensure_ascii=False))


def _definitions() -> dict[str, Any]:
    severity = {"enum": [str(severity) for severity in Severity]}
    return {
        "rule": _object({"id": _STRING, "summary": _STRING, "severity": severity}, "A rule that ran."),
        "source": _object(
            {
                "id": _STRING,
                "title": _STRING_OR_NULL,
                "role": {"enum": list(get_args(Role))},
                "agency": _STRING_OR_NULL,
                "published": _DATE_OR_NULL,
                "text": {**_STRING, "description": "Left out with --no-text."},
            },
            "A text that evidence or derivation names.",
            optional=("text",),
        ),
        "failure": _object({"path": _STRING, "message": _STRING}, "A file that could not be read."),
        "scorecard": _object(
            {
                "article": _ref("article"),
                "verdict": {"enum": [str(verdict) for verdict in Verdict]},
                "score": {"type": "integer", "minimum": 0, "maximum": 100},
                "grade": {"enum": list("ABCDF")},
                "marks": _object(dict.fromkeys(MARKS, _MARK), "0 to 100; null where nothing was measured."),
                "reasons": {"type": "array", "items": _STRING, "description": "What decided the verdict."},
                "deductions": _array("deduction"),
                "derivation": {
                    "oneOf": [_ref("derivation"), {"type": "null"}],
                    "description": "Null where there was nothing to compare with.",
                },
                "further_sources": _array("derivation", "Next best first."),
                "metrics": {"type": "object", "additionalProperties": _ref("metric")},
                "findings": _array("finding", "In the order of the text."),
                "suppressed": _array("suppressed"),
                "unused_suppressions": _array("suppression"),
                "skipped": {
                    "type": "array",
                    "items": _object({"rule": _STRING, "reason": _STRING}, "A rule that could not run."),
                },
                "errors": {
                    "type": "array",
                    "items": _object({"rule": _STRING, "message": _STRING}, "A rule that failed."),
                },
                "engines": {
                    "type": "array",
                    "items": _object(
                        {
                            "name": _STRING,
                            "version": _STRING,
                            "language": _STRING,
                            "left_out": {"type": "array", "items": _STRING},
                        },
                        "Somebody else's checker: the language it was asked in, and what it left out.",
                    ),
                },
            },
            "Everything that the audit says of one article.",
        ),
        "article": _object(
            {
                "id": _STRING,
                "path": _STRING,
                "title": _STRING,
                "words": _COUNT,
                "language": _STRING_OR_NULL,
                "byline": _STRING_OR_NULL,
                "published": _DATE_OR_NULL,
                "credit": _STRING_OR_NULL,
                "notices": {"type": "array", "items": _STRING, "description": "What the reader says of it."},
                "text": {**_STRING, "description": "What offsets point into. Left out with --no-text."},
            },
            optional=("text",),
        ),
        "deduction": _object(
            {
                "mark": {"enum": list(MARKS)},
                "points": {"type": "number", "exclusiveMinimum": 0, "maximum": 100},
                "finding": {**_STRING_OR_NULL, "description": "Fingerprint of the finding behind it."},
                "reason": _STRING,
            }
        ),
        "derivation": _object(
            {
                "verdict": {"enum": list(get_args(get_type_hints(Derivation)["verdict"]))},
                "share": {**_SHARE, "description": "Derived body sentences / body sentences."},
                "source": _STRING_OR_NULL,
                "role": {"enum": [*get_args(Role), None]},
                "credited": {"type": ["boolean", "null"]},
                "confidence": _SHARE,
                "alignment": _array("alignment"),
            }
        ),
        "alignment": _object(
            {
                "start": _OFFSET,
                "end": _OFFSET,
                "source_start": _OFFSET_OR_NULL,
                "source_end": _OFFSET_OR_NULL,
                "kind": {"enum": list(get_args(Kind))},
                "similarity": _SHARE,
            },
            "One body sentence beside the passage of the source that it comes from.",
        ),
        "metric": _object(
            {
                "value": {"type": "number"},
                "percentile": _PERCENT,
                "start": _OFFSET_OR_NULL,
                "end": _OFFSET_OR_NULL,
            },
            "start and end: the sentence that was measured, where it is one.",
        ),
        "finding": _object(
            {
                "rule": _STRING,
                "severity": severity,
                "confidence": _SHARE,
                "start": _OFFSET,
                "end": _OFFSET,
                "line": {"type": "integer", "minimum": 1},
                "column": {"type": "integer", "minimum": 1},
                "text": {**_STRING, "description": "article.text[start:end]"},
                "message": _STRING,
                "suggestion": {**_STRING_OR_NULL, "description": "The replacement; '' for removal."},
                "evidence": _array("evidence"),
                "fingerprint": _STRING,
            }
        ),
        "evidence": _object(
            {
                "source": {**_STRING_OR_NULL, "description": "Id of the source; null: the article itself."},
                "start": _OFFSET,
                "end": _OFFSET,
                "text": _STRING,
                "similarity": {**_SHARE, "type": ["number", "null"]},
            }
        ),
        "suppressed": _object({"finding": _ref("finding"), "reason": _STRING, "origin": _STRING}),
        "suppression": _object(
            {
                "rule": _STRING,
                "reason": _STRING,
                "start": _OFFSET_OR_NULL,
                "end": _OFFSET_OR_NULL,
                "text": _STRING_OR_NULL,
                "path": _STRING_OR_NULL,
                "origin": _STRING,
            }
        ),
    }


def _object(
    properties: dict[str, Any], description: str | None = None, *, optional: tuple[str, ...] = ()
) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "object"}
    if description:
        made["description"] = description
    return {
        **made,
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _array(definition: str, description: str | None = None) -> dict[str, Any]:
    made = {"type": "array", "items": _ref(definition)}
    return {**made, "description": description} if description else made


def _ref(definition: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{definition}"}


if __name__ == "__main__":
    main()
