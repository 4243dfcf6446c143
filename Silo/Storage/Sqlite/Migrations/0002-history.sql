CREATE TABLE history_device (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE history_metric (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

-- One row a message. The key holds everything, so the same message again is the same row.
CREATE TABLE reading (
    device INTEGER NOT NULL,
    at     INTEGER NOT NULL, -- milliseconds since 1970
    points BLOB    NOT NULL,
    PRIMARY KEY (device, at, points)
) WITHOUT ROWID;

-- Readings that wait for their place among their device's, in the order they came.
CREATE TABLE fresh_reading (
    id     INTEGER PRIMARY KEY,
    device INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    points BLOB    NOT NULL
);
