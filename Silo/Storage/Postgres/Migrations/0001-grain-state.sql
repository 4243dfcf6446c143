-- Orleans reads its statements from here; they are put in at every start, from Queries/.
CREATE TABLE OrleansQuery (
    QueryKey  text NOT NULL PRIMARY KEY,
    QueryText text NOT NULL
);

-- One row a grain. A cleared grain keeps its row with no state, so that its version goes on counting.
-- The state is json, not jsonb: the order of its members has a meaning to who reads it.
CREATE TABLE grain_state (
    key      text COLLATE "C" NOT NULL PRIMARY KEY,
    version  integer          NOT NULL,
    modified timestamptz      NOT NULL,
    state    json
);

-- What people look for. Key is kind/id. The terms also hold kind, areas, labels and facts, so that one index intersects
-- what was typed with what may be seen. Its list of pending entries is read by every search, so it is kept short.
CREATE TABLE card (
    key      text COLLATE "C" NOT NULL PRIMARY KEY,
    kind     text COLLATE "C" NOT NULL,
    title    text COLLATE "C" NOT NULL,
    area     text COLLATE "C",
    status   text COLLATE "C",
    deadline text COLLATE "C", -- ISO 8601
    changed  bigint           NOT NULL, -- milliseconds since 1970
    labels   jsonb            NOT NULL,
    facts    jsonb            NOT NULL,
    links    jsonb            NOT NULL,
    texts    jsonb            NOT NULL,
    terms    tsvector         NOT NULL
);

CREATE INDEX card_by_area ON card (kind, area);
CREATE INDEX card_by_status ON card (kind, status, area) WHERE status IS NOT NULL;
CREATE INDEX card_by_term ON card USING gin (terms) WITH (gin_pending_list_limit = 512);

-- Who points to an object. What an object points to is on its card.
CREATE TABLE card_link (
    to_key   text COLLATE "C" NOT NULL,
    from_key text COLLATE "C" NOT NULL,
    relation text COLLATE "C" NOT NULL,
    PRIMARY KEY (to_key, from_key, relation)
);

-- Milliseconds since 1970. take_at is the due time until somebody takes it, then the end of the lease.
CREATE TABLE due (
    key     text COLLATE "C" NOT NULL PRIMARY KEY,
    at      bigint           NOT NULL,
    take_at bigint           NOT NULL
);

CREATE INDEX due_by_time ON due (take_at);

-- A sequence gives out its numbers before the commit, so their order is not that of commits and a reader could pass by
-- one that comes late. Readers therefore see only transactions older than all that are still open, in their order.
CREATE TABLE feed (
    xid    xid8   NOT NULL DEFAULT pg_current_xact_id(),
    seq    bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    at     bigint NOT NULL, -- milliseconds since 1970
    type   text   NOT NULL,
    source text   NOT NULL,
    area   text,
    data   text   NOT NULL,
    PRIMARY KEY (xid, seq)
);

-- One row: the last event that is no longer kept.
CREATE TABLE feed_trimmed (
    xid xid8   NOT NULL,
    seq bigint NOT NULL
);

INSERT INTO feed_trimmed VALUES ('0', 0);
