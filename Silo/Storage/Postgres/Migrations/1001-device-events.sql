CREATE TABLE device_event (
    id     bigint NOT NULL PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    device text   NOT NULL,
    key    text   NOT NULL, -- the device's own id of it, or what it is
    at     bigint NOT NULL, -- milliseconds since 1970
    type   text   NOT NULL,
    data   text   NOT NULL
);

CREATE UNIQUE INDEX device_event_once ON device_event (device, key);
CREATE INDEX device_event_by_time ON device_event (device, at, id);
CREATE INDEX device_event_old ON device_event (at);
