CREATE TABLE device_event (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    device TEXT    NOT NULL,
    key    TEXT    NOT NULL, -- the device's own id of it, or what it is
    at     INTEGER NOT NULL, -- milliseconds since 1970
    type   TEXT    NOT NULL,
    data   TEXT    NOT NULL
);

CREATE UNIQUE INDEX device_event_once ON device_event (device, key);
CREATE INDEX device_event_by_time ON device_event (device, at, id);
CREATE INDEX device_event_old ON device_event (at);
