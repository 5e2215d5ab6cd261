CREATE TABLE pack (
  id        TEXT PRIMARY KEY,
  version   TEXT NOT NULL,
  title_zh  TEXT NOT NULL,
  title_en  TEXT NOT NULL,
  hash      TEXT NOT NULL,
  installed INTEGER NOT NULL
) STRICT;

-- A pack's list of names and its glossary; lists are JSON.
CREATE TABLE name (
  pack      TEXT NOT NULL,
  ordinal   INTEGER NOT NULL,
  canonical TEXT NOT NULL,
  kind      TEXT NOT NULL,
  forms     TEXT NOT NULL,
  PRIMARY KEY (pack, ordinal)
) STRICT;

CREATE TABLE term (
  pack    TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  lang    TEXT NOT NULL,
  term    TEXT NOT NULL,
  plain   TEXT NOT NULL,
  meaning TEXT NOT NULL,
  keep    TEXT NOT NULL,
  PRIMARY KEY (pack, ordinal)
) STRICT;
