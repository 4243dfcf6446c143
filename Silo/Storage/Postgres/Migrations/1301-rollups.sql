-- What a device's readings of one hour come to, metric by metric.
CREATE TABLE rollup (
    device integer NOT NULL,
    hour   integer NOT NULL, -- since 1970
    points bytea   NOT NULL,
    PRIMARY KEY (device, hour)
);

-- They come nearly in order.
CREATE INDEX rollup_by_hour ON rollup USING brin (hour);

-- Hours whose readings have changed since they were rolled up.
CREATE TABLE late_hour (
    device integer NOT NULL,
    hour   integer NOT NULL,
    PRIMARY KEY (device, hour)
);

-- One row: the hours from the first up to but not the next are rolled up, of all devices.
CREATE TABLE rolled (
    id           integer NOT NULL PRIMARY KEY CHECK (id = 1),
    first_hour   integer,
    next_hour    integer,
    leased_until bigint  NOT NULL -- milliseconds since 1970
);

INSERT INTO rolled (id, leased_until) VALUES (1, 0);
