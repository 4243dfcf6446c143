-- The storage provider reads its statements from here; they are put in at every start, from Queries/.
CREATE TABLE OrleansQuery (
    QueryKey  TEXT NOT NULL PRIMARY KEY,
    QueryText TEXT NOT NULL
) WITHOUT ROWID;

-- One row a grain. A cleared grain keeps its row with no state, so that its version goes on counting.
CREATE TABLE grain_state (
    key      TEXT    NOT NULL PRIMARY KEY,
    version  INTEGER NOT NULL,
    modified INTEGER NOT NULL, -- milliseconds since 1970
    state    TEXT
);

-- What people look for. Key is kind/id; the id is the row of card_term that belongs to it.
CREATE TABLE card (
    id       INTEGER PRIMARY KEY,
    key      TEXT    NOT NULL UNIQUE,
    kind     TEXT    NOT NULL,
    title    TEXT    NOT NULL,
    area     TEXT,
    status   TEXT,
    deadline TEXT,             -- ISO 8601
    changed  INTEGER NOT NULL, -- milliseconds since 1970
    labels   TEXT    NOT NULL, -- the rest is JSON
    facts    TEXT    NOT NULL,
    links    TEXT    NOT NULL,
    terms    TEXT    NOT NULL
);

CREATE INDEX card_by_area ON card (kind, area);
CREATE INDEX card_by_status ON card (kind, status, area) WHERE status IS NOT NULL;

-- The terms of each card, with its kind, areas, labels and facts, so that one index intersects what was typed with what
-- may be seen. Only the index is kept, no text; it hands out its rows one by one, so a page and a count stop when they have
-- enough. A term is whatever stands between spaces.
CREATE VIRTUAL TABLE card_term USING fts5 (
    terms, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '!#$%&()*+,-./:;<=>?@[]^_{|}~'"
);

-- Cards whose row in card_term has to be made anew before the transaction ends. The writer does it for all at once: one
-- by one each would become a segment of the index of its own.
CREATE TABLE card_to_index (id INTEGER PRIMARY KEY);

CREATE TRIGGER card_inserted AFTER INSERT ON card BEGIN
    INSERT OR IGNORE INTO card_to_index VALUES (new.id);
END;

CREATE TRIGGER card_updated AFTER UPDATE ON card
WHEN (old.terms, old.area, old.labels, old.facts) IS NOT (new.terms, new.area, new.labels, new.facts) BEGIN
    INSERT OR IGNORE INTO card_to_index VALUES (new.id);
END;

CREATE TRIGGER card_deleted AFTER DELETE ON card BEGIN
    INSERT OR IGNORE INTO card_to_index VALUES (old.id);
END;

-- Who points to an object. What an object points to is on its card.
CREATE TABLE card_link (
    to_key   TEXT NOT NULL,
    from_key TEXT NOT NULL,
    relation TEXT NOT NULL,
    PRIMARY KEY (to_key, from_key, relation)
) WITHOUT ROWID;

-- Milliseconds since 1970. take_at is the due time until somebody takes it, then the end of the lease.
CREATE TABLE due (
    key     TEXT    NOT NULL PRIMARY KEY,
    at      INTEGER NOT NULL,
    take_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX due_by_time ON due (take_at);

-- There is one writer, so the order of the numbers is the order of commits.
CREATE TABLE feed (
    seq    INTEGER PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    type   TEXT    NOT NULL,
    source TEXT    NOT NULL,
    area   TEXT,
    data   TEXT    NOT NULL
);
