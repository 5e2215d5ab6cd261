-- 1 where an article of the pack that nobody reviewed is only a sample.
ALTER TABLE pack ADD COLUMN review INTEGER NOT NULL DEFAULT 0;

-- What a brand or product contains: canonical names, as JSON.
ALTER TABLE name ADD COLUMN holds TEXT NOT NULL DEFAULT '';

-- Reply phrases, called by their code.
CREATE TABLE phrase (
  pack    TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  lang    TEXT NOT NULL,
  code    TEXT NOT NULL,
  title   TEXT NOT NULL,
  text    TEXT NOT NULL,
  PRIMARY KEY (pack, ordinal)
) STRICT;
