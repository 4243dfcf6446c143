-- The rows of imports, encrypted, and what became of them.
CREATE TABLE import_batch (
    import  TEXT    NOT NULL,
    batch   INTEGER NOT NULL, -- from 0, in the order of the file
    rows    TEXT    NOT NULL,
    results TEXT,             -- JSON; null until all of the batch has been taken in
    PRIMARY KEY (import, batch)
) WITHOUT ROWID;

-- Fields about which an import and what stands say different things.
CREATE TABLE import_conflict (
    id             INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    key            TEXT    NOT NULL, -- of the object
    field          TEXT    NOT NULL,
    source         TEXT    NOT NULL,
    present_source TEXT,             -- null for what was entered here
    proposed       TEXT    NOT NULL, -- encrypted
    digest         TEXT    NOT NULL, -- a keyed hash of what is proposed
    import         TEXT    NOT NULL,
    line           INTEGER NOT NULL,
    at             INTEGER NOT NULL, -- milliseconds since 1970
    status         INTEGER NOT NULL, -- 0 open, 1 accepted, 2 rejected
    decided_by     TEXT,
    decided_at     INTEGER,
    UNIQUE (key, field, source)
);

CREATE INDEX import_conflict_open ON import_conflict (id) WHERE status = 0;
