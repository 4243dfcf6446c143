-- Who has read which notice.
CREATE TABLE notice_receipt (
    notice text   NOT NULL COLLATE "C",
    person text   NOT NULL COLLATE "C",
    at     bigint NOT NULL, -- milliseconds since 1970
    PRIMARY KEY (notice, person)
);

CREATE INDEX notice_receipt_by_person ON notice_receipt (person);
