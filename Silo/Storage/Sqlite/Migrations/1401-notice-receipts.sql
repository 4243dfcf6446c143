-- Who has read which notice.
CREATE TABLE notice_receipt (
    notice TEXT    NOT NULL,
    person TEXT    NOT NULL,
    at     INTEGER NOT NULL, -- milliseconds since 1970
    PRIMARY KEY (notice, person)
) WITHOUT ROWID;

CREATE INDEX notice_receipt_by_person ON notice_receipt (person);
