CREATE TABLE dead_letter (
    id             bigint  NOT NULL PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    at             bigint  NOT NULL, -- milliseconds since 1970
    device         text,
    topic          text    NOT NULL,
    reason         text    NOT NULL,
    payload        bytea   NOT NULL,
    payload_length integer NOT NULL
);

CREATE INDEX dead_letter_by_device ON dead_letter (device, id);
