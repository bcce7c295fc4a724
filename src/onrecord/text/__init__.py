"""What several stages read from text: words, sentences, paragraphs, alignment, shingles."""
