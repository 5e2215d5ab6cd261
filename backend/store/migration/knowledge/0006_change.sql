-- What changed, so that whatever is derived from this file can follow: documents, and
-- passages that are gone. A row and its stamp name the state of the file after it.
CREATE TABLE change (
  n        INTEGER PRIMARY KEY AUTOINCREMENT,
  document TEXT NOT NULL,
  passage  TEXT NOT NULL,
  stamp    INTEGER NOT NULL
) STRICT;
INSERT INTO change (document, passage, stamp) VALUES ('', '', abs(random() / 2));

CREATE TRIGGER document_put AFTER INSERT ON document BEGIN
  INSERT INTO change (document, passage, stamp) VALUES (new.id, '', abs(random() / 2));
END;
CREATE TRIGGER document_changed AFTER UPDATE ON document BEGIN
  INSERT INTO change (document, passage, stamp) VALUES (new.id, '', abs(random() / 2));
END;
CREATE TRIGGER document_gone AFTER DELETE ON document BEGIN
  INSERT INTO change (document, passage, stamp) VALUES (old.id, '', abs(random() / 2));
END;
CREATE TRIGGER passage_gone AFTER DELETE ON passage BEGIN
  INSERT INTO change (document, passage, stamp) VALUES (old.document, old.id, abs(random() / 2));
END;
CREATE TRIGGER phrasing_put AFTER INSERT ON proposal WHEN new.passage <> '' BEGIN
  INSERT INTO change (document, passage, stamp) SELECT document, '', abs(random() / 2) FROM passage WHERE id = new.passage;
END;
CREATE TRIGGER phrasing_changed AFTER UPDATE ON proposal WHEN new.passage <> '' BEGIN
  INSERT INTO change (document, passage, stamp) SELECT document, '', abs(random() / 2) FROM passage WHERE id = new.passage;
END;
