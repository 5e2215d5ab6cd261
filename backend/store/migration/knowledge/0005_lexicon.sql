-- A pack's synonyms; words and means are lists as JSON.
CREATE TABLE synonym (
  pack    TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  words   TEXT NOT NULL,
  means   TEXT NOT NULL,
  PRIMARY KEY (pack, ordinal)
) STRICT;

-- What people propose to change: synonyms, words of the dictionary, phrasings of a
-- passage. What is published is in force, and a phrasing waits here while its passage is
-- away. Names of people stand as the seat names them.
CREATE TABLE proposal (
  id       TEXT PRIMARY KEY,
  kind     TEXT NOT NULL,
  words    TEXT NOT NULL,
  means    TEXT NOT NULL,
  passage  TEXT NOT NULL,
  question TEXT NOT NULL,
  note     TEXT NOT NULL,
  state    TEXT NOT NULL,
  by       TEXT NOT NULL,
  at       INTEGER NOT NULL,
  ruled_by TEXT NOT NULL,
  ruled    INTEGER NOT NULL
) STRICT;
CREATE INDEX proposal_passage ON proposal (passage, state) WHERE passage <> '';
