-- Which suggestions rest on which document, so that everybody who received one is found
-- when it is withdrawn. document is a keyed hash of its id: which article somebody was
-- sent says what they asked about. cited on a suggestion: its rows are here.
CREATE TABLE cited (
  document   BLOB NOT NULL,
  suggestion TEXT NOT NULL REFERENCES suggestion (id),
  PRIMARY KEY (document, suggestion)
) STRICT, WITHOUT ROWID;
CREATE INDEX cited_suggestion ON cited (suggestion);
ALTER TABLE suggestion ADD COLUMN cited INTEGER NOT NULL DEFAULT 0;
CREATE INDEX suggestion_entry ON suggestion (entry);
CREATE INDEX suggestion_uncited ON suggestion (entry) WHERE cited = 0;
