-- What was changed in an object, by whom. Kept when its state is cleared.
CREATE TABLE object_change (
    key      TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    at       INTEGER NOT NULL, -- milliseconds since 1970
    actor    TEXT    NOT NULL,
    action   TEXT    NOT NULL,
    fields   TEXT    NOT NULL, -- JSON
    PRIMARY KEY (key, revision)
) WITHOUT ROWID;
