-- The compartment. No statement of another part names these tables. Texts are encrypted with data keys of its own; names
-- and terms are keyed hashes.
CREATE TABLE compartment_record (
    number  INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name    TEXT    NOT NULL UNIQUE, -- of the record's key
    version INTEGER NOT NULL,
    sealed  TEXT    NOT NULL
);

-- What records are listed by. An erased record has none.
CREATE TABLE compartment_term (
    name TEXT NOT NULL,
    term TEXT NOT NULL,
    PRIMARY KEY (name, term)
) WITHOUT ROWID;

CREATE INDEX compartment_term_by_term ON compartment_term (term);

CREATE TABLE compartment_change (
    number   INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name     TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    version  INTEGER NOT NULL,
    sealed   TEXT    NOT NULL,
    UNIQUE (name, revision)
);
