-- What a person decided about a document, as JSON: a new revision from its file does not
-- change it. withdrawn: since when nobody is to get it; its passages wait here.
ALTER TABLE document ADD COLUMN chosen TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;

-- Where the file shows the passage: a page, a slide, a row.
ALTER TABLE passage ADD COLUMN origin TEXT NOT NULL DEFAULT '';

-- Documents by the file they were read from (ingest.OriginAttribute).
CREATE INDEX document_origin ON document (attributes ->> '$."baihua.path"') WHERE attributes <> '';

-- What documents were, until when, and what ended that: changed, deleted, gone. It stays
-- after the document itself is gone, because old citations rest on it.
CREATE TABLE was (
  document    TEXT NOT NULL,
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
  ended       INTEGER NOT NULL,
  cause       TEXT NOT NULL,
  PRIMARY KEY (document, revision)
) STRICT;
INSERT INTO was SELECT *, 0, 'changed' FROM document_revision;
DROP TABLE document_revision;
ALTER TABLE was RENAME TO document_revision;

-- Files as they were when they were last read, so that one that did not change is not
-- opened. modified is nanoseconds since 1970, skips JSON.
CREATE TABLE file (
  path      TEXT PRIMARY KEY,
  size      INTEGER NOT NULL,
  modified  INTEGER NOT NULL,
  seen      INTEGER NOT NULL,
  reader    TEXT NOT NULL,
  documents INTEGER NOT NULL,
  skips     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE watched_folder (
  path     TEXT PRIMARY KEY,
  audience TEXT NOT NULL,
  added    INTEGER NOT NULL
) STRICT;

-- Imports: what was asked for, how far it is, how it ended. paths and report are JSON.
-- tries: how often it began or went on since it last got a step further.
CREATE TABLE job (
  n        INTEGER PRIMARY KEY AUTOINCREMENT,
  id       TEXT NOT NULL UNIQUE,
  kind     TEXT NOT NULL,
  paths    TEXT NOT NULL,
  audience TEXT NOT NULL,
  state    TEXT NOT NULL,
  started  INTEGER NOT NULL,
  ended    INTEGER NOT NULL,
  report   TEXT NOT NULL,
  code     TEXT NOT NULL,
  message  TEXT NOT NULL,
  tries    INTEGER NOT NULL
) STRICT;

-- Everything that a job left out, with the reason, as JSON.
CREATE TABLE job_skip (
  n    INTEGER PRIMARY KEY,
  job  INTEGER NOT NULL REFERENCES job (n) ON DELETE CASCADE,
  skip TEXT NOT NULL
) STRICT;
CREATE INDEX job_skip_job ON job_skip (job, n);

-- While a job runs: the sources it has finished, and the documents it has met.
CREATE TABLE job_source (
  job  INTEGER NOT NULL REFERENCES job (n) ON DELETE CASCADE,
  name TEXT NOT NULL,
  PRIMARY KEY (job, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE job_document (
  job      INTEGER NOT NULL REFERENCES job (n) ON DELETE CASCADE,
  document TEXT NOT NULL,
  hash     TEXT NOT NULL,
  source   TEXT NOT NULL,
  PRIMARY KEY (job, document)
) STRICT, WITHOUT ROWID;
