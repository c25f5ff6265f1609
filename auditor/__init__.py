"""Article Auditor: what an editor wants to know of an article before it goes out."""
