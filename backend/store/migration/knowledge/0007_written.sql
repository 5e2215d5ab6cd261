-- What a document was read from, as people wrote it, where they can go on writing it in
-- Baihua: text and Markdown that belongs to no pack.
CREATE TABLE written (
  document TEXT PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  text     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
