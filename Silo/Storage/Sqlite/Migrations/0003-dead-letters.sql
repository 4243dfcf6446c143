CREATE TABLE dead_letter (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    at             INTEGER NOT NULL, -- milliseconds since 1970
    device         TEXT,
    topic          TEXT    NOT NULL,
    reason         TEXT    NOT NULL,
    payload        BLOB    NOT NULL,
    payload_length INTEGER NOT NULL
);

CREATE INDEX dead_letter_by_device ON dead_letter (device, id);
