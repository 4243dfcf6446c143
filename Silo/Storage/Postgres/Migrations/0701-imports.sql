-- The rows of imports, encrypted, and what became of them.
CREATE TABLE import_batch (
    import  text    NOT NULL,
    batch   integer NOT NULL, -- from 0, in the order of the file
    rows    text    NOT NULL,
    results text,             -- JSON; null until all of the batch has been taken in
    PRIMARY KEY (import, batch)
);

-- Fields about which an import and what stands say different things.
CREATE TABLE import_conflict (
    id             bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key            text    NOT NULL COLLATE "C", -- of the object
    field          text    NOT NULL,
    source         text    NOT NULL,
    present_source text,             -- null for what was entered here
    proposed       text    NOT NULL, -- encrypted
    digest         text    NOT NULL, -- a keyed hash of what is proposed
    import         text    NOT NULL,
    line           integer NOT NULL,
    at             bigint  NOT NULL, -- milliseconds since 1970
    status         integer NOT NULL, -- 0 open, 1 accepted, 2 rejected
    decided_by     text,
    decided_at     bigint,
    UNIQUE (key, field, source)
);

CREATE INDEX import_conflict_open ON import_conflict (id) WHERE status = 0;
