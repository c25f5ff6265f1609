"""From a string to spans: lines, paragraphs, sentences, words, quotations, names, numbers, dates."""
