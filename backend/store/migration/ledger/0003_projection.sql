-- Where to find in the ledger what the desk asks for again and again. Everything here
-- can be made anew from the entries.
CREATE TABLE suggestion (
  id           TEXT PRIMARY KEY,
  conversation TEXT NOT NULL,
  entry        INTEGER NOT NULL REFERENCES entry (seq)
) STRICT;
CREATE INDEX suggestion_conversation ON suggestion (conversation, entry);

-- sends: the text was to go out through the channel. delivery is the newest status.
CREATE TABLE decision (
  id         TEXT PRIMARY KEY,
  suggestion TEXT NOT NULL,
  entry      INTEGER NOT NULL REFERENCES entry (seq),
  sends      INTEGER NOT NULL,
  delivery   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX decision_suggestion ON decision (suggestion, entry);
CREATE INDEX decision_unsent ON decision (entry) WHERE sends = 1 AND delivery = '';
