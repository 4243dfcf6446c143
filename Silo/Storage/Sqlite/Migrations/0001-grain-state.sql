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

-- What people look for. Key is kind/id, so a kind is a range of keys and lists come in key order without sorting.
CREATE TABLE card (
    key      TEXT NOT NULL PRIMARY KEY,
    kind     TEXT NOT NULL,
    title    TEXT NOT NULL,
    area     TEXT,
    status   TEXT,
    deadline TEXT,          -- ISO 8601
    labels   TEXT NOT NULL, -- the rest is JSON
    facts    TEXT NOT NULL,
    links    TEXT NOT NULL,
    terms    TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX card_by_area ON card (kind, area);
CREATE INDEX card_by_status ON card (kind, status, area) WHERE status IS NOT NULL;

-- Term first, then key: the cards of a term come in key order, so a page and a count stop as soon as they have enough.
-- A full-text table would hand out every match before the first could be shown.
CREATE TABLE card_term (
    term TEXT NOT NULL,
    key  TEXT NOT NULL,
    PRIMARY KEY (term, key)
) WITHOUT ROWID;

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
