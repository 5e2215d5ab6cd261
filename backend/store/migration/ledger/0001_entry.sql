-- Data keys seal everything of one conversation; they are wrapped by the master key.
-- Deleting a row erases the conversation.
CREATE TABLE data_key (
  id           TEXT PRIMARY KEY,
  conversation TEXT NOT NULL UNIQUE,
  wrapped      BLOB NOT NULL,
  created      INTEGER NOT NULL
) STRICT;

-- The ledger. Times are microseconds since 1970. hash = assist.HashEntry of the row.
CREATE TABLE entry (
  seq          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  kind         TEXT NOT NULL,
  v            INTEGER NOT NULL,
  at           INTEGER NOT NULL,
  conversation TEXT NOT NULL,
  key_id       TEXT NOT NULL,
  meta         BLOB NOT NULL,
  ciphertext   BLOB NOT NULL,
  prev_hash    BLOB NOT NULL,
  hash         BLOB NOT NULL
) STRICT;
CREATE INDEX entry_conversation ON entry (conversation, seq);
CREATE INDEX entry_kind ON entry (kind, seq);
CREATE INDEX entry_at ON entry (at);

-- A fence against mistakes, not a proof: the proof is the chain of hashes.
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'ledger entries are never changed'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'ledger entries are never deleted'); END;
-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER entry_only_append BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
  OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'ledger entries are only appended'); END;
