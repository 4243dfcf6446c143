-- What was changed in an object, by whom. Kept when its state is cleared.
CREATE TABLE object_change (
    key      text COLLATE "C" NOT NULL,
    revision bigint           NOT NULL,
    at       bigint           NOT NULL, -- milliseconds since 1970
    actor    text             NOT NULL,
    action   text             NOT NULL,
    fields   text             NOT NULL, -- JSON
    PRIMARY KEY (key, revision)
);
