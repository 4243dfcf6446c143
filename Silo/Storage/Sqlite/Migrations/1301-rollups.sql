-- What a device's readings of one hour come to, metric by metric.
CREATE TABLE rollup (
    device INTEGER NOT NULL,
    hour   INTEGER NOT NULL, -- since 1970
    points BLOB    NOT NULL,
    PRIMARY KEY (device, hour)
) WITHOUT ROWID;

CREATE INDEX rollup_by_hour ON rollup (hour);

-- Hours whose readings have changed since they were rolled up.
CREATE TABLE late_hour (
    device INTEGER NOT NULL,
    hour   INTEGER NOT NULL,
    PRIMARY KEY (device, hour)
) WITHOUT ROWID;

-- One row: the hours from the first up to but not the next are rolled up, of all devices.
CREATE TABLE rolled (
    id           INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    first_hour   INTEGER,
    next_hour    INTEGER,
    leased_until INTEGER NOT NULL -- milliseconds since 1970
);

INSERT INTO rolled (id, leased_until) VALUES (1, 0);
