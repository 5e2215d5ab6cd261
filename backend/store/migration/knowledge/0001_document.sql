-- Times are microseconds since 1970, 0 = none. Lists and maps are JSON, '' = none.
CREATE TABLE document (
  id          TEXT PRIMARY KEY,
  title       TEXT NOT NULL,
  lang        TEXT NOT NULL,
  source      TEXT NOT NULL,
  format      TEXT NOT NULL,
  pack        TEXT NOT NULL,
  revision    INTEGER NOT NULL,
  hash        TEXT NOT NULL,
  audience    TEXT NOT NULL,
  valid_from  INTEGER NOT NULL,
  valid_until INTEGER NOT NULL,
  reviewed    TEXT NOT NULL,
  attributes  TEXT NOT NULL,
  imported    INTEGER NOT NULL,
  text        TEXT NOT NULL
) STRICT;
CREATE INDEX document_title ON document (title, id);
CREATE INDEX document_pack ON document (pack);

-- What a document was before it changed, so that old citations can still be read.
CREATE TABLE document_revision (
  document    TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  title       TEXT NOT NULL,
  lang        TEXT NOT NULL,
  source      TEXT NOT NULL,
  format      TEXT NOT NULL,
  pack        TEXT NOT NULL,
  revision    INTEGER NOT NULL,
  hash        TEXT NOT NULL,
  audience    TEXT NOT NULL,
  valid_from  INTEGER NOT NULL,
  valid_until INTEGER NOT NULL,
  reviewed    TEXT NOT NULL,
  attributes  TEXT NOT NULL,
  imported    INTEGER NOT NULL,
  text        TEXT NOT NULL,
  PRIMARY KEY (document, revision)
) STRICT;

-- Offsets count characters of the document's text. What a passage copies from its
-- document (title, language, validity, attributes) is read from there.
CREATE TABLE passage (
  n         INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  document  TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  part_of   TEXT NOT NULL,
  kind      TEXT NOT NULL,
  heading   TEXT NOT NULL,
  questions TEXT NOT NULL,
  text      TEXT NOT NULL,
  starts    INTEGER NOT NULL,
  ends      INTEGER NOT NULL,
  ordinal   INTEGER NOT NULL
) STRICT;
CREATE INDEX passage_document ON passage (document, ordinal);

-- For the library's search box only. Chinese is cut into pairs of characters before it
-- comes here (search.go); the words themselves are not kept a second time.
CREATE VIRTUAL TABLE passage_fts USING fts5 (
  title, body,
  content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);
