-- The compartment. No statement of another part names these tables. Texts are encrypted with data keys of its own; names
-- and terms are keyed hashes.
CREATE TABLE compartment_record (
    number  bigint  NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name    text    NOT NULL UNIQUE, -- of the record's key
    version integer NOT NULL,
    sealed  text    NOT NULL
);

-- What records are listed by. An erased record has none.
CREATE TABLE compartment_term (
    name text NOT NULL,
    term text NOT NULL,
    PRIMARY KEY (name, term)
);

CREATE INDEX compartment_term_by_term ON compartment_term (term);

CREATE TABLE compartment_change (
    number   bigint  NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name     text    NOT NULL,
    revision bigint  NOT NULL,
    version  integer NOT NULL,
    sealed   text    NOT NULL,
    UNIQUE (name, revision)
);
