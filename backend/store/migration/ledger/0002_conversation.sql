-- customer is the sealed display name, empty when unknown. active is the seq of the
-- newest turn.
CREATE TABLE conversation (
  id       TEXT PRIMARY KEY,
  channel  TEXT NOT NULL,
  remote   TEXT NOT NULL,
  key_id   TEXT NOT NULL,
  customer BLOB NOT NULL,
  opened   INTEGER NOT NULL,
  ended    INTEGER NOT NULL,
  active   INTEGER NOT NULL
) STRICT;
CREATE INDEX conversation_active ON conversation (active);

-- sealed holds what was said and by whom. cursor is of the event that brought the
-- present words. outcome and outcome_entry come from the ledger, in its transaction.
CREATE TABLE turn (
  seq           INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation  TEXT NOT NULL REFERENCES conversation (id),
  id            TEXT NOT NULL,
  role          TEXT NOT NULL,
  kind          TEXT NOT NULL,
  at            INTEGER NOT NULL,
  suggestion    TEXT NOT NULL,
  key_id        TEXT NOT NULL,
  sealed        BLOB NOT NULL,
  cursor        TEXT NOT NULL,
  deleted       INTEGER NOT NULL DEFAULT 0,
  outcome       TEXT NOT NULL DEFAULT '',
  outcome_entry INTEGER REFERENCES entry (seq),
  UNIQUE (conversation, id)
) STRICT;
CREATE INDEX turn_conversation ON turn (conversation, seq);
CREATE INDEX turn_unruled ON turn (seq) WHERE role = 'customer' AND outcome_entry IS NULL AND deleted = 0;
CREATE INDEX turn_customer_at ON turn (at) WHERE role = 'customer';

-- What a turn said before it was edited or deleted, sealed as it was.
CREATE TABLE turn_revision (
  turn     INTEGER NOT NULL REFERENCES turn (seq),
  revision INTEGER NOT NULL,
  key_id   TEXT NOT NULL,
  sealed   BLOB NOT NULL,
  cursor   TEXT NOT NULL,
  PRIMARY KEY (turn, revision)
) STRICT;

-- Where each channel resumes.
CREATE TABLE channel (
  name   TEXT PRIMARY KEY,
  cursor TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
